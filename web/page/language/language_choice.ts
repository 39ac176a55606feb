/**
 * Chooses the page's language: the visitor's choice, or else the browser's first preference that is available.
 * The page's HTML is English: for another language it stays hidden until it has been translated.
 */

import { readSetting, writeSetting } from "../browser/local_settings.ts";

/** The name of the address's parameter, and of the stored setting. */
const LANGUAGE = "language";
export const ENGLISH = "en";
/** How numbers and dates are written in English. */
export const ENGLISH_LOCALE = "en-GB";
/** After this time the page is shown in any case: its scripts may have failed. */
const MAX_HIDDEN_MS = 4000;

/**
 * @param available languages besides English, as "de"
 * @param chosen by the visitor
 * @param preferred the browser's preferences, as "de-AT", the first one first
 */
export function languageFor(
  available: string[],
  chosen: string | null,
  preferred: readonly string[],
) {
  const all = [ENGLISH, ...available];
  if (chosen !== null && all.includes(chosen)) return chosen;
  const languages = preferred.flatMap((tag) => tag.toLowerCase().split("-", 1));
  return languages.find((language) => all.includes(language)) ?? ENGLISH;
}

/**
 * The language of this visit.
 * @param available languages besides English
 */
export function currentLanguage(available: string[]) {
  const chosen = new URLSearchParams(location.search).get(LANGUAGE) ?? readSetting(LANGUAGE);
  return languageFor(available, chosen, navigator.languages);
}

/**
 * Choose a language for this visit and the next ones.
 * @param href the page's address
 * @returns the address of the page in this language, which names it only if the choice could not be stored
 */
export function chooseLanguage(language: string, href: string): string {
  const address = new URL(href);
  if (writeSetting(LANGUAGE, language)) address.searchParams.delete(LANGUAGE);
  else address.searchParams.set(LANGUAGE, language);
  return address.href;
}

/** Hide the page where it is in another language. Call this in its head, before anything is painted. */
export function hideUntranslated() {
  const { dataset } = document.documentElement;
  if (currentLanguage((dataset.languages ?? "").split(" ")) === ENGLISH) return;
  dataset.texts = "loading";
  setTimeout(showTranslated, MAX_HIDDEN_MS);
}

export function showTranslated() {
  delete document.documentElement.dataset.texts;
}
