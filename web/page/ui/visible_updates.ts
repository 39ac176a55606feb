/** Updates of parts of the page that happen only while these are in the window. */

import { effect, signal } from "@preact/signals-core";

/**
 * An effect that draws a part of the page, and runs only while that is in the window. A change of its signals
 * while it is out of sight is drawn when it comes into sight again, or before the page is printed.
 *
 * @returns a function that ends the effect
 */
export function visibleEffect(part: Element, draw: () => void) {
  const isVisible = signal(false);
  const isPrinting = signal(false);
  const observer = new IntersectionObserver((entries) => {
    isVisible.value = entries.at(-1)?.isIntersecting ?? false;
  });
  observer.observe(part);
  const ended = new AbortController();
  const setPrinting = ({ type }: Event) => {
    isPrinting.value = type === "beforeprint";
  };
  addEventListener("beforeprint", setPrinting, ended);
  addEventListener("afterprint", setPrinting, ended);
  const stop = effect(() => {
    if (isVisible.value || isPrinting.value) draw();
  });
  return () => {
    observer.disconnect();
    ended.abort();
    stop();
  };
}

/** The shortest time between two refreshes. */
const INTERVAL_MS = 250;

/**
 * Refreshes parts of the page that show the engine's state: only while one of them is in the window, one
 * request at a time, and not too often, so that training is not slowed down.
 */
export class VisibleRefresher {
  #stale = false;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastRefresh = Number.NEGATIVE_INFINITY;
  #visible: Set<Element> = new Set();

  /** @param refresh requests the state and shows it */
  constructor(
    parts: Element[],
    private readonly refresh: () => Promise<void>,
    private readonly intervalMs = INTERVAL_MS,
  ) {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#visible.add(target);
        else this.#visible.delete(target);
      }
      this.#schedule();
    });
    for (const part of parts) observer.observe(part);
  }

  /** Mark the view as stale. */
  invalidate() {
    this.#stale = true;
    this.#schedule();
  }

  /** Refresh without a delay, as the visitor is waiting for it. */
  refreshNow() {
    this.#lastRefresh = Number.NEGATIVE_INFINITY;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.invalidate();
  }

  #schedule() {
    if (!this.#stale || this.#busy || this.#visible.size === 0) return;
    const delay = this.#lastRefresh + this.intervalMs - performance.now();
    if (delay <= 0) this.#refresh();
    else
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#schedule();
      }, delay);
  }

  async #refresh() {
    this.#stale = false;
    this.#busy = true;
    this.#lastRefresh = performance.now();
    try {
      await this.refresh();
    } finally {
      this.#busy = false;
    }
    this.#schedule();
  }
}
