import type { ShownState } from "../../labs/truth_table/state.ts";
import type { DemoPart } from "./demo_script.ts";

/** The demo's actions in the lab. Those that resolve to false were rejected; the lab has shown the error. */
export interface DemoActions {
  state: () => ShownState;
  begin: () => Promise<boolean>;
  show: (stage: string) => void;
  run: () => void;
  pause: () => void;
  /** Resolves when the table is learned, or when the signal aborts. */
  learned: (signal: AbortSignal) => Promise<void>;
  /** Trains many steps at once, without pictures in between. */
  leap: () => Promise<boolean>;
  isLearned: () => boolean;
  /** Brings the lab back to its beginning. */
  restore: () => Promise<boolean>;
}

/** Ticks between two leaps, so that each result is seen. */
const LEAP_TICKS = 8;

/**
 * Plays the demo's script in the lab. It can be paused and stopped at any moment; however it ends, the lab is
 * at its beginning then.
 *
 * Events: `part` (detail: its index), `change` (of `state`), `end`, and `refused` if the lab rejected an action.
 */
export class DemoPlayer extends EventTarget {
  state: "still" | "playing" | "paused" = "still";
  /** True while the lab trains for the demo. */
  #isTraining = false;
  /** Aborts the demo that is playing. */
  #play: AbortController | null = null;

  /** @param tick resolves after a moment; pauses are counted in ticks */
  constructor(
    private readonly script: DemoPart[],
    readonly actions: DemoActions,
    private readonly tick: () => Promise<void>,
  ) {
    super();
  }

  /** @param isCalm true to train in leaps instead of a run, so that nothing moves by itself */
  async play(isCalm: boolean) {
    if (this.state !== "still") return;
    const play = new AbortController();
    this.#play = play;
    this.#setState("playing");
    const isDone = await this.#playParts(isCalm, play.signal);
    if (this.#play !== play) return;
    await this.stop();
    this.dispatchEvent(new Event(isDone ? "end" : "refused"));
  }

  pause() {
    if (this.state !== "playing") return;
    if (this.#isTraining) this.actions.pause();
    this.#setState("paused");
  }

  resume() {
    if (this.state !== "paused") return;
    if (this.#isTraining) this.actions.run();
    this.#setState("playing");
  }

  /** Stop, and restore the lab: requests that are made after this are answered by the restored lab. */
  async stop() {
    if (this.state === "still") return;
    this.abandon();
    await this.actions.restore();
  }

  /** Stop, and leave the lab as it is, because the engine has ended. */
  abandon() {
    this.#play?.abort();
    this.#play = null;
    this.#isTraining = false;
    if (this.state !== "still") this.#setState("still");
  }

  /** @returns true if it came to its end */
  async #playParts(isCalm: boolean, signal: AbortSignal): Promise<boolean> {
    if (!(await this.actions.begin())) return false;
    for (const [index, part] of this.script.entries()) {
      if (signal.aborted) return false;
      this.dispatchEvent(new CustomEvent("part", { detail: index }));
      for (const stage of part.stages?.(this.actions.state().sizes) ?? []) {
        this.actions.show(stage);
        await this.#rest(part.ticks, signal);
        if (signal.aborted) return false;
      }
      if (!part.trains) continue;
      if (!(isCalm ? await this.#leap(signal) : await this.#run(signal))) return false;
      await this.#rest(part.ticks, signal);
    }
    return !signal.aborted;
  }

  async #run(signal: AbortSignal) {
    this.#isTraining = true;
    const learned = this.actions.learned(signal);
    this.actions.run();
    await learned;
    if (signal.aborted) return false;
    this.#isTraining = false;
    this.actions.pause();
    return true;
  }

  async #leap(signal: AbortSignal) {
    while (!this.actions.isLearned()) {
      if (!(await this.actions.leap()) || signal.aborted) return false;
      await this.#rest(LEAP_TICKS, signal);
      if (signal.aborted) return false;
    }
    return true;
  }

  /** @param ticks not counting those during a pause */
  async #rest(ticks: number, signal: AbortSignal) {
    for (let left = ticks; left > 0 && !signal.aborted; ) {
      await this.tick();
      if (this.state === "playing") left -= 1;
    }
  }

  #setState(state: DemoPlayer["state"]) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}
