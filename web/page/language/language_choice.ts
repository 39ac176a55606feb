/** Which language the page speaks: what was chosen by hand, else the first that the browser asks for. */

import { readSetting, writeSetting } from "../browser/local_settings.ts";

/** The address's parameter, and the setting that the browser keeps. */
const LANGUAGE = "language";
export const ENGLISH = "en";
/** How numbers and dates are written in English. */
export const ENGLISH_LOCALE = "en-GB";

/**
 * @param offered besides English, as "de"
 * @param asked what the browser asks for, as "de-AT", the dearest first
 */
export function languageFor(offered: string[], byHand: string | null, asked: readonly string[]) {
  const all = [ENGLISH, ...offered];
  if (byHand !== null && all.includes(byHand)) return byHand;
  const wanted = asked.flatMap((tag) => tag.toLowerCase().split("-", 1));
  return wanted.find((language) => all.includes(language)) ?? ENGLISH;
}

/**
 * Here and now.
 * @param offered besides English
 */
export function storedLanguage(offered: string[]) {
  return languageFor(offered, chosenByHand(location.search), navigator.languages);
}

/**
 * What was chosen by hand: in the address, as `?language=de`, or else in this browser; null where nothing was.
 * @param search as `location.search`
 */
function chosenByHand(search: string) {
  return new URLSearchParams(search).get(LANGUAGE) ?? readSetting(LANGUAGE);
}

/**
 * Choose for this visit and the next ones.
 * @param href the page's address
 * @returns the address under which the page speaks it: only there, where the browser keeps nothing
 */
export function chooseLanguage(language: string, href: string): string {
  const address = new URL(href);
  if (writeSetting(LANGUAGE, language)) address.searchParams.delete(LANGUAGE);
  else address.searchParams.set(LANGUAGE, language);
  return address.href;
}
