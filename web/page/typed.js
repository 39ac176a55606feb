/** Numbers as people type them, in the language of the page: in German ½ is 0,5, and 60.000 is sixty thousand. */

import { decimalMark } from "./language/text.js";

const THOUSANDS = /^\s*[1-9]\d{0,2}(\.\d{3})+\s*$/;

/** A number of Python's as it could have been typed. @param {string} plain */
export function asTyped(plain) {
  return plain.replace(".", decimalMark());
}

/**
 * What was typed, as Python reads it. What is no number stays as it is, for Python to refuse; where the
 * mark is a comma, a point that does not stand before thousands is taken for a mark, too.
 * @param {string} text
 */
export function untyped(text) {
  if (decimalMark() !== ",") return text;
  if (THOUSANDS.test(text)) return text.replaceAll(".", "");
  return text.split(",").length === 2 ? text.replace(",", ".") : text;
}
