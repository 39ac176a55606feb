/** The page's texts: every module gets them here, in the language that was set at the start. */

import type { CatalogueText, TextValues } from "../../shared/protocol.ts";
import { ENGLISH_LOCALE } from "./language_choice.ts";
import type { Translator } from "./translator.ts";

let current: Translator | null = null;

export function setTranslator(next: Translator) {
  current = next;
}

export function translator(): Translator {
  if (current === null) throw new Error("a text was requested before the language was set");
  return current;
}

/**
 * A text of the catalogue, `texts/en.ftl` and its translations. A number among the values selects the plural form;
 * numbers with a format of their own are passed as text, see `ui/format.ts`.
 */
export function text(id: string, values?: TextValues) {
  return translator().text(id, values);
}

/** A text from Python, the worker or a fault. */
export function say({ id, values }: CatalogueText) {
  return text(id, values);
}

/** The page's locale for numbers and dates: a tag for `Intl`. */
export function locale() {
  return current?.locale ?? ENGLISH_LOCALE;
}

/** The decimal separator. */
export function decimalMark() {
  return current?.decimalMark ?? ".";
}
