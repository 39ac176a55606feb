import type { Asset } from "../../shared/assets.ts";
import { Fault } from "../../shared/fault.ts";
import type { Files } from "../../shared/files.ts";
import { ENGLISH, storedLanguage } from "./language_choice.ts";
import { showTranslated } from "./language_loading.ts";
import { translateTree } from "./markup.ts";
import { setTranslator } from "./text.ts";
import { Translator } from "./translator.ts";

/** The languages besides English: what each calls itself, and its catalogue. */
export type Languages = Record<string, Asset & { name: string }>;

/**
 * Speak the language that was chosen. English is there; another one is fetched first, and where it
 * cannot be had the page speaks English, and says why.
 *
 * @returns the language that is spoken
 */
export async function startLanguage(
  english: string,
  languages: Languages,
  files: Files,
): Promise<{ language: string; fault: Fault | null }> {
  setTranslator(new Translator(english));
  try {
    const chosen = storedLanguage(Object.keys(languages));
    const asset = languages[chosen];
    if (asset) speak(chosen, await fetched(chosen, asset, files), english);
    return { language: chosen, fault: null };
  } catch (thrown) {
    return { language: ENGLISH, fault: new Fault("language", Fault.from(thrown).text) };
  } finally {
    showTranslated();
  }
}

async function fetched(language: string, asset: Asset, files: Files) {
  const packed = new Blob([await files.download(`texts.${language}`, asset)]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function speak(
  language: string,
  catalogue: ConstructorParameters<typeof Translator>[1],
  english: string,
) {
  const translator = new Translator(english, catalogue);
  setTranslator(translator);
  translateTree(document, (id) => translator.message(id));
  document.documentElement.lang = language;
}
