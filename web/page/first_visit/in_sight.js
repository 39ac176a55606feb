/** So much is left free above what was brought into sight. */
const MARGIN = 8;

/**
 * Scroll so that a part of the page can be seen above what covers the lower end of the window, if it cannot yet.
 * @param {HTMLElement} part @param {number} covered pixels of the window @param {boolean} calm
 */
export function bringIntoSight(part, covered, calm) {
  const { top, bottom } = part.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight - covered) return;
  scrollBy({ top: top - MARGIN, behavior: calm ? "instant" : "smooth" });
}
