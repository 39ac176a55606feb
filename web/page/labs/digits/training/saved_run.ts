/** A run of the digits lab in the form in which the browser saves it. */

import { Fault } from "../../../../shared/fault.ts";
import type { Moment, SettingValues } from "../../../../shared/protocol.ts";

type Points = { x: number[]; y: number[] };

export type SavedCurves = { loss: Points; test: Points; train: Points };

/** A run after an epoch, without its moments. */
export type Checkpoint = {
  /** The network with its optimizer, as a file. */
  model: Uint8Array;
  epoch: number;
  accuracy: number;
  /** Its settings. */
  chosen: SettingValues;
  finished: boolean;
  /** True if its first weights came from a file. */
  loaded: boolean;
  /** True if its first weights were changed by hand. */
  altered?: boolean;
  /** Epochs that were done when training was last requested. */
  epochsBefore: number;
  /** The rules for stopping, as typed. */
  stopping: Record<string, string>;
  /** Its recipe. Older pages have saved the English text for it. */
  recipe: string;
  curves: SavedCurves;
};

/** A checkpoint as it is written. The keys of a run's moments contain the same `run`. */
export type SavedCheckpoint = Checkpoint & {
  format: number;
  run: number;
  /** When it was written. */
  at: number;
};

/** `past` are its moments, ordered by step. */
export type SavedRun = { checkpoint: SavedCheckpoint; past: Moment[] };

/** Changes whenever the saved data do, so that a page does not misread those of an older one. */
export const FORMAT = 2;

export function isCheckpoint(found: unknown): found is SavedCheckpoint {
  if (!isObject(found) || found.format !== FORMAT) return false;
  const { model, epoch, epochsBefore, accuracy, chosen, stopping, recipe, curves, run, at } = found;
  if (!isObject(chosen) || !isObject(stopping) || !isObject(curves)) return false;
  return (
    model instanceof Uint8Array &&
    [epoch, epochsBefore, chosen.epochs, run, at].every(Number.isFinite) &&
    typeof accuracy === "number" &&
    typeof recipe === "string" &&
    [curves.loss, curves.test, curves.train].every(isCurve)
  );
}

export function isMoment(found: unknown): found is Moment {
  return (
    isObject(found) &&
    found.model instanceof Uint8Array &&
    Number.isInteger(found.step) &&
    typeof found.accuracy === "number"
  );
}

function isCurve(found: unknown): found is Points {
  if (!isObject(found)) return false;
  const { x, y } = found;
  return Array.isArray(x) && Array.isArray(y) && x.length === y.length;
}

function isObject(found: unknown): found is Record<string, unknown> {
  return typeof found === "object" && found !== null;
}

/** The error that tells of a saved run which Python rejects. */
export function unusableRun({ text: reason }: Fault) {
  return new Fault("model-file", { id: "digits-saved-run-unusable", values: { reason } });
}
