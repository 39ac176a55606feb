/**
 * Builds MathML elements from Python's formulas (`pynn_labs/derivation/typesetting.py`): a node is
 * `[tag, attributes, child, …]`, and a leaf `["mn", { q: key }]` is a blank for a number.
 */

import { lookUp } from "../../shared/checked_lookup.ts";
import { formatInFormula } from "./format.ts";

/**
 * `q` is the key of the number in a blank, `guard` puts brackets around it where needed, `cancelled` strikes
 * an element out; the rest is MathML's.
 */
type MathAttributes = {
  q?: string;
  digits?: number;
  guard?: boolean;
  cancelled?: boolean;
} & Record<string, unknown>;

export type MathNode = [string, MathAttributes, ...(MathNode | string)[]];

/** A place for a number. */
export type Blank = { element: Element; key: string; digits?: number; guard: boolean };

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";
const TAGS = new Set("mrow mi mn mo msub msup msubsup munder mfrac".split(" "));
const ATTRIBUTES =
  "form stretchy movablelimits mathvariant separator lspace rspace linethickness".split(" ");

/**
 * The `<math>` element of a formula.
 * @param blanks the formula's blanks are appended here
 */
export function math(node: MathNode, blanks: Blank[]) {
  const root = document.createElementNS(NAMESPACE, "math");
  root.setAttribute("displaystyle", "true"); // full-size fractions
  root.append(build(node, blanks));
  return root;
}

function build([tag, attributes, ...children]: MathNode, blanks: Blank[]): Element {
  if (!TAGS.has(tag)) throw new Error(`“${tag}” is no element of our formulas`);
  const made = document.createElementNS(NAMESPACE, tag);
  for (const name of ATTRIBUTES) {
    if (name in attributes) made.setAttribute(name, String(attributes[name]));
  }
  const { q: key, digits, guard = false, cancelled = false } = attributes;
  if (key !== undefined) made.setAttribute("data-quantity", key);
  if (cancelled) made.classList.add("cancelled");
  for (const child of children) {
    made.append(typeof child === "string" ? child : build(child, blanks));
  }
  if (tag === "mn" && key !== undefined) {
    made.classList.add("number");
    blanks.push({ element: made, key, digits, guard });
  }
  return made;
}

/**
 * Fill the numbers in.
 * @param defaultDigits significant digits of numbers whose node does not state them
 */
export function fillNumbers(
  blanks: Blank[],
  numbers: Record<string, number>,
  defaultDigits: number,
) {
  for (const { element, key, digits = defaultDigits, guard } of blanks) {
    const value = lookUp(numbers, key);
    const text = formatInFormula(value, digits);
    const bracketed = guard && (value < 0 || text.includes("·"));
    const shown = bracketed ? `(${text})` : text;
    if (element.textContent !== shown) element.textContent = shown;
    element.setAttribute("data-value", String(value));
  }
}
