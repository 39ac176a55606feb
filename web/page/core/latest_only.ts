/** Does one thing at a time, and then what was wished for last; wishes in between are left out. */
export class LatestOnly {
  #busy = false;
  #pending: Record<string, unknown> | null = null;

  /**
   * @param work does not reject
   * @param restMs it rests so long after each
   */
  constructor(
    private readonly work: (wish: any) => Promise<unknown>,
    private readonly restMs: number = 0,
  ) {}

  /** A wish completes or replaces the one that waits. */
  request(wish: Record<string, unknown> = {}) {
    this.#pending = { ...this.#pending, ...wish };
    if (!this.#busy) this.#run();
  }

  async #run() {
    this.#busy = true;
    while (this.#pending !== null) {
      const wish = this.#pending;
      this.#pending = null;
      await this.work(wish);
      if (this.restMs > 0) await new Promise((resolve) => setTimeout(resolve, this.restMs));
    }
    this.#busy = false;
  }
}
