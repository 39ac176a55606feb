import { effect, signal } from "@preact/signals-core";

/**
 * Draws a part of the page, and again whenever a signal that it reads has changed, but only while the
 * part is in the window: so nobody waits for pictures that nobody sees.
 *
 * @returns ends it
 */
export function visibleEffect(part: Element, draw: () => void) {
  const isVisible = signal(false);
  const observer = new IntersectionObserver((entries) => {
    isVisible.value = entries.at(-1)?.isIntersecting ?? false;
  });
  observer.observe(part);
  const stop = effect(() => {
    if (isVisible.value) draw();
  });
  return () => {
    observer.disconnect();
    stop();
  };
}
