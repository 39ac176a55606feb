/** The line about the quantity that is highlighted: what it means, then its number. */

import { text } from "../../language/text.ts";
import { formatInFormula, formatInteger } from "../../ui/format.ts";
import {
  activationSymbol,
  nameOf,
  parse,
  sourceName,
  subject,
  subscript,
  unitSymbol,
} from "./quantity_names.ts";
import type { ShownState } from "./state.ts";

/** What a key stands for, see `parse`. */
type Quantity = NonNullable<ReturnType<typeof parse>>;

/** A loss beside the selected weight differs from the other one in its last digits only. */
const LOSS_DIGITS = 12;

/**
 * A sentence about a quantity of a state.
 * @param key "" for the selected parameter
 * @param stage the stage of a step that is shown
 */
export function readout(key: string, state: ShownState, stage: string | null) {
  const shown = key || state.selected;
  const quantity = parse(shown);
  if (quantity === null) return otherText(shown, state);
  if (quantity.kind !== "W" && quantity.kind !== "b") return unitText(shown, quantity, state);
  return quantity.prefix === ""
    ? parameterReadout(shown, quantity, state, stage)
    : gradientText(shown, quantity, state);
}

function parameterReadout(
  key: string,
  { kind, layer, to, from }: Quantity,
  { sizes, numbers }: ShownState,
  stage: string | null,
) {
  const value = formatInFormula(numbers[key]);
  const updated = formatInFormula(numbers[`n${key}`]);
  const mean = formatInFormula(numbers[`G${key}`], 3);
  const row = formatInFormula(numbers[`g${key}`], 3);
  const values = {
    name: nameOf(key, sizes.length - 1),
    layer: String(layer),
    to: String(to),
    value:
      stage === "update"
        ? text("tt-readout-step", { value, updated })
        : text("tt-readout-gradients", { value, mean, row }),
  };
  if (kind === "b") return text("tt-readout-bias", values);
  const source = layer === 1 ? "input" : "unit";
  return text("tt-readout-weight", { ...values, source, from: String(from) });
}

/** A gradient of a weight or bias, or its value after the step. */
function gradientText(key: string, { prefix, kind }: Quantity, state: ShownState) {
  const { sizes, numbers, batch } = state;
  const last = sizes.length - 1;
  const name = nameOf(subject(key, last), last);
  const value = formatInFormula(numbers[key]);
  const values = { name, value, kind: kind === "W" ? "weight" : "bias" };
  if (prefix === "n") {
    const from = formatInFormula(numbers[subject(key, last)]);
    return text("tt-readout-updated-parameter", { ...values, from });
  }
  if (prefix === "G") return text("tt-readout-mean-gradient", values);
  const [, member] = key.split("@");
  const row = prefix === "S" ? String((batch[0] ?? 0) + 1) : member;
  if (row === undefined) return text("tt-readout-row-gradient", values);
  const loss = `ℓ${subscript(row)}`;
  return text("tt-readout-member-gradient", { ...values, loss, row });
}

function unitText(key: string, { kind, layer, to }: Quantity, state: ShownState) {
  const { sizes, numbers, settings } = state;
  const last = sizes.length - 1;
  const place = `${layer}.${to}`;
  const number = (letter: string) => formatInFormula(numbers[`${letter}${place}`]);
  const activation = activationSymbol(String(settings.activation), layer, last);
  const values = {
    name: layer === 0 ? sourceName(layer, to) : nameOf(`u${place}`, last),
    sum: unitSymbol("z", layer, to),
    layer: String(layer),
    unit: String(to),
    activation,
    value: kind === "u" ? number("x") : formatInFormula(numbers[key]),
    z: number("z"),
    slope: number("s"),
    delta: number("d"),
  };
  if (layer === 0) return text("tt-readout-input", values);
  if (kind === "z") return text("tt-readout-sum", values);
  if (kind === "s") return text("tt-readout-slope", values);
  if (kind === "c") return text("tt-readout-value-gradient", values);
  if (kind === "d") {
    return text("tt-readout-delta", { ...values, name: unitSymbol("δ", layer, to) });
  }
  if (layer < last) return text(kind === "u" ? "tt-readout-unit" : "tt-readout-value", values);
  const y = formatInFormula(numbers["y.1"]);
  return text(kind === "u" ? "tt-readout-output" : "tt-readout-answer", { ...values, y });
}

function otherText(key: string, { numbers, inputs, selected, sizes }: ShownState) {
  const last = sizes.length - 1;
  const isLossBeside = key === "above" || key === "below";
  const values = {
    name: nameOf(selected, last),
    value: formatInFormula(numbers[key], isLossBeside ? LOSS_DIGITS : 4),
  };
  const [, row] = /^loss\.(\d+)$/.exec(key) ?? [];
  if (row !== undefined) {
    return text("tt-readout-row-loss", { ...values, loss: `ℓ${subscript(row)}`, row });
  }
  if (key.startsWith("y.")) return text("tt-readout-target", values);
  if (key.startsWith("e.")) return text("tt-readout-value-gradient", { ...values, name: "ŷ" });
  if (key === "loss") return text("tt-readout-loss", values);
  if (key === "L") {
    return text("tt-readout-mean-loss", { ...values, rows: formatInteger(inputs.length) });
  }
  if (key === "xi") return text("tt-readout-xi", values);
  if (key === "h") return text("tt-readout-h", values);
  if (isLossBeside) return text("tt-readout-loss-beside", { ...values, side: key });
  if (key === "difference") return text("tt-readout-difference", values);
  return key === "relative_error" ? text("tt-readout-relative-error", values) : "";
}
