/** So much is left free above what was brought into sight. */
const MARGIN = 8;

/**
 * Scroll so that a drawing can be seen above what covers the lower end of the window, if it cannot yet: with all
 * of its panel above it where there is room for that.
 *
 * @param covered pixels of the window
 */
export function scrollIntoView(
  drawing: HTMLElement,
  panel: HTMLElement,
  covered: number,
  calm: boolean,
) {
  const { top } = panel.getBoundingClientRect();
  const below = drawing.getBoundingClientRect().bottom - (innerHeight - covered);
  if (top >= 0 && below <= 0) return;
  scrollBy({ top: Math.max(top - MARGIN, below), behavior: calm ? "instant" : "smooth" });
}
