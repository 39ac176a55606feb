/** How the page is shown, beyond what the system says; kept by the browser, where it keeps anything. */

/** @typedef {{ scheme: "system" | "light" | "dark", type: "usual" | "large" }} Display */

/** Not in the page's database: that answers too late for the first picture of the page. */
const KEY = "pynn/display";
/** @type {Readonly<Display>} */
const USUAL = { scheme: "system", type: "usual" };
/** @type {{ [Setting in keyof Display]: readonly Display[Setting][] }} */
const CHOICES = { scheme: ["system", "light", "dark"], type: ["usual", "large"] };

/** What was chosen here before. @returns {Display} */
export function keptDisplay() {
  try {
    return understood(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return { ...USUAL }; // storage is forbidden, or holds something else
  }
}

/** For the next visit, and for the other tabs. @param {Display} display */
export function keepDisplay(display) {
  try {
    localStorage.setItem(KEY, JSON.stringify(display));
  } catch {
    // it holds until the page is closed
  }
}

/** Whether another tab has chosen. @param {StorageEvent} event */
export function isOfDisplay({ key }) {
  return key === KEY || key === null;
}

/** Show the page so; the style sheet knows how. @param {Display} display @param {HTMLElement} [root] */
export function applyDisplay({ scheme, type }, root = document.documentElement) {
  root.dataset.scheme = scheme;
  root.dataset.type = type;
}

/** What is not known is as usual. @param {any} kept @returns {Display} */
export function understood(kept) {
  const { scheme, type } = { ...USUAL, ...kept };
  return {
    scheme: CHOICES.scheme.includes(scheme) ? scheme : USUAL.scheme,
    type: CHOICES.type.includes(type) ? type : USUAL.type,
  };
}
