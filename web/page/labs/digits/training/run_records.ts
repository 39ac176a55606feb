import type { Moment } from "../../../../shared/protocol.ts";
import type { Change, Storage } from "../../../core/storage.ts";
import { eventDetail } from "../../../ui/dom.ts";
import type { SavedCheckpoint, SavedRun } from "./saved_run.ts";
import { isCheckpoint, isMoment } from "./saved_run.ts";

const RUNS = "run/";
const CHECKPOINTS = `${RUNS}checkpoint/`;
const MOMENTS = `${RUNS}moment/`;

/**
 * The saved runs of this browser: a checkpoint for each, and its moments under keys of their own, so
 * that an epoch writes only the moments that are new.
 */
export class RunRecords {
  constructor(private readonly storage: Storage) {}

  /** Calls `react` after another tab has deleted the runs. */
  onDeletedElsewhere(react: () => void) {
    this.storage.addEventListener("elsewhere", (event) => {
      const { forgotten } = eventDetail(event) as Change;
      if (forgotten.includes(RUNS)) react();
    });
  }

  /** Calls `react` once the browser has failed to save something. */
  onLost(react: () => void) {
    this.storage.addEventListener("lost", react);
  }

  /** The newest checkpoint, or null. If none can be read, all records are deleted. */
  async newestCheckpoint(): Promise<SavedCheckpoint | null> {
    const found: unknown[] = [...(await this.storage.entries(CHECKPOINTS)).values()];
    const [newest] = found.filter(isCheckpoint).sort((a, b) => b.at - a.at);
    if (found.length > 0 && newest === undefined) await this.deleteAll();
    return newest ?? null;
  }

  /** A run's moments, ordered by step. */
  async moments(run: number): Promise<Moment[]> {
    const found: unknown[] = [...(await this.storage.entries(momentsOf(run))).values()];
    return orderedBySteps(found.filter(isMoment));
  }

  /** The steps of a run's moments. */
  async steps(run: number): Promise<number[]> {
    const prefix = momentsOf(run);
    return [...(await this.storage.keys(prefix))].map((key) => Number(key.slice(prefix.length)));
  }

  /** Writes a run in place of all others. */
  replaceAll({ checkpoint, past }: SavedRun) {
    return this.storage.change({ forget: [RUNS], keep: entriesOf(checkpoint, past) });
  }

  /**
   * Writes a run's newest checkpoint and its new moments.
   * @param forgotten steps whose moments are deleted
   */
  add({ checkpoint, past }: SavedRun, forgotten: number[]) {
    return this.storage.change({
      forget: forgotten.map((step) => momentKey(checkpoint.run, step)),
      keep: entriesOf(checkpoint, past),
    });
  }

  deleteAll() {
    return this.storage.change({ forget: [RUNS] });
  }
}

export function orderedBySteps(moments: Moment[]) {
  return [...moments].sort((a, b) => a.step - b.step);
}

/** The prefix of the keys of a run's moments. */
function momentsOf(run: number) {
  return `${MOMENTS}${run}/`;
}

/** All of one length, so that none is the prefix of another. */
function momentKey(run: number, step: number) {
  return momentsOf(run) + String(step).padStart(12, "0");
}

function entriesOf(checkpoint: SavedCheckpoint, moments: Moment[]): [string, unknown][] {
  const { run } = checkpoint;
  return [
    [CHECKPOINTS + run, checkpoint],
    ...moments.map((moment): [string, unknown] => [momentKey(run, moment.step), moment]),
  ];
}
