import type { Asset } from "../../shared/assets.ts";
import { Fault } from "../../shared/fault.ts";
import type { Files } from "../../shared/files.ts";
import { currentLanguage, ENGLISH, showTranslated } from "./language_choice.ts";
import { translateTree } from "./markup.ts";
import { setTranslator } from "./text.ts";
import type { TranslatedCatalogue } from "./translator.ts";
import { Translator } from "./translator.ts";

/** The languages besides English: their own names, and the files of their catalogues. */
export type Languages = Record<string, Asset & { name: string }>;

/**
 * Set the page's language. English is built in; another language is fetched, and where that fails the page is in
 * English.
 *
 * @returns the language in use, and the fault if that is not the chosen one
 */
export async function startLanguage(
  english: string,
  languages: Languages,
  files: Files,
): Promise<{ language: string; fault: Fault | null }> {
  setTranslator(new Translator(english));
  try {
    const chosen = currentLanguage(Object.keys(languages));
    const asset = languages[chosen];
    if (asset) translatePage(chosen, await fetchCatalogue(chosen, asset, files), english);
    return { language: chosen, fault: null };
  } catch (thrown) {
    return { language: ENGLISH, fault: new Fault("language", Fault.from(thrown).text) };
  } finally {
    showTranslated();
  }
}

async function fetchCatalogue(
  language: string,
  asset: Asset,
  files: Files,
): Promise<TranslatedCatalogue> {
  const packed = new Blob([await files.download(`texts.${language}`, asset)]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function translatePage(language: string, catalogue: TranslatedCatalogue, english: string) {
  const translator = new Translator(english, catalogue);
  setTranslator(translator);
  translateTree(document, (id) => translator.message(id));
  document.documentElement.lang = language;
}
