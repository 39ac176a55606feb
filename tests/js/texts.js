/** The page's texts for tests without a page: English, or another language. */

import { readFileSync } from "node:fs";
import { speakThrough } from "../../web/page/language/text.js";
import { Speaker } from "../../web/page/language/translator.js";

/** The catalogue of a language. @param {string} language */
export function catalogue(language) {
  return readFileSync(new URL(`../../web/texts/${language}.ftl`, import.meta.url), "utf8");
}

/** The messages of the engine. @param {string} texts */
function ofEngine(texts) {
  return texts
    .split("\n")
    .filter((line) => line.startsWith("engine-"))
    .join("\n");
}

export function speakEnglish() {
  speakThrough(new Speaker(catalogue("en")));
}

/** @param {string} locale @param {string} texts */
export function speak(locale, texts) {
  const english = catalogue("en");
  speakThrough(new Speaker(english, { locale, texts, english: ofEngine(english) }));
}
