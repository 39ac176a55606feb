/** Pixels left free above the panel. */
const MARGIN = 8;

/**
 * Scroll, if it is necessary, until a drawing is seen above the banner that covers the lower end of the window,
 * and all of its panel above it if there is room.
 *
 * @param covered pixels of the window that the banner covers
 * @param isCalm true to jump instead of moving smoothly
 */
export function scrollIntoView(
  drawing: HTMLElement,
  panel: HTMLElement,
  covered: number,
  isCalm: boolean,
) {
  const { top } = panel.getBoundingClientRect();
  const hidden = drawing.getBoundingClientRect().bottom - (innerHeight - covered);
  if (top >= 0 && hidden <= 0) return;
  scrollBy({ top: Math.max(top - MARGIN, hidden), behavior: isCalm ? "instant" : "smooth" });
}
