/** What the introduction says beyond its three sentences, which stand in the page. */

import { text } from "../../language/text.js";
import { fixed, significant, whole } from "../../ui/format.js";

/** @typedef {import("../../labs/truth_table/state.js").State} State */

/** @param {State} state */
export function forward({ inputs, outputs, row }) {
  return text("first-forward", { inputs: inputs[row].join(", "), output: fixed(outputs[row], 2) });
}

/** @param {State} state */
export function error({ targets, row, numbers }) {
  return text("first-error", { target: String(targets[row]), loss: significant(numbers.loss) });
}

export function back() {
  return text("first-back");
}

export function training() {
  return text("first-training");
}

/** @param {number} part @param {number} parts */
export function partText(part, parts) {
  return text("first-part", { part, parts });
}

/** @param {State} state */
export function trainingText({ step, loss, learned }) {
  const done = { steps: whole(step), loss: fixed(loss, 4) };
  return text(learned ? "first-steps-learned" : "first-steps", done);
}
