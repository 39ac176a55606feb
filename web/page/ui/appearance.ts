/** The page's colours and type size, for what is drawn without style sheets. */

/** red, green and blue, 0 to 255 */
export type Colour = [number, number, number];

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

const listeners: (() => void)[] = [];

/** Call a listener whenever the page's colours or type size change. */
export function onSchemeChange(listener: () => void) {
  listeners.push(listener);
}

/** Redraw everything that is drawn in the page's colours. */
export function notifySchemeChange() {
  for (const listener of listeners) listener();
}
dark?.addEventListener("change", notifySchemeChange);

/** The colour of a CSS variable at this place, in the current scheme. */
export function colourAt(place: HTMLElement, variable: string) {
  const previous = place.style.color;
  place.style.color = `var(${variable})`;
  const { color } = getComputedStyle(place);
  place.style.color = previous;
  return color;
}

/** @param colour as a computed style has it, rgb(…) */
export function channels(colour: string): Colour {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** The pixels of a rem that drawings are designed for; they grow with the visitor's type size. */
export const USUAL_REM = 16;

/** The pixels of a rem. */
export function rem() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
