/** Does one thing at a time, and then what was wished for last; wishes in between are left out. */
export class Newest {
  #busy = false;
  /** @type {Record<string, unknown> | null} */
  #wish = null;

  /**
   * @param {(wish: any) => Promise<unknown>} work does not reject
   * @param {number} [restMs] it rests so long after each
   */
  constructor(work, restMs = 0) {
    this.work = work;
    this.restMs = restMs;
  }

  /** A wish completes or replaces the one that waits. @param {Record<string, unknown>} [wish] */
  want(wish = {}) {
    this.#wish = { ...this.#wish, ...wish };
    if (!this.#busy) this.#fulfil();
  }

  async #fulfil() {
    this.#busy = true;
    while (this.#wish !== null) {
      const wish = this.#wish;
      this.#wish = null;
      await this.work(wish);
      if (this.restMs > 0) await new Promise((resolve) => setTimeout(resolve, this.restMs));
    }
    this.#busy = false;
  }
}
