import { setText } from "./dom.ts";

/** The time that a screen reader needs for a sentence and a pause. */
const INTERVAL_MS = 10_000;

/**
 * Announces changes to screen readers. Where something changes faster than it can be read out, only the latest
 * text is announced.
 */
export class LiveRegion {
  #latest = "";
  #lastAnnouncedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param place an invisible live region */
  constructor(
    private readonly place: HTMLElement,
    private readonly intervalMs: number = INTERVAL_MS,
  ) {}

  /** Announce a text when the last announcement has been read out, unless a later text replaces it. */
  announceLater(text: string) {
    this.#latest = text;
    if (this.#timer !== undefined) return;
    const delay = this.#lastAnnouncedAt + this.intervalMs - performance.now();
    if (delay <= 0) this.announce(text);
    else this.#timer = setTimeout(() => this.announce(this.#latest), delay);
  }

  /** Announce a text at once. */
  announce(text: string) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.place.textContent === text) return;
    this.#lastAnnouncedAt = performance.now();
    setText(this.place, text);
  }
}
