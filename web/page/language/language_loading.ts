/**
 * The page's HTML is English. Where another language is to be spoken, nothing of it is seen until the page
 * speaks that one: no text is exchanged before the reader's eyes.
 */

import { ENGLISH, storedLanguage } from "./language_choice.ts";

/** A page that never begins is to be read all the same. */
const LONGEST_MS = 4000;

/** Run in the page's head, before anything is seen. */
export function hideUntranslated() {
  const { dataset } = document.documentElement;
  if (storedLanguage((dataset.languages ?? "").split(" ")) === ENGLISH) return;
  dataset.texts = "coming";
  setTimeout(showTranslated, LONGEST_MS);
}

export function showTranslated() {
  delete document.documentElement.dataset.texts;
}
