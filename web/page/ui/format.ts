/** Numbers as people read them, in the language of the page. */

import { roundToDigits, superscript } from "../language/number_text.ts";
import { decimalMark, locale } from "../language/text.ts";
import { formatTyped } from "./form/parse_number.ts";

const MINUS = "−";
const DASH = "–";
/** A no-break space, between a number and its unit or power. */
const NO_BREAK = "\u00a0";
const TIMES = `${NO_BREAK}·${NO_BREAK}`;

/** A number with a fixed count of decimals; a dash for no number. */
export function formatFixed(value: number | null | undefined, decimals = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
  const text = value.toFixed(decimals);
  return readable(Number(text) === 0 ? text.replace("-", "") : text);
}

/** A number in JavaScript's notation, in the notation of the page's language. */
function readable(text: string) {
  return text.replace("-", MINUS).replace(".", decimalMark());
}

/** A few significant digits, with a power of ten for very small and very large numbers. */
export function formatSignificant(value: number | null | undefined, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
  const { text, power } = roundToDigits(value, digits);
  return power === 0 ? readable(text) : `${readable(text)}${TIMES}10${superscript(power)}`;
}

/** The same, with NaN and infinities as such. */
export function formatNumber(value: number, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  return formatSignificant(value, digits);
}

/** A number inside a formula: integers in full, others to a few significant digits; “?” for no number. */
export function formatInFormula(value: number | undefined, digits = 4) {
  if (value === undefined || Number.isNaN(value)) return "?";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (value === 0) return "0"; // and not −0
  if (isShortWhole(value)) return formatInteger(value).replace("-", MINUS);
  return formatSignificant(value, digits).replace(TIMES, "·");
}

/** A number as a visitor could type it. */
export function formatEditable(value: number, digits = 4) {
  if (isShortWhole(value)) return String(value);
  const { text, power } = roundToDigits(value, digits);
  return formatTyped(power === 0 ? text : `${text}e${power}`);
}

function isShortWhole(value: number) {
  return Number.isInteger(value) && Math.abs(value) < 1e5;
}

/** A number at an axis: no more digits than it needs. */
export function formatTick(value: number) {
  return readable(String(Number(value.toPrecision(3))));
}

/** A share of 1 in per cent. */
export function formatPercent(share: number | null | undefined, decimals = 2) {
  if (share === null || share === undefined || !Number.isFinite(share)) return DASH;
  return `${readable((100 * share).toFixed(decimals))}${NO_BREAK}%`;
}

export function formatInteger(count: number) {
  return count.toLocaleString(locale());
}

/** A count to two significant digits. */
export function formatApproximate(count: number) {
  return Number.isFinite(count) ? formatInteger(Number(count.toPrecision(2))) : DASH;
}

export function formatMegabytes(bytes: number) {
  return `${readable((bytes / 1e6).toFixed(1))}${NO_BREAK}MB`;
}

/** A duration with its unit. */
export function formatDuration(seconds: number | null | undefined) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return DASH;
  if (seconds < 1) return `${readable(seconds.toFixed(2))}${NO_BREAK}s`;
  if (seconds < 10) return `${readable(seconds.toFixed(1))}${NO_BREAK}s`;
  if (seconds < 100) return `${Math.round(seconds)}${NO_BREAK}s`;
  return `${Math.round(seconds / 60)}${NO_BREAK}min`;
}

/** A message as a sentence: with a capital at its beginning and a full stop at its end. */
export function sentence(message: string) {
  const capitalized = capitalize(message);
  return /[.!?]$/.test(capitalized) ? capitalized : `${capitalized}.`;
}

export function capitalize(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Full precision for `data-value`; empty for no number. */
export function formatExact(value: number | null | undefined) {
  return value === null || value === undefined || !Number.isFinite(value) ? "" : String(value);
}

/** A time, with the date if it is not today. */
export function formatTime(then: Date, now: Date) {
  const time = then.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === now.toDateString()) return time;
  return `${then.toLocaleDateString(locale(), { day: "numeric", month: "long" })}, ${time}`;
}

/** “a”, “a and b”, “a, b and c”. */
export function formatList(names: string[]) {
  return new Intl.ListFormat(locale()).format(names);
}
