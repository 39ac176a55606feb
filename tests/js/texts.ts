/** The page's texts for tests without a page: English, or another language. */

import { readFileSync } from "node:fs";
import { setTranslator } from "../../web/page/language/text.ts";
import { Translator } from "../../web/page/language/translator.ts";
import { inProject } from "./project.ts";

/** The catalogue of a language. */
export function catalogue(language: string) {
  return readFileSync(inProject(`web/texts/${language}.ftl`), "utf8");
}

export function speakEnglish() {
  setTranslator(new Translator(catalogue("en")));
}

export function speak(locale: string, texts: string) {
  setTranslator(new Translator(catalogue("en"), { locale, texts }));
}
