/** The page's HTML is English. For another language it stays hidden until it has been translated. */

import { currentLanguage, ENGLISH } from "./language_choice.ts";

/** After this time the page is shown in any case: its scripts may have failed. */
const MAX_HIDDEN_MS = 4000;

/** Call this in the page's head, before anything is painted. */
export function hideUntranslated() {
  const { dataset } = document.documentElement;
  if (currentLanguage((dataset.languages ?? "").split(" ")) === ENGLISH) return;
  dataset.texts = "loading";
  setTimeout(showTranslated, MAX_HIDDEN_MS);
}

export function showTranslated() {
  delete document.documentElement.dataset.texts;
}
