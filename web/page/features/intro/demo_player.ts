import type { TruthTableState } from "../../labs/truth_table/state.ts";
import type { DemoPart } from "./demo_script.ts";

/** What the demo does in the lab. What answers with false was refused, and told. */
export interface DemoActions {
  state: () => TruthTableState;
  begin: () => Promise<boolean>;
  show: (stage: string) => void;
  run: () => void;
  pause: () => void;
  /** resolves when the run has come to its end */
  learned: (signal: AbortSignal) => Promise<void>;
  /** trains without anything to be seen on the way */
  leap: () => Promise<boolean>;
  isLearned: () => boolean;
  takeBack: () => Promise<boolean>;
}

/** Between two leaps, so that each is seen. */
const LEAP_TICKS = 8;

/**
 * Plays the demo's script in the lab. It goes on when the lab has answered and what there is to see was seen; it
 * can be paused and stopped at any moment, and however it ends, the lab is then at its beginning.
 *
 * Events: `part` (detail: its index), `change` (it plays, is paused or has stopped), `end`, and `refused`
 * where the lab could not.
 */
export class DemoPlayer extends EventTarget {
  state: "still" | "playing" | "paused" = "still";
  #isRunning = false;
  /** of the play that is under way */
  #play: AbortController | null = null;

  /** @param tick resolves after a moment: rests are counted in it */
  constructor(
    private readonly script: DemoPart[],
    readonly doings: DemoActions,
    private readonly tick: () => Promise<void>,
  ) {
    super();
  }

  /** @param calm without anything that moves by itself */
  async play(calm: boolean) {
    if (this.state !== "still") return;
    const play = new AbortController();
    this.#play = play;
    this.#change("playing");
    const isDone = await this.#goThrough(calm, play.signal);
    if (this.#play !== play) return;
    await this.stop();
    this.dispatchEvent(new Event(isDone ? "end" : "refused"));
  }

  pause() {
    if (this.state !== "playing") return;
    if (this.#isRunning) this.doings.pause();
    this.#change("paused");
  }

  resume() {
    if (this.state !== "paused") return;
    if (this.#isRunning) this.doings.run();
    this.#change("playing");
  }

  /** Leave the lab as it was at the beginning: whatever is asked of it next comes after that. */
  async stop() {
    if (this.state === "still") return;
    this.forget();
    await this.doings.takeBack();
  }

  /** Stop, and leave the lab as it is: there is nobody to answer any more. */
  forget() {
    this.#play?.abort();
    this.#play = null;
    this.#isRunning = false;
    if (this.state !== "still") this.#change("still");
  }

  /** @returns whether it came to its end */
  async #goThrough(calm: boolean, signal: AbortSignal): Promise<boolean> {
    if (!(await this.doings.begin())) return false;
    for (const [index, part] of this.script.entries()) {
      if (signal.aborted) return false;
      this.dispatchEvent(new CustomEvent("part", { detail: index }));
      for (const stage of part.stages?.(this.doings.state().sizes) ?? []) {
        this.doings.show(stage);
        await this.#rest(part.ticks, signal);
        if (signal.aborted) return false;
      }
      if (!part.trains) continue;
      if (!(calm ? await this.#leap(signal) : await this.#run(signal))) return false;
      await this.#rest(part.ticks, signal);
    }
    return !signal.aborted;
  }

  async #run(signal: AbortSignal) {
    this.#isRunning = true;
    const learned = this.doings.learned(signal);
    this.doings.run();
    await learned;
    if (signal.aborted) return false;
    this.#isRunning = false;
    this.doings.pause();
    return true;
  }

  async #leap(signal: AbortSignal) {
    while (!this.doings.isLearned()) {
      if (!(await this.doings.leap()) || signal.aborted) return false;
      await this.#rest(LEAP_TICKS, signal);
      if (signal.aborted) return false;
    }
    return true;
  }

  /** @param ticks that are not paused */
  async #rest(ticks: number, signal: AbortSignal) {
    for (let left = ticks; left > 0 && !signal.aborted; ) {
      await this.tick();
      if (this.state === "playing") left -= 1;
    }
  }

  #change(state: DemoPlayer["state"]) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}
