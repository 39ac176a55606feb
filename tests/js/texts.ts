/** The page's texts for tests without a page: English, or another language. */

import { readFileSync } from "node:fs";
import { setTranslator } from "../../web/page/language/text.ts";
import { Translator } from "../../web/page/language/translator.ts";
import { inProject } from "./project.ts";

/** The catalogue of a language. */
export function catalogue(language: string) {
  return readFileSync(inProject(`web/texts/${language}.ftl`), "utf8");
}

/** The messages of the engine. */
function ofEngine(texts: string) {
  return texts
    .split("\n")
    .filter((line) => line.startsWith("engine-"))
    .join("\n");
}

export function speakEnglish() {
  setTranslator(new Translator(catalogue("en")));
}

export function speak(locale: string, texts: string) {
  const english = catalogue("en");
  setTranslator(new Translator(english, { locale, texts, english: ofEngine(english) }));
}
