import { Newest } from "../newest.js";
import { FORMAT, isCheckpoint, isMoment } from "./kept_run.js";

/** @typedef {import("../engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../kept.js").Kept} Kept */
/** @typedef {import("./kept_run.js").Checkpoint} Checkpoint */
/** @typedef {import("./kept_run.js").KeptCheckpoint} KeptCheckpoint */
/** @typedef {import("./kept_run.js").KeptRun} KeptRun */
/** @typedef {import("./kept_run.js").Moment} Moment */
/**
 * The run as it is held here: `steps` are those of the moments that are wanted of it, `written` is the
 * checkpoint that the browser has, and `there` are the steps of the moments that it has.
 * @typedef {{ run: number, checkpoint: KeptCheckpoint | null, steps: number[], past: Map<number, Moment>, written: KeptCheckpoint | null, there: number[] }} Held
 */

const RUN = "run/";
const CHECKPOINT = `${RUN}checkpoint`;
const MOMENTS = `${RUN}moment/`;
/** Epochs may take a tenth of that. */
const REST_MS = 1000;

/**
 * Keeps the run as it was after its last epoch, with its past: here, for when the worker dies, and in
 * the browser, for when the page is closed. There it takes the place of an older run when its first
 * epoch is done, and not before.
 *
 * Events: `change` (what an earlier visit has left is no longer there, or is the present run).
 */
export class RunKeeper extends EventTarget {
  /** @type {Held} */
  #held = nothing();
  #writer = new Newest(() => this.#keep(), REST_MS);

  /** @param {EngineClient} engine which has the moments @param {Kept} kept */
  constructor(engine, kept) {
    super();
    this.engine = engine;
    this.kept = kept;
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#leave();
    });
  }

  /** Enough to go on from, once the present run has done an epoch. @returns {KeptRun | null} */
  get newest() {
    const { checkpoint, past } = this.#held;
    return checkpoint && { checkpoint, past: inOrder(past.values()) };
  }

  /** Another run begins. */
  begin() {
    this.#leave();
    this.#held = nothing();
  }

  /** An epoch is done. @param {Checkpoint} checkpoint @param {number[]} steps those of its moments */
  note(checkpoint, steps) {
    this.#held.steps = steps;
    this.#take({ ...checkpoint, format: FORMAT, run: this.#held.run, at: Date.now() });
  }

  /** It goes on from the same epoch in another way. @param {Partial<Checkpoint>} changes */
  amend(changes) {
    const { checkpoint } = this.#held;
    if (checkpoint) this.#take({ ...checkpoint, ...changes });
  }

  /** @param {KeptCheckpoint} checkpoint */
  #take(checkpoint) {
    this.#held.checkpoint = checkpoint;
    if (isWorthwhile(checkpoint)) this.#writer.want();
  }

  // -- an earlier visit's -----------------------------------------------------------------------

  /** The checkpoint that an earlier visit has left; one that cannot be read is forgotten. */
  async find() {
    const found = await this.kept.get(CHECKPOINT);
    if (isCheckpoint(found)) return found;
    if (found !== undefined) await this.forget();
    return null;
  }

  /** All that is kept of its run. @param {KeptCheckpoint} checkpoint @returns {Promise<KeptRun>} */
  async whole(checkpoint) {
    const found = [...(await this.kept.all(MOMENTS)).values()];
    const past = found.filter((each) => isMoment(each) && each.run === checkpoint.run);
    return { checkpoint, past: inOrder(past) };
  }

  /** The present run is now this one. @param {KeptRun} run */
  adopt({ checkpoint, past }) {
    const steps = past.map(({ step }) => step);
    const moments = new Map(past.map((moment) => [moment.step, moment]));
    const { run } = checkpoint;
    this.#held = { run, checkpoint, steps, past: moments, written: checkpoint, there: steps };
    this.#changed();
  }

  async forget() {
    await this.kept.change({ forget: [RUN] });
    this.#changed();
  }

  // -- keeping ----------------------------------------------------------------------------------

  async #keep() {
    const held = this.#held;
    await this.#fetchMoments(held);
    if (held === this.#held) await this.#write(held);
  }

  /** Ask for the moments that are new, and drop those that the run itself has forgotten. @param {Held} held */
  async #fetchMoments(held) {
    const missing = held.steps.filter((step) => !held.past.has(step));
    const asked = missing.map((step) => this.engine.request("digits.moment", { step }));
    const told = await Promise.all(asked).catch(() => []); // a dead worker is told of elsewhere
    for (const moment of told) held.past.set(moment.step, { ...moment, run: held.run });
    for (const step of held.past.keys()) if (!held.steps.includes(step)) held.past.delete(step);
  }

  /** @param {Held} held */
  async #write(held) {
    const { checkpoint, past, written, there } = held;
    if (!isWorthwhile(checkpoint)) return;
    const isNew = (/** @type {Moment} */ { step }) => !there.includes(step);
    const added = [...past.values()].filter(isNew);
    const gone = there.filter((step) => !past.has(step)).map(momentKey);
    held.written = checkpoint;
    held.there = [...past.keys()];
    await this.kept.change({
      forget: written === null ? [RUN] : gone,
      keep: [[CHECKPOINT, checkpoint], ...added.map(entry)],
    });
    if (written === null) this.#changed();
  }

  /** The page may be gone in a moment: no time to ask for moments. */
  #leave() {
    const { checkpoint, written } = this.#held;
    if (checkpoint !== written && isWorthwhile(checkpoint)) this.#write(this.#held);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @returns {Held} */
function nothing() {
  const run = Date.now();
  return { run, checkpoint: null, steps: [], past: new Map(), written: null, there: [] };
}

/**
 * Whether it may take another run's place in the browser: a file that was only loaded may not.
 * @param {KeptCheckpoint | null} checkpoint
 * @returns {checkpoint is KeptCheckpoint}
 */
function isWorthwhile(checkpoint) {
  return checkpoint !== null && checkpoint.epoch > 0;
}

/** @param {Moment} moment @returns {[string, unknown]} */
function entry(moment) {
  return [momentKey(moment.step), moment];
}

/** Of one length, so that none is the beginning of another. @param {number} step */
function momentKey(step) {
  return `${MOMENTS}${String(step).padStart(12, "0")}`;
}

/** @param {Iterable<Moment>} moments */
function inOrder(moments) {
  return [...moments].sort((a, b) => a.step - b.step);
}
