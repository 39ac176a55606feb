/** Texts of the demo; the three sentences of the introduction stand in the page itself. */

import { at } from "../../../shared/checked_lookup.ts";
import type { ShownState } from "../../labs/truth_table/state.ts";
import { text } from "../../language/text.ts";
import { formatFixed, formatInteger, formatSignificant } from "../../ui/format.ts";

export function forward({ inputs, outputs, row }: ShownState) {
  return text("first-forward", {
    inputs: at(inputs, row).join(", "),
    output: formatFixed(outputs[row], 2),
  });
}

export function error({ targets, row, numbers }: ShownState) {
  return text("first-error", {
    target: String(targets[row]),
    loss: formatSignificant(numbers.loss),
  });
}

export function back() {
  return text("first-back");
}

export function training() {
  return text("first-training");
}

export function partText(part: number, parts: number) {
  return text("first-part", { part, parts });
}

export function trainingText({ step, loss, learned }: ShownState) {
  const done = { steps: formatInteger(step), loss: formatFixed(loss, 4) };
  return text(learned ? "first-steps-learned" : "first-steps", done);
}
