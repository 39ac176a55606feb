/** Numbers as people read them, in the language of the page. */

import { decimalMark, locale } from "../language/text.js";
import { asTyped } from "./form/parse_number.js";

const MINUS = "−";
const DASH = "–";
/** A space at which no line is broken: between a number and its unit or power. */
const NO_BREAK = "\u00a0";
const TIMES = `${NO_BREAK}·${NO_BREAK}`;

/** A number with a fixed count of decimals; a dash where there is none. @param {number | null | undefined} value */
export function fixed(value, decimals = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
  const text = value.toFixed(decimals);
  return readable(Number(text) === 0 ? text.replace("-", "") : text);
}

/** A number that JavaScript has written, as people write it. @param {string} text */
function readable(text) {
  return text.replace("-", MINUS).replace(".", decimalMark());
}

/** A few significant digits, with a power of ten for very small and very large numbers. @param {number | null | undefined} value */
export function significant(value, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
  const { text, power } = rounded(value, digits);
  return power === 0 ? readable(text) : `${readable(text)}${TIMES}10${superscript(power)}`;
}

/** A few significant digits, or that it is infinite or no number at all. @param {number} value */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  return significant(value, digits);
}

/** To significant digits; the power of ten is 0 where none is needed. @param {number} value @param {number} digits */
function rounded(value, digits) {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 5) return { text: mantissa, power };
  return { text: value.toFixed(Math.max(digits - 1 - power, 0)), power: 0 };
}

/**
 * A number inside of a formula: whole ones as they are, others to a few significant digits.
 * @param {number} value
 */
export function numberText(value, digits = 4) {
  if (Number.isNaN(value)) return "?";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (value === 0) return "0"; // and not −0
  if (isShortWhole(value)) return whole(value).replace("-", MINUS);
  return significant(value, digits).replace(TIMES, "·");
}

/** The same number as it could have been typed. @param {number} value */
export function typed(value, digits = 4) {
  if (isShortWhole(value)) return String(value);
  const { text, power } = rounded(value, digits);
  return asTyped(power === 0 ? text : `${text}e${power}`);
}

/** @param {number} value */
function isShortWhole(value) {
  return Number.isInteger(value) && Math.abs(value) < 1e5;
}

/** A whole number above the line. @param {number} number */
export function superscript(number) {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  return String(number)
    .replace(/\d/g, (digit) => digits[Number(digit)])
    .replace("-", "⁻");
}

/** A number at an axis: no more digits than it needs, so that neighbours differ. @param {number} value */
export function tick(value) {
  return readable(String(Number(value.toPrecision(3))));
}

/** A share of 1 in per cent. @param {number | null | undefined} share */
export function percent(share, decimals = 2) {
  if (share === null || share === undefined || !Number.isFinite(share)) return DASH;
  return `${readable((100 * share).toFixed(decimals))}${NO_BREAK}%`;
}

/** @param {number} count */
export function whole(count) {
  return count.toLocaleString(locale());
}

/** A count that nobody needs to the last digit. @param {number} count */
export function about(count) {
  return Number.isFinite(count) ? whole(Number(count.toPrecision(2))) : DASH;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${readable((bytes / 1e6).toFixed(1))}${NO_BREAK}MB`;
}

/** A time span for reading. @param {number | null | undefined} seconds */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return DASH;
  if (seconds < 1) return `${readable(seconds.toFixed(2))}${NO_BREAK}s`;
  if (seconds < 10) return `${readable(seconds.toFixed(1))}${NO_BREAK}s`;
  if (seconds < 100) return `${Math.round(seconds)}${NO_BREAK}s`;
  return `${Math.round(seconds / 60)}${NO_BREAK}min`;
}

/** A message as a sentence: begun with a capital, ended with a stop. @param {string} message */
export function sentence(message) {
  const begun = capital(message);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Full precision for `data-value`; empty where there is no number. @param {number | null | undefined} value */
export function exact(value) {
  return value === null || value === undefined || !Number.isFinite(value) ? "" : String(value);
}

/** A time of the day, with the date where it is another day. @param {Date} then @param {Date} now */
export function clock(then, now) {
  const time = then.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === now.toDateString()) return time;
  return `${then.toLocaleDateString(locale(), { day: "numeric", month: "long" })}, ${time}`;
}

/** “a”, “a and b”, “a, b and c”. @param {string[]} names */
export function listed(names) {
  return new Intl.ListFormat(locale()).format(names);
}
