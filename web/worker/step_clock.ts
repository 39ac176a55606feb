/** Shortest time between two pictures. */
const FRAME_MS = 16;
/** A tab that was asleep catches up by at most this much time. */
const MAX_FRAME_MS = 100;
/** A step counts as due even where rounding has left it just short. */
const ROUNDING = 1e-6;

/** Spreads the steps of a run evenly over time. */
export class StepClock {
  /** Steps that are due and not taken, with fractions. The first one is due at once. */
  #due = 1;
  #last: number;
  /** Steps a millisecond. */
  readonly #rate: number;

  /**
   * @param rate steps a second
   * @param now in milliseconds
   */
  constructor(rate: number, now: number) {
    this.#rate = rate / 1000;
    this.#last = now;
  }

  /** The number of steps to take now, at least one. */
  take(now: number) {
    this.#due += this.#rate * Math.min(now - this.#last, MAX_FRAME_MS);
    this.#last = now;
    const steps = Math.max(1, Math.floor(this.#due + ROUNDING));
    this.#due -= steps;
    return steps;
  }

  /** Milliseconds until the next step is due, at least a frame. */
  get wait() {
    return Math.max(FRAME_MS, (1 - this.#due) / this.#rate);
  }
}
