/** red, green and blue, 0 to 255 */
export type Colour = [number, number, number];

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

const listeners: (() => void)[] = [];

/** Told whenever the page goes from light to dark, or back, or to other sizes. */
export function onSchemeChange(told: () => void) {
  listeners.push(told);
}

/** Tell all who draw in the page's colours that these are others now. */
export function notifySchemeChange() {
  for (const told of listeners) told();
}
dark?.addEventListener("change", notifySchemeChange);

/** What a CSS variable is at this place, in the light or the dark. */
export function colourAt(place: HTMLElement, variable: string) {
  const before = place.style.color;
  place.style.color = `var(${variable})`;
  const { color } = getComputedStyle(place);
  place.style.color = before;
  return color;
}

/** @param colour as a computed style has it, rgb(…) */
export function channels(colour: string): Colour {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
