/** What the introduction says beyond its three sentences, which stand in the page. */

import { fixed, significant, whole } from "../format.js";

/** @typedef {import("../truth_table/state.js").State} State */

export const COMES = "A ten-second demo starts by itself when Python is ready.";
export const OFFERED = "There is a ten-second demo. It begins the truth table anew.";
export const OFFERED_STILL = "There is a short demo, in still pictures.";
export const NOW_YOU =
  "Now you: press “Begin” and do one step by hand, or “Run” and watch it learn again.";

/** What the first button does, by the state of the introduction. */
export const FIRST_BUTTON = {
  waiting: "Play the demo",
  offered: "Play the demo",
  playing: "Pause",
  paused: "Go on",
  ended: "Play again",
};
/** The button that puts the introduction away: before its end, and then. */
export const SKIP = "Skip";
export const LET_ME = "Let me try";

/** @param {State} state */
export function forward({ inputs, outputs, row }) {
  return `Forward: ${inputs[row].join(", ")} goes in, and the network answers ${fixed(outputs[row], 2)}.`;
}

/** @param {State} state */
export function error({ targets, row, numbers }) {
  return `The error: it should have been ${targets[row]}. The loss says how wrong: ${significant(numbers.loss)}.`;
}

export function back() {
  return "Back: from right to left, each weight gets its share of the error.";
}

export function training() {
  return "Training: all weights move against their share, a little, many times.";
}

/** @param {number} part @param {number} parts */
export function partText(part, parts) {
  return `Part ${part} of ${parts}`;
}

/** @param {State} state */
export function trainingText({ step, loss, learned }) {
  return `${whole(step)} steps, loss ${fixed(loss, 4)}${learned ? ": learned" : ""}`;
}
