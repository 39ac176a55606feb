/** @typedef {[number, number, number]} Colour red, green and blue, 0 to 255 */

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** Told whenever the page goes from light to dark, or back. @param {() => void} told */
export function onSchemeChange(told) {
  dark?.addEventListener("change", told);
}

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
