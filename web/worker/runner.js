/**
 * Runs work in short slices and lets messages through between them, until told to stop.
 * @template {{ finished?: boolean, waiting?: boolean }} P
 */
export class Runner {
  #run = 0;
  #running = false;
  #looping = false;

  /**
   * @param {object} parts
   * @param {() => P} parts.slice does a short piece of work and says how far it is
   * @param {(progress: P, run: number) => void} parts.report
   * @param {(thrown: unknown, run: number) => void} parts.fail told when a slice throws; the run has ended then
   * @param {(waiting: boolean) => Promise<void>} [parts.breathe] between slices
   */
  constructor({ slice, report, fail, breathe = nextTask }) {
    this.slice = slice;
    this.report = report;
    this.fail = fail;
    this.breathe = breathe;
  }

  /** @param {number} run a number of the caller's, which comes back with every report */
  start(run) {
    this.#run = run;
    this.#running = true;
    if (!this.#looping) this.#loop(); // a loop that was stopped a moment ago simply goes on
  }

  stop() {
    this.#running = false;
  }

  async #loop() {
    this.#looping = true;
    while (this.#running) {
      const run = this.#run;
      try {
        const progress = this.slice();
        if (progress.finished) this.#running = false;
        this.report(progress, run);
        await this.breathe(progress.waiting === true);
      } catch (thrown) {
        this.#running = false;
        this.fail(thrown, run);
      }
    }
    this.#looping = false;
  }
}

/** @type {MessageChannel | undefined} */
let channel;
/** @type {(() => void)[]} */
const resumed = [];

/**
 * Resolves in a task of its own, so that messages from the page are handled first. A message to
 * oneself comes at once, where nested timers wait 4 ms; with nothing to do, a timer will do.
 * @param {boolean} waiting
 * @returns {Promise<void>}
 */
export function nextTask(waiting) {
  return new Promise((resolve) => {
    if (waiting) {
      setTimeout(resolve, 20);
      return;
    }
    if (channel === undefined) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => resumed.shift()?.();
    }
    resumed.push(resolve);
    channel.port2.postMessage(null);
  });
}
