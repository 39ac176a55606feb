/** Parses numbers as visitors type them in the language of the page: in German ½ is 0,5, and 60.000 is sixty thousand. */

import { decimalMark } from "../../language/text.ts";

/** Numbers in the notation that Python parses, see `pynn/settings.py`. */
export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const POWER = /^(-?)(?:(.+?)\s*[·⋅×x*]\s*)?10(?:\^([+-]?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/;

/** A number in Python's notation as a visitor could type it. */
export function formatTyped(plain: string) {
  return plain.replace(".", decimalMark());
}

/**
 * A typed number in Python's notation. Numbers that the page shows, such as −1.163 or 2.354·10¹⁷, can be pasted. A text
 * that is no number is returned unchanged, so that Python rejects it.
 */
export function parseNumber(text: string) {
  const plain = text
    .replace(/^[\p{C}\p{Z}]+|[\p{C}\p{Z}]+$/gu, "")
    .replace(/^[−–－]/, "-")
    .replace(
      POWER,
      (_, sign, factor, digits, above) =>
        `${sign}${factor ?? 1}e${digits ?? fromSuperscript(above)}`,
    );
  const number = withPoint(plain);
  return NUMBER.test(number) ? number : text;
}

/** Without separators between thousands, and with a point before the decimals. */
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
  // a point that does not separate thousands is a decimal point
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/.test(mantissa)) {
    return mantissa.replaceAll(".", "").replace(",", ".") + end;
  }
  return mantissa.replace(",", ".") + end;
}

/** @param above superscript digits, perhaps with a sign */
function fromSuperscript(above: string) {
  return above
    .replace("⁺", "+")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
}
