import { effect, signal } from "@preact/signals-core";

/**
 * An effect that draws a part of the page, and runs only while that is in the window. A change of its signals
 * while it is out of sight is drawn when it comes into sight again.
 *
 * @returns a function that ends the effect
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
