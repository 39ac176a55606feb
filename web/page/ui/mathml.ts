/**
 * Mathematics from Python (`pynn_labs/derivation/typesetting.py`) as MathML elements: a node is
 * `[tag, attributes, child, …]`, and a leaf `["mn", { q: key }]` waits for its number.
 */

import { lookUp } from "../../shared/look_up.ts";
import { formatInFormula } from "./format.ts";

export type MathNode = [string, Record<string, unknown>, ...(MathNode | string)[]];

/** a number to be put in */
export type Blank = { element: Element; key: string; digits?: number; guard: boolean };

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";
const TAGS = new Set("mrow mi mn mo msub msup msubsup munder mfrac".split(" "));
const ATTRIBUTES =
  "form stretchy movablelimits mathvariant separator lspace rspace linethickness".split(" ");

/**
 * A piece of mathematics that stands by itself.
 * @param blanks where its numbers belong is added here
 */
export function math(node: MathNode, blanks: Blank[]) {
  const root = document.createElementNS(NAMESPACE, "math");
  root.setAttribute("displaystyle", "true"); // fractions as large as what stands beside them
  root.append(build(node, blanks));
  return root;
}

function build([tag, attributes, ...children]: MathNode, blanks: Blank[]): Element {
  if (!TAGS.has(tag)) throw new Error(`“${tag}” is no element of our mathematics`);
  const made = document.createElementNS(NAMESPACE, tag);
  for (const name of ATTRIBUTES) {
    if (name in attributes) made.setAttribute(name, String(attributes[name]));
  }
  const { q: key, digits, guard = false } = attributes as any;
  if (key !== undefined) made.setAttribute("data-quantity", key);
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
 * Put the numbers in.
 * @param usualDigits where a number does not ask for more of them
 */
export function fillNumbers(blanks: Blank[], numbers: Record<string, number>, usualDigits: number) {
  for (const { element, key, digits = usualDigits, guard } of blanks) {
    const value = lookUp(numbers, key);
    const text = formatInFormula(value, digits);
    const bracketed = guard && (value < 0 || text.includes("·"));
    const shown = bracketed ? `(${text})` : text;
    if (element.textContent !== shown) element.textContent = shown;
    element.setAttribute("data-value", String(value));
  }
}
