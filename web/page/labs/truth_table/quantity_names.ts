/** The keys of quantities, and their names as plain text, for places without MathML. */

import { lookUp } from "../../../shared/checked_lookup.ts";
import { superscript } from "../../language/number_text.ts";

const SUB = "₀₁₂₃₄₅₆₇₈₉";
/** Keeps a letter's indices on one line. */
const WORD_JOINER = "\u2060";
/** Stands between two indices; a comma would stand above them. */
const INDEX_SPACE = "\u202f";

export function subscript(number: number | string) {
  return String(number).replace(/\d/g, (digit) => SUB.charAt(Number(digit)));
}

/** The layer as a superscript in brackets. */
export function layerMark(layer: number) {
  return `⁽${superscript(layer)}⁾${WORD_JOINER}`;
}

/** A letter of one unit, such as z⁽²⁾₁. */
export function unitSymbol(letter: string, layer: number, unit: number) {
  return `${letter}${layerMark(layer)}${subscript(unit)}`;
}

/** The name of a unit that a weight comes from; inputs have no layer mark. */
export function sourceName(layer: number, unit: number) {
  return layer === 0 ? `x${subscript(unit)}` : unitSymbol("x", layer, unit);
}

const ACTIVATION_SYMBOLS: Record<string, string> = {
  sigmoid: "σ",
  tanh: "tanh",
  relu: "ReLU",
  identity: "id",
};

/** The activation function of a layer, as the equations write it; the output's is always σ. */
export function activationSymbol(activation: string, layer: number, lastLayer: number) {
  return layer === lastLayer ? "σ" : lookUp(ACTIVATION_SYMBOLS, activation);
}

/** The key of the quantity that an element or one around it shows; "" for none. */
export function quantityAt(target: EventTarget | null) {
  const found = (target as Element | null)?.closest?.("[data-quantity]");
  return found?.getAttribute("data-quantity") ?? "";
}

/** The parts of a key such as "GW2.1.3": a mean gradient, of a weight, of layer 2, to 1, from 3. */
export function parse(key: string) {
  const found = /^(?:([gGnS])?([Wb])|([xzsdcu]))(\d+)\.(\d+)(?:\.(\d+))?/.exec(key);
  if (found === null) return null;
  const [, prefix = "", parameter, unit, layer, to, from] = found;
  return {
    prefix,
    kind: parameter ?? unit,
    layer: Number(layer),
    to: Number(to),
    from: from === undefined ? null : Number(from),
  };
}

/** The weight, bias or unit of the drawing that a quantity belongs to. */
export function subject(key: string, lastLayer: number) {
  const output = /^[ye]\.(\d+)$/.exec(key);
  if (output) return `u${lastLayer}.${output[1]}`;
  const parsed = parse(key);
  if (parsed === null) return key;
  const { kind, layer, to, from } = parsed;
  if (kind === "W") return `W${layer}.${to}.${from}`;
  return `${kind === "b" ? "b" : "u"}${layer}.${to}`;
}

/** The name of a weight, bias or unit. */
export function nameOf(key: string, lastLayer: number) {
  const parsed = parse(key);
  if (parsed === null) return key;
  const { kind, layer, to, from } = parsed;
  if (kind === "W")
    return `W${layerMark(layer)}${subscript(to)}${INDEX_SPACE}${subscript(String(from))}`;
  if (kind === "b") return unitSymbol("b", layer, to);
  return layer === lastLayer ? "ŷ" : unitSymbol("x", layer, to);
}
