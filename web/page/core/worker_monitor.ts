import { errorText } from "../../shared/fault.ts";
import type { watchLifeline } from "../../shared/lifeline.ts";
import type { CatalogueText, Life } from "../../shared/protocol.ts";

const HEARTBEAT_MS = 1000;
/**
 * After this many unanswered heartbeats the worker counts as dead: a training step on 10,000 digits may
 * take twenty.
 */
const MAX_MISSED = 30;
/**
 * The same where the lifeline reports a worker's death, so that silence only means that it is busy or
 * stuck; and while Python starts, which may keep a slow machine busy for a minute.
 */
const MAX_MISSED_WHEN_PATIENT = 120;

type Options = {
  ping: () => Promise<Life>;
  isLoading: () => boolean;
  /** Called with each answer. */
  onLife: (life: Life) => void;
  /** Called with each heartbeat while the worker sends nothing. */
  onSilence: (seconds: number) => void;
  /** @param why how the death was noticed */
  onDeath: (why: CatalogueText) => void;
  watch: typeof watchLifeline;
};

/**
 * Notices the death of a worker: a worker that the system has killed sends nothing, not even an error. So
 * it is pinged each second, and its lifeline is watched where the browser has one.
 */
export class WorkerMonitor {
  #missed = 0;
  #hasLifeline = false;
  #lifeline = "";
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: Options) {}

  /** @returns the name of the lifeline that the worker is to hold */
  start(): string {
    this.#missed = 0;
    this.#hasLifeline = false;
    this.#lifeline = `pynn-engine-${Date.now()}-${Math.random()}`; // unique among all tabs and starts
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_MS);
    return this.#lifeline;
  }

  stop() {
    clearInterval(this.#timer);
    this.#lifeline = "";
  }

  /** The worker has sent something. */
  noteMessage() {
    this.#missed = 0;
  }

  /** The worker holds its lifeline now. */
  watchLifeline() {
    const lifeline = this.#lifeline;
    this.#hasLifeline = true;
    this.options.watch(lifeline, () => {
      if (this.#lifeline === lifeline) this.options.onDeath(errorText("engine-ended"));
    });
  }

  #beat() {
    const { ping, onLife, onSilence, onDeath } = this.options;
    if (this.#missed >= this.#maxMissed()) {
      onDeath(errorText("engine-silent"));
      return;
    }
    if (this.#missed > 0) onSilence((this.#missed * HEARTBEAT_MS) / 1000);
    this.#missed += 1;
    ping().then(onLife, () => {}); // a worker that has died meanwhile is reported as a fault
  }

  #maxMissed() {
    return this.#hasLifeline || this.options.isLoading() ? MAX_MISSED_WHEN_PATIENT : MAX_MISSED;
  }
}
