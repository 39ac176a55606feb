/** Which language the page speaks: what was chosen by hand, else the first that the browser asks for. */

const KEPT = "pynn-language";
const ENGLISH = "en";

/**
 * @param {string[]} offered besides English, as "de"
 * @param {string | null} byHand
 * @param {readonly string[]} asked what the browser asks for, as "de-AT", the dearest first
 */
export function languageFor(offered, byHand, asked) {
  const all = [ENGLISH, ...offered];
  if (byHand !== null && all.includes(byHand)) return byHand;
  const wanted = asked.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.find((language) => all.includes(language)) ?? ENGLISH;
}

/** What was chosen by hand in this browser; null where nothing was, or where nothing can be kept. */
export function chosenByHand() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** @param {string} language */
export function chooseByHand(language) {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // storage is forbidden here: the choice is for the address alone
  }
}
