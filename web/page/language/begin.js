import { chosenByHand, languageFor } from "./choice.js";
import { sayAll } from "./markup.js";
import { Speaker } from "./speaker.js";
import { speakThrough } from "./text.js";

/** @typedef {import("../../engine/files.js").Files} Files */
/** @typedef {import("../../engine/assets.js").Asset} Asset */
/** The languages besides English: what each calls itself, and its catalogue. @typedef {Record<string, Asset & { name: string }>} Languages */

/**
 * Speak the language that was chosen. English is there; another one is fetched first, and where it
 * cannot be had the page speaks English and rejects with the Fault.
 * @param {string} english @param {Languages} languages @param {Files} files
 * @returns {Promise<string>} the language
 */
export async function beginToSpeak(english, languages, files) {
  speakThrough(new Speaker(english));
  const chosen = languageFor(Object.keys(languages), chosenByHand(), navigator.languages);
  if (!(chosen in languages)) return chosen;
  const other = JSON.parse(
    new TextDecoder().decode(await files.download(`texts.${chosen}.json`, languages[chosen])),
  );
  const speaker = new Speaker(english, other);
  speakThrough(speaker);
  sayAll(document, (id) => speaker.message(id));
  document.documentElement.lang = chosen;
  return chosen;
}
