/** @typedef {[number, number, number]} Colour red, green and blue, 0 to 255 */

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** @type {(() => void)[]} */
const listeners = [];

/** Told whenever the page goes from light to dark, or back, or to other sizes. @param {() => void} told */
export function onSchemeChange(told) {
  listeners.push(told);
}

/** Tell all who draw in the page's colours that these are others now. */
export function tellOfColours() {
  for (const told of listeners) told();
}
dark?.addEventListener("change", tellOfColours);

/** What a CSS variable is at this place, in the light or the dark. @param {HTMLElement} place @param {string} variable */
export function colourAt(place, variable) {
  const before = place.style.color;
  place.style.color = `var(${variable})`;
  const { color } = getComputedStyle(place);
  place.style.color = before;
  return color;
}

/** @param {string} colour as a computed style has it, rgb(…) @returns {Colour} */
export function channels(colour) {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
