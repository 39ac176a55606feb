import { Fault } from "../../../../shared/fault.ts";

/** A run of the digits lab in the form in which it is kept. */

type Points = { x: number[]; y: number[] };

export type Curves = { loss: Points; test: Points; train: Points };

/** the network as it was at a step of its run */
export type Moment = { step: number; accuracy: number; model: Uint8Array };

/**
 * What there is to know of a run after an epoch, but for its moments: `model` has the memory of the
 * optimizer too, `chosen` are the settings, `epochsBefore` those that were done when training was last
 * asked for, and `recipe` is what its recipe is called.
 */
export type Checkpoint = {
  model: Uint8Array;
  epoch: number;
  accuracy: number;
  chosen: Record<string, number | string>;
  finished: boolean;
  loaded: boolean;
  altered?: boolean;
  epochsBefore: number;
  stopping: Record<string, string>;
  recipe: string;
  curves: Curves;
};

/** when it was written, and of which run: the keys of its moments name the same one */
export type SavedCheckpoint = Checkpoint & { format: number; run: number; at: number };

export type SavedRun = { checkpoint: SavedCheckpoint; past: Moment[] };

/** Another one whenever what is kept changes, so that an old page's is not misread. */
export const FORMAT = 2;

/** @param found whatever was in the store */
export function isCheckpoint(found: any): found is SavedCheckpoint {
  if (found?.format !== FORMAT) return false;
  const { model, epoch, epochsBefore, accuracy, chosen, stopping, recipe, curves, run, at } = found;
  return (
    model instanceof Uint8Array &&
    [epoch, epochsBefore, chosen?.epochs, run, at].every(Number.isFinite) &&
    [typeof accuracy, typeof recipe, typeof stopping].join() === "number,string,object" &&
    [curves?.loss, curves?.test, curves?.train].every(isCurve)
  );
}

export function isMoment(found: any): found is Moment {
  return (
    found?.model instanceof Uint8Array &&
    Number.isInteger(found.step) &&
    typeof found.accuracy === "number"
  );
}

function isCurve(found: any) {
  const { x, y } = found ?? {};
  return [x, y].every((each) => Array.isArray(each)) && x.length === y.length;
}

/** Python refuses a run that was kept. */
export function unusableRun({ text: reason }: Fault) {
  return new Fault("model-file", { id: "digits-kept-unusable", values: { reason } });
}
