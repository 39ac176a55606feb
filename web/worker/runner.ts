type RunProgress = { finished?: boolean; waiting?: boolean };

type RunnerParts<P> = {
  /** Does a short piece of work and says how far it is. */
  slice: () => P;
  report: (progress: P, run: number) => void;
  /** Called when a slice throws; the run has ended then. */
  fail: (thrown: unknown, run: number) => void;
  /** Between slices. */
  breathe?: (waiting: boolean) => Promise<void>;
};

/** Runs work in short slices and lets messages through between them, until told to stop. */
export class Runner<P extends RunProgress> {
  #run = 0;
  #running = false;
  #looping = false;

  constructor(private readonly parts: RunnerParts<P>) {}

  /** @param run a number of the caller's, which comes back with every report */
  start(run: number) {
    this.#run = run;
    this.#running = true;
    if (!this.#looping) this.#loop(); // a loop that was stopped a moment ago simply goes on
  }

  stop() {
    this.#running = false;
  }

  async #loop() {
    const { slice, report, fail, breathe = nextTask } = this.parts;
    this.#looping = true;
    while (this.#running) {
      const run = this.#run;
      try {
        const progress = slice();
        if (progress.finished) this.#running = false;
        report(progress, run);
        await breathe(progress.waiting === true);
      } catch (thrown) {
        this.#running = false;
        fail(thrown, run);
      }
    }
    this.#looping = false;
  }
}

let channel: MessageChannel | undefined;
const resumed: (() => void)[] = [];

/**
 * Resolves in a task of its own, so that messages from the page are handled first. A message to
 * oneself comes at once, where nested timers wait 4 ms; with nothing to do, a timer will do.
 */
export function nextTask(waiting: boolean): Promise<void> {
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
