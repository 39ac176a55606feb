import { Fault } from "../../../../shared/fault.js";
import { text, translated } from "../../../language/text.js";

/** A run of the digits lab in the form in which it is kept. */

/** @typedef {{ x: number[], y: number[] }} Points */
/** @typedef {{ loss: Points, test: Points, train: Points }} Curves */
/** @typedef {{ step: number, accuracy: number, model: Uint8Array }} Moment the network as it was at a step of its run */
/**
 * What there is to know of a run after an epoch, but for its moments: `model` has the memory of the
 * optimizer too, `chosen` are the settings, `epochsBefore` those that were done when training was last
 * asked for, and `recipe` is what its recipe is called.
 * @typedef {{ model: Uint8Array, epoch: number, accuracy: number, chosen: Record<string, number | string>, finished: boolean, loaded: boolean, altered?: boolean, epochsBefore: number, stopping: Record<string, string>, recipe: string, curves: Curves }} Checkpoint
 */
/** @typedef {Checkpoint & { format: number, run: number, at: number }} KeptCheckpoint when it was written, and of which run: the keys of its moments name the same one */
/** @typedef {{ checkpoint: KeptCheckpoint, past: Moment[] }} KeptRun */

/** Another one whenever what is kept changes, so that an old page's is not misread. */
export const FORMAT = 2;

/** @param {any} found whatever was in the store @returns {found is KeptCheckpoint} */
export function isCheckpoint(found) {
  if (found?.format !== FORMAT) return false;
  const { model, epoch, epochsBefore, accuracy, chosen, stopping, recipe, curves, run, at } = found;
  return (
    model instanceof Uint8Array &&
    [epoch, epochsBefore, chosen?.epochs, run, at].every(Number.isFinite) &&
    [typeof accuracy, typeof recipe, typeof stopping].join() === "number,string,object" &&
    [curves?.loss, curves?.test, curves?.train].every(isCurve)
  );
}

/** @param {any} found @returns {found is Moment} */
export function isMoment(found) {
  return (
    found?.model instanceof Uint8Array &&
    Number.isInteger(found.step) &&
    typeof found.accuracy === "number"
  );
}

/** @param {any} found */
function isCurve(found) {
  const { x, y } = found ?? {};
  return [x, y].every((each) => Array.isArray(each)) && x.length === y.length;
}

/** Python refuses a run that was kept. @param {Fault} refused */
export function unusable({ message }) {
  const told = text("digits-kept-unusable", { reason: translated(message) });
  return new Fault("model-file", told);
}
