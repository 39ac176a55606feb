/** Numbers as people type or paste them, in the language of the page: in German ½ is 0,5, and 60.000 is sixty thousand. */

import { decimalMark } from "../../language/text.ts";

/** Numbers as Python reads them, see `pynn/settings.py`. */
export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const POWER = /^(-?)(?:(.+?)\s*[·⋅×x*]\s*)?10(?:\^([+-]?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/;

/** A number of Python's as it could have been typed. */
export function formatTyped(plain: string) {
  return plain.replace(".", decimalMark());
}

/**
 * What was typed, as Python reads it; the page's own numbers, such as −1.163 or 2.354·10¹⁷, may be pasted. What is no
 * number stays just as it was typed, for Python to refuse.
 */
export function parseNumber(text: string) {
  const plain = text
    .replace(/^[\p{C}\p{Z}]+|[\p{C}\p{Z}]+$/gu, "")
    .replace(/^[−–－]/, "-")
    .replace(
      POWER,
      (_, sign, factor, digits, above) => `${sign}${factor ?? 1}e${digits ?? onTheLine(above)}`,
    );
  const number = withPoint(plain);
  return NUMBER.test(number) ? number : text;
}

/** Without signs between thousands, and with a point before the decimals. */
function withPoint(plain: string) {
  const [mantissa = "", ...exponent] = plain.split(/(?=e)/i);
  const end = exponent.join("");
  if (decimalMark() !== ",") {
    return (
      (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(mantissa)
        ? mantissa.replaceAll(",", "")
        : mantissa) + end
    );
  }
  // a point that does not stand before thousands is taken for a mark, too
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/.test(mantissa)) {
    return mantissa.replaceAll(".", "").replace(",", ".") + end;
  }
  return mantissa.replace(",", ".") + end;
}

/** @param above digits that stand above the line, perhaps with a sign */
function onTheLine(above: string) {
  return above
    .replace("⁺", "+")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
}
