import { Fault, wordsOf } from "../../shared/fault.js";
import { chosenOf, ENGLISH } from "./language_choice.js";
import { showTexts } from "./language_loading.js";
import { sayAll } from "./markup.js";
import { speakThrough } from "./text.js";
import { Speaker } from "./translator.js";

/** @typedef {import("../../shared/files.js").Files} Files */
/** @typedef {import("../../shared/assets.js").Asset} Asset */
/** The languages besides English: what each calls itself, and its catalogue. @typedef {Record<string, Asset & { name: string }>} Languages */

/**
 * Speak the language that was chosen. English is there; another one is fetched first, and where it
 * cannot be had the page speaks English, and says why.
 * @param {string} english @param {Languages} languages @param {Files} files
 * @returns {Promise<{ language: string, fault: Fault | null }>} the language that is spoken
 */
export async function beginToSpeak(english, languages, files) {
  speakThrough(new Speaker(english));
  try {
    const chosen = chosenOf(Object.keys(languages));
    if (chosen in languages)
      speak(chosen, await fetched(chosen, languages[chosen], files), english);
    return { language: chosen, fault: null };
  } catch (thrown) {
    return { language: ENGLISH, fault: new Fault("language", wordsOf(thrown)) };
  } finally {
    showTexts();
  }
}

/** @param {string} language @param {Asset} asset @param {Files} files */
async function fetched(language, asset, files) {
  const packed = new Blob([await files.download(`texts.${language}`, asset)]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** @param {string} language @param {ConstructorParameters<typeof Speaker>[1]} catalogue @param {string} english */
function speak(language, catalogue, english) {
  const speaker = new Speaker(english, catalogue);
  speakThrough(speaker);
  sayAll(document, (id) => speaker.message(id));
  document.documentElement.lang = language;
}
