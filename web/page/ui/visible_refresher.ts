/** How often what changes all the time is looked at anew. */
const PACE_MS = 250;

/**
 * Keeps parts of the page up to date with what changes in the engine: only while one of them is in the
 * window, one question at a time, and at an easy pace. So training is not slowed by what nobody sees.
 */
export class VisibleRefresher {
  #stale = false;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #inWindow: Set<Element> = new Set();

  /** @param refresh asks, and shows the answer */
  constructor(
    parts: Element[],
    private readonly refresh: () => Promise<void>,
    private readonly pace = PACE_MS,
  ) {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#inWindow.add(target);
        else this.#inWindow.delete(target);
      }
      this.#schedule();
    });
    for (const part of parts) observer.observe(part);
  }

  /** What is shown is no longer what is. */
  invalidate() {
    this.#stale = true;
    this.#schedule();
  }

  /** Somebody has asked for something else, and waits for it. */
  refreshNow() {
    this.#last = Number.NEGATIVE_INFINITY;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.invalidate();
  }

  #schedule() {
    if (!this.#stale || this.#busy || this.#inWindow.size === 0) return;
    const early = this.#last + this.pace - performance.now();
    if (early <= 0) this.#refresh();
    else
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#schedule();
      }, early);
  }

  async #refresh() {
    this.#stale = false;
    this.#busy = true;
    this.#last = performance.now();
    try {
      await this.refresh();
    } finally {
      this.#busy = false;
    }
    this.#schedule();
  }
}
