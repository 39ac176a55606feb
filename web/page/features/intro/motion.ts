/** How the demo moves: not at all for a person who prefers so, and only while it is seen. */

import { TICK_MS } from "./demo_script.ts";

/** True if the person prefers that nothing moves by itself. */
export function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Waits a moment, not counting the time during which the page is hidden. */
export async function tick() {
  await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  while (document.hidden) {
    await new Promise((resolve) =>
      document.addEventListener("visibilitychange", resolve, { once: true }),
    );
  }
}

/** Pixels left free above the panel. */
const MARGIN = 8;

/**
 * Scroll, if it is necessary, until a drawing is seen above the banner that covers the lower end of the window,
 * and all of its panel above it if there is room.
 *
 * @param covered pixels of the window that the banner covers
 */
export function scrollIntoView(drawing: HTMLElement, panel: HTMLElement, covered: number) {
  const { top } = panel.getBoundingClientRect();
  const hidden = drawing.getBoundingClientRect().bottom - (innerHeight - covered);
  if (top >= 0 && hidden <= 0) return;
  scrollBy({ top: Math.max(top - MARGIN, hidden), behavior: isCalm() ? "instant" : "smooth" });
}
