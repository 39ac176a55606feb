/** Two ways to order tasks: all of them in turn, or only the latest one. */

/** Runs tasks one after another, in the order in which they were added. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** @returns the task's result; rejects if the task does, which holds up none of the others */
  add<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => {});
    return result;
  }
}

/** The arguments of a request; they may be left out where none is required. */
type Request<Args> = Record<never, never> extends Args ? [args?: Args] : [args: Args];

/** Runs one task at a time. While it is busy, it keeps only the latest request. */
export class LatestOnly<Args extends object = object> {
  #pending: Args | null = null;
  #isBusy = false;
  #idle: Promise<void> = Promise.resolve();

  /** @param restMs pause after each run of the task */
  constructor(
    private readonly task: (args: Args) => Promise<unknown>,
    private readonly restMs: number = 0,
  ) {}

  /**
   * Run the task with these arguments, at once or after the run in progress. They complete or replace
   * those of the request that still waits.
   *
   * @returns resolves when nothing is left to do; rejects if the task does
   */
  request(...[args]: Request<Args>): Promise<void> {
    this.#pending = { ...this.#pending, ...args } as Args; // may be {} where no argument is required
    if (!this.#isBusy) this.#idle = this.#run();
    return this.#idle;
  }

  /** Resolves when nothing is left to do. */
  get idle(): Promise<void> {
    return this.#idle;
  }

  async #run() {
    this.#isBusy = true;
    try {
      while (this.#pending !== null) {
        const args = this.#pending;
        this.#pending = null;
        await this.task(args);
        if (this.restMs > 0) await new Promise((resolve) => setTimeout(resolve, this.restMs));
      }
    } finally {
      this.#isBusy = false;
    }
  }
}
