/** `waiting`: nothing can be done now, as data is still on its way. */
type SliceState = { finished?: boolean; waiting?: boolean };

type RunnerOptions<P> = {
  /** Does a short piece of work and returns its progress, which may have the properties of `SliceState`. */
  slice: () => P;
  report: (progress: P, run: number) => void;
  /** Called when a slice throws, which ends the run. */
  fail: (thrown: unknown, run: number) => void;
  /** Resolves when the next slice may begin. */
  betweenSlices?: (isWaiting: boolean) => Promise<void>;
};

/** Runs work in short slices until it is stopped, and lets messages through between them. */
export class Runner<P extends object> {
  #run = 0;
  #running = false;
  #looping = false;

  constructor(private readonly options: RunnerOptions<P>) {}

  /** @param run a number that comes back with every report */
  start(run: number) {
    this.#run = run;
    this.#running = true;
    if (!this.#looping) this.#loop(); // else the loop that was just stopped continues
  }

  stop() {
    this.#running = false;
  }

  async #loop() {
    const { slice, report, fail, betweenSlices = nextTask } = this.options;
    this.#looping = true;
    while (this.#running) {
      const run = this.#run;
      try {
        const progress = slice();
        const { finished = false, waiting = false }: SliceState = progress;
        if (finished) this.#running = false;
        report(progress, run);
        await betweenSlices(waiting);
      } catch (thrown) {
        this.#running = false;
        fail(thrown, run);
      }
    }
    this.#looping = false;
  }
}

const WAITING_MS = 20;

let channel: MessageChannel | undefined;
const resumeCallbacks: (() => void)[] = [];

/**
 * Resolves in a task of its own, so that messages from the page are handled first. It posts itself a
 * message, which arrives at once, where nested timers take 4 ms; while waiting, a timer will do.
 */
export function nextTask(isWaiting: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isWaiting) {
      setTimeout(resolve, WAITING_MS);
      return;
    }
    if (channel === undefined) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => resumeCallbacks.shift()?.();
    }
    resumeCallbacks.push(resolve);
    channel.port2.postMessage(null);
  });
}
