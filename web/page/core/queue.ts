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
