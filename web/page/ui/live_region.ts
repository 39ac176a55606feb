import { setText } from "./dom.ts";

/** So long is a sentence, spoken, with a rest after it. */
const PACE_MS = 10_000;

/**
 * What a screen reader is told of something that changes faster than it can speak: the newest of it, and no
 * more often than it takes to hear it. The same stands elsewhere for the eye.
 */
export class LiveRegion {
  #newest = "";
  #lastTold = Number.NEGATIVE_INFINITY;
  #due: ReturnType<typeof setTimeout> | undefined;

  /** @param place a live region that nobody sees */
  constructor(
    private readonly place: HTMLElement,
    private readonly paceMs: number = PACE_MS,
  ) {}

  /** In its time. */
  announceLater(text: string) {
    this.#newest = text;
    if (this.#due !== undefined) return;
    const rest = this.#lastTold + this.paceMs - performance.now();
    if (rest <= 0) this.announce(text);
    else this.#due = setTimeout(() => this.announce(this.#newest), rest);
  }

  /** At once. */
  announce(text: string) {
    clearTimeout(this.#due);
    this.#due = undefined;
    if (this.place.textContent === text) return;
    this.#lastTold = performance.now();
    setText(this.place, text);
  }
}
