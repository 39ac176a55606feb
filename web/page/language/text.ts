/** What the page says: every module asks here, and whoever begins says in which language. */

import type { CatalogueText, TextValues } from "../../shared/protocol.ts";
import { ENGLISH_LOCALE } from "./language_choice.ts";
import type { Translator } from "./translator.ts";

let current: Translator | null = null;

/** From now on the page speaks through this one. */
export function setTranslator(next: Translator) {
  current = next;
}

export function translator(): Translator {
  if (current === null) throw new Error("a text was asked for before there was a language");
  return current;
}

/**
 * A text of the catalogue, `texts/en.ftl` and its translations. Numbers among the values choose the
 * plural; those that are to be read come as text, made by `format.js`.
 */
export function text(id: string, values?: TextValues) {
  return translator().text(id, values);
}

/** A text that came from Python, the worker or a fault. */
export function say({ id, values }: CatalogueText) {
  return text(id, values);
}

/** What Python or the worker says, which is English, in the page's language. */
export function translated(english: string) {
  return translator().translated(english);
}

/** How numbers and dates are written: a tag for `Intl`. */
export function locale() {
  return current?.locale ?? ENGLISH_LOCALE;
}

/** What stands between a number and its decimals. */
export function decimalMark() {
  return current?.decimalMark ?? ".";
}
