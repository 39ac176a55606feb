/** What the page says: every module asks here, and whoever begins says in which language. */

/** @typedef {import("./translator.js").Values} Values */
/** @typedef {import("./translator.js").Speaker} Speaker */

/** How numbers and dates are written in English. */
export const ENGLISH_LOCALE = "en-GB";

/** @type {Speaker | null} */
let speaking = null;

/** From now on the page speaks through this one. @param {Speaker} speaker */
export function speakThrough(speaker) {
  speaking = speaker;
}

/** @returns {Speaker} */
export function speaker() {
  if (speaking === null) throw new Error("a text was asked for before there was a language");
  return speaking;
}

/**
 * A text of the catalogue, `texts/en.ftl` and its translations. Numbers among the values choose the
 * plural; those that are to be read come as text, made by `format.js`.
 * @param {string} id @param {Values} [values]
 */
export function text(id, values) {
  return speaker().text(id, values);
}

/** What Python or the worker says, which is English, in the page's language. @param {string} english */
export function translated(english) {
  return speaker().translated(english);
}

/** How numbers and dates are written: a tag for `Intl`. */
export function locale() {
  return speaking?.locale ?? ENGLISH_LOCALE;
}

/** What stands between a number and its decimals. */
export function decimalMark() {
  return speaking?.mark ?? ".";
}
