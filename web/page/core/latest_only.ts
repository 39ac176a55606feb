/** Does one thing at a time, and then what was wished for last; wishes in between are left out. */
export class Newest {
  #busy = false;
  #wish: Record<string, unknown> | null = null;

  /**
   * @param work does not reject
   * @param restMs it rests so long after each
   */
  constructor(
    private readonly work: (wish: any) => Promise<unknown>,
    private readonly restMs: number = 0,
  ) {}

  /** A wish completes or replaces the one that waits. */
  want(wish: Record<string, unknown> = {}) {
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
