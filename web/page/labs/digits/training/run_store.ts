import type { EngineClient } from "../../../core/engine_client.ts";
import { LatestOnly } from "../../../core/latest_only.ts";
import type { Change, Storage } from "../../../core/storage.ts";
import { eventDetail } from "../../../ui/dom.ts";
import type { Checkpoint, Moment, SavedCheckpoint, SavedRun } from "./saved_run.ts";
import { FORMAT, isCheckpoint, isMoment } from "./saved_run.ts";

/**
 * The run as it is held here: `steps` are those of the moments that are wanted of it, `past` are moments
 * that nobody else keeps yet, and `written` is the checkpoint that the browser has.
 */
type Held = {
  run: number;
  checkpoint: SavedCheckpoint | null;
  steps: number[];
  past: Moment[];
  written: SavedCheckpoint | null;
};

const RUNS = "run/";
const CHECKPOINTS = `${RUNS}checkpoint/`;
const MOMENTS = `${RUNS}moment/`;
/** Epochs may take a tenth of that. */
const REST_MS = 1000;

/**
 * Keeps the run as it was after its last epoch, with its past, for when the worker dies or the page is
 * closed: the checkpoint is held here, too, the past is the browser's alone, so that a long run fills no
 * memory. There it takes the place of older runs when its first epoch is done, and not before. A run of
 * another tab that loses its place by that takes one beside it, and no run is ever mixed with another.
 *
 * Events: `change` (what an earlier visit has left is no longer there, or is the present run).
 */
export class RunStore extends EventTarget {
  #held: Held = nothing();
  #writer = new LatestOnly(() => this.#keep(), REST_MS);

  /** @param engine which has the moments */
  constructor(
    private readonly engine: EngineClient,
    readonly kept: Storage,
  ) {
    super();
    kept.addEventListener("elsewhere", (event) => {
      const { forgotten } = eventDetail(event) as Change;
      if (forgotten.includes(RUNS) && this.#held.written) this.#writer.request();
    });
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#leave();
    });
  }

  /** Enough to go on from, once the present run has done an epoch. */
  async newest(): Promise<SavedRun | null> {
    const held = this.#held;
    if (held.checkpoint === null) return null; // at once: nobody is to wait for the browser's store
    const moments = [...(await this.#keptMoments(held.run)), ...held.past];
    const past = moments.filter(({ step }) => held.steps.includes(step));
    return { checkpoint: held.checkpoint, past: inOrder(past) };
  }

  /** Another run begins. */
  begin() {
    this.#leave();
    this.#held = nothing();
  }

  /**
   * An epoch is done.
   * @param steps those of its moments
   */
  save(checkpoint: Checkpoint, steps: number[]) {
    this.#held.steps = steps;
    this.#take({ ...checkpoint, format: FORMAT, run: this.#held.run, at: Date.now() });
  }

  /** It goes on from the same epoch in another way. */
  update(changes: Partial<Checkpoint>) {
    const { checkpoint } = this.#held;
    if (checkpoint) this.#take({ ...checkpoint, ...changes });
  }

  #take(checkpoint: SavedCheckpoint) {
    this.#held.checkpoint = checkpoint;
    if (isWorthwhile(checkpoint)) this.#writer.request();
  }

  // -- an earlier visit's -----------------------------------------------------------------------

  /** The newest checkpoint that an earlier visit has left; where none can be read, all is forgotten. */
  async find() {
    const found = [...(await this.kept.entries(CHECKPOINTS)).values()];
    const newestFirst = found.filter(isCheckpoint).sort((a, b) => b.at - a.at);
    if (found.length > 0 && newestFirst.length === 0) await this.delete();
    return newestFirst[0] ?? null;
  }

  /** All that is kept of its run. */
  async load(checkpoint: SavedCheckpoint): Promise<SavedRun> {
    return { checkpoint, past: inOrder(await this.#keptMoments(checkpoint.run)) };
  }

  async #keptMoments(run: number): Promise<Moment[]> {
    return [...(await this.kept.entries(momentsOf(run))).values()].filter(isMoment);
  }

  /**
   * The present run is now this one. It is kept as another one from now on, since a tab may still be
   * open that trains the one that it was.
   */
  adopt({ checkpoint, past }: SavedRun) {
    const held = nothing();
    held.checkpoint = { ...checkpoint, run: held.run };
    this.#held = { ...held, steps: past.map(({ step }) => step), past };
    this.#changed();
  }

  async delete() {
    await this.kept.change({ forget: [RUNS] });
    this.#changed();
  }

  // -- keeping ----------------------------------------------------------------------------------

  async #keep() {
    const held = this.#held;
    const there = await this.#stepsKept(held);
    const fetched = await this.#fetch(held.steps.filter((step) => !there.includes(step)));
    const gone = there.filter((step) => !held.steps.includes(step));
    if (held === this.#held) await this.#write(held, fetched, gone);
  }

  /** The store is asked, for another tab may have forgotten them. */
  async #stepsKept({ run, past }: Held) {
    const prefix = momentsOf(run);
    const keys = [...(await this.kept.keys(prefix))];
    return [
      ...keys.map((key) => Number(key.slice(prefix.length))),
      ...past.map(({ step }) => step),
    ];
  }

  /** Moments that only the engine has. */
  #fetch(steps: number[]): Promise<Moment[]> {
    const asked = steps.map((step) => this.engine.request("digits.moment", { step }));
    return Promise.all(asked).catch(() => []); // a dead worker is told of elsewhere
  }

  /** @param gone steps that the run itself has forgotten */
  async #write(held: Held, fetched: Moment[] = [], gone: number[] = []) {
    const { run, checkpoint, past, written } = held;
    if (!isWorthwhile(checkpoint)) return;
    held.written = checkpoint;
    await this.kept.change({
      forget: written === null ? [RUNS] : gone.map((step) => momentKey(run, step)),
      keep: [[CHECKPOINTS + run, checkpoint], ...entries(run, [...past, ...fetched])],
    });
    held.past = [];
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

function nothing(): Held {
  const run = Date.now() + Math.random(); // two tabs may begin one at the same moment
  return { run, checkpoint: null, steps: [], past: [], written: null };
}

/** Whether it may take another run's place in the browser: a file that was only loaded may not. */
function isWorthwhile(checkpoint: SavedCheckpoint | null): checkpoint is SavedCheckpoint {
  return checkpoint !== null && checkpoint.epoch > 0;
}

/** How the keys of a run's moments begin. */
function momentsOf(run: number) {
  return `${MOMENTS}${run}/`;
}

function entries(run: number, moments: Moment[]): [string, unknown][] {
  return moments.map((moment) => [momentKey(run, moment.step), moment]);
}

/** Of one length, so that none is the beginning of another. */
function momentKey(run: number, step: number) {
  return momentsOf(run) + String(step).padStart(12, "0");
}

function inOrder(moments: Iterable<Moment>) {
  return [...moments].sort((a, b) => a.step - b.step);
}
