import { signal } from "@preact/signals-core";
import type { Moment } from "../../../../shared/protocol.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import type { Storage } from "../../../core/storage.ts";
import { LatestOnly } from "../../../core/task_queues.ts";
import { orderedBySteps, RunRecords } from "./run_records.ts";
import type { Checkpoint, SavedCheckpoint, SavedRun } from "./saved_run.ts";
import { FORMAT } from "./saved_run.ts";

/** The run of this page. */
type CurrentRun = {
  /** Names it in the browser's records. */
  run: number;
  checkpoint: SavedCheckpoint | null;
  /** The checkpoint that the browser has. */
  written: SavedCheckpoint | null;
  /** The steps of its moments. */
  steps: number[];
  /** Moments that this page has and the browser does not. */
  past: Moment[];
};

/** The pause between two writes. An epoch may take a tenth of that. */
const PAUSE_MS = 1000;

/**
 * Saves the run after each epoch, with its past, for when the worker dies or the page is closed. The
 * checkpoint stays in memory, too; the past only in the browser, so that a long run fills no memory.
 *
 * A run replaces older ones in the browser after its first epoch, and not before. If another tab
 * replaces this run in that way, it is written again, beside the other.
 */
export class RunStore {
  /** The newest checkpoint of an earlier visit, until it is deleted, replaced or resumed. */
  readonly earlier = signal<SavedCheckpoint | null>(null);
  /** False once the browser has failed to save something. */
  readonly isPersistent = signal(true);
  #current = newRun();
  #writer = new LatestOnly(() => this.#writeWithMoments(), PAUSE_MS);

  private readonly records: RunRecords;

  /** @param engine has the moments */
  constructor(
    private readonly engine: Pick<EngineClient, "request">,
    storage: Storage,
  ) {
    this.records = new RunRecords(storage);
    this.records.onLost(() => {
      this.isPersistent.value = false;
    });
    this.records.onDeletedElsewhere(() => {
      if (this.#current.written) this.#writer.request();
    });
    addEventListener("pagehide", () => this.#writeBeforeLeaving());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#writeBeforeLeaving();
    });
  }

  // -- the present run --------------------------------------------------------------------------

  /** All that is needed to resume the present run; null before its first epoch. */
  async currentRun(): Promise<SavedRun | null> {
    const { run, checkpoint, steps, past } = this.#current;
    if (checkpoint === null) return null; // without a wait for the browser's records
    const moments = [...(await this.records.moments(run)), ...past];
    return {
      checkpoint,
      past: orderedBySteps(moments.filter(({ step }) => steps.includes(step))),
    };
  }

  /** Another run begins. */
  begin() {
    this.#writeBeforeLeaving();
    this.#current = newRun();
  }

  /**
   * Saves the run after an epoch.
   * @param steps those of its moments
   */
  save(checkpoint: Checkpoint, steps: number[]) {
    this.#current.steps = steps;
    this.#replace({ ...checkpoint, format: FORMAT, run: this.#current.run, at: Date.now() });
  }

  /** Changes how the run goes on after its last checkpoint. */
  update(changes: Partial<Checkpoint>) {
    const { checkpoint } = this.#current;
    if (checkpoint) this.#replace({ ...checkpoint, ...changes });
  }

  #replace(checkpoint: SavedCheckpoint) {
    this.#current.checkpoint = checkpoint;
    if (mayReplaceOthers(checkpoint)) this.#writer.request();
  }

  // -- the run of an earlier visit --------------------------------------------------------------

  /** Looks for a run of an earlier visit; damaged records are deleted. */
  async findEarlier() {
    this.earlier.value = await this.records.newestCheckpoint();
    return this.earlier.value;
  }

  /** The run of a checkpoint, with its moments. */
  async load(checkpoint: SavedCheckpoint): Promise<SavedRun> {
    return { checkpoint, past: await this.records.moments(checkpoint.run) };
  }

  /**
   * Makes this the present run. It is saved as another run from now on, since a tab that trains the
   * original may still be open.
   */
  adopt({ checkpoint, past }: SavedRun) {
    const adopted = newRun();
    adopted.checkpoint = { ...checkpoint, run: adopted.run };
    this.#current = { ...adopted, steps: past.map(({ step }) => step), past };
    this.earlier.value = null;
  }

  async delete() {
    await this.records.deleteAll();
    this.earlier.value = null;
  }

  // -- writing ----------------------------------------------------------------------------------

  async #writeWithMoments() {
    const current = this.#current;
    const { run, past, steps } = current;
    const saved = await this.records.steps(run); // another tab may have deleted some
    const known = [...saved, ...past.map(({ step }) => step)];
    const fetched = await this.#fetchMoments(steps.filter((step) => !known.includes(step)));
    const forgotten = known.filter((step) => !steps.includes(step));
    if (current === this.#current) await this.#write(current, fetched, forgotten);
  }

  /** Moments that only the engine has. */
  #fetchMoments(steps: number[]): Promise<Moment[]> {
    const requests = steps.map((step) => this.engine.request("digits.moment", { step }));
    return Promise.all(requests).catch(() => []); // the death of a worker is reported elsewhere
  }

  /** @param forgotten steps that the run no longer remembers */
  async #write(current: CurrentRun, fetched: Moment[] = [], forgotten: number[] = []) {
    const { checkpoint, past, written } = current;
    if (!mayReplaceOthers(checkpoint)) return;
    const isFirst = written === null;
    const run = { checkpoint, past: [...past, ...fetched] };
    current.written = checkpoint;
    await (isFirst ? this.records.replaceAll(run) : this.records.add(run, forgotten));
    current.past = [];
    if (isFirst) this.earlier.value = null;
  }

  /** The page may be closed in a moment: there is no time to fetch moments. */
  #writeBeforeLeaving() {
    const { checkpoint, written } = this.#current;
    if (checkpoint !== written) this.#write(this.#current);
  }
}

function newRun(): CurrentRun {
  const run = Date.now() + Math.random(); // two tabs may begin one at the same moment
  return { run, checkpoint: null, written: null, steps: [], past: [] };
}

/** True once an epoch is done: a file that was only loaded does not replace a trained run. */
function mayReplaceOthers(checkpoint: SavedCheckpoint | null): checkpoint is SavedCheckpoint {
  return checkpoint !== null && checkpoint.epoch > 0;
}
