/** @typedef {import("../../labs/truth_table/state.js").State} State */
/** @typedef {import("./demo_script.js").Part} Part */
/**
 * What the demo does in the lab. What answers with false was refused, and told.
 * @typedef {object} Doings
 * @property {() => State} state
 * @property {() => Promise<boolean>} begin
 * @property {(stage: string) => void} show
 * @property {() => void} run
 * @property {() => void} pause
 * @property {(signal: AbortSignal) => Promise<void>} learned resolves when the run has come to its end
 * @property {() => Promise<boolean>} leap trains without anything to be seen on the way
 * @property {() => boolean} isLearned
 * @property {() => Promise<boolean>} takeBack
 */

/** Between two leaps, so that each is seen. */
const LEAP_TICKS = 8;

/**
 * Plays the demo's script in the lab. It goes on when the lab has answered and what there is to see was seen; it
 * can be paused and stopped at any moment, and however it ends, the lab is then at its beginning.
 *
 * Events: `part` (detail: its index), `change` (it plays, is paused or has stopped), `end`, and `refused`
 * where the lab could not.
 */
export class Player extends EventTarget {
  /** @type {"still" | "playing" | "paused"} */
  state = "still";
  #isRunning = false;
  /** @type {AbortController | null} of the play that is under way */
  #play = null;

  /**
   * @param {Part[]} script @param {Doings} doings
   * @param {() => Promise<void>} tick resolves after a moment: rests are counted in it
   */
  constructor(script, doings, tick) {
    super();
    this.script = script;
    this.doings = doings;
    this.tick = tick;
  }

  /** @param {boolean} calm without anything that moves by itself */
  async play(calm) {
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
    this.abandon();
    await this.doings.takeBack();
  }

  /** Stop, and leave the lab as it is: there is nobody to answer any more. */
  abandon() {
    this.#play?.abort();
    this.#play = null;
    this.#isRunning = false;
    if (this.state !== "still") this.#change("still");
  }

  /** @param {boolean} calm @param {AbortSignal} signal @returns {Promise<boolean>} whether it came to its end */
  async #goThrough(calm, signal) {
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

  /** @param {AbortSignal} signal */
  async #run(signal) {
    this.#isRunning = true;
    const learned = this.doings.learned(signal);
    this.doings.run();
    await learned;
    if (signal.aborted) return false;
    this.#isRunning = false;
    this.doings.pause();
    return true;
  }

  /** @param {AbortSignal} signal */
  async #leap(signal) {
    while (!this.doings.isLearned()) {
      if (!(await this.doings.leap()) || signal.aborted) return false;
      await this.#rest(LEAP_TICKS, signal);
      if (signal.aborted) return false;
    }
    return true;
  }

  /** @param {number} ticks that are not paused @param {AbortSignal} signal */
  async #rest(ticks, signal) {
    for (let left = ticks; left > 0 && !signal.aborted; ) {
      await this.tick();
      if (this.state === "playing") left -= 1;
    }
  }

  /** @param {Player["state"]} state */
  #change(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}
