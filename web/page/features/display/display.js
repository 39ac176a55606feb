/** How the page is shown, beyond what the system says; kept by the browser, where it keeps anything. */

import { keyOf, remember, remembered } from "../../browser/local_settings.js";

/** @typedef {{ scheme: "system" | "light" | "dark", type: "usual" | "large" }} Display */

const KEY = "display";
/** @type {Readonly<Display>} */
const USUAL = { scheme: "system", type: "usual" };
/** @type {{ [Setting in keyof Display]: readonly Display[Setting][] }} */
const CHOICES = { scheme: ["system", "light", "dark"], type: ["usual", "large"] };

/** What was chosen here before. @returns {Display} */
export function keptDisplay() {
  try {
    return understood(JSON.parse(remembered(KEY) ?? "{}"));
  } catch {
    return { ...USUAL }; // it is something else
  }
}

/** For the next visit, and for the other tabs. @param {Display} display */
export function keepDisplay(display) {
  remember(KEY, JSON.stringify(display));
}

/** Whether another tab has chosen. @param {StorageEvent} event */
export function isOfDisplay({ key }) {
  return key === keyOf(KEY) || key === null;
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
