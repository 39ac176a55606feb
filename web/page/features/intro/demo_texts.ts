/** What the introduction says beyond its three sentences, which stand in the page. */

import { at } from "../../../shared/at.ts";
import type { State } from "../../labs/truth_table/state.ts";
import { text } from "../../language/text.ts";
import { fixed, significant, whole } from "../../ui/format.ts";

export function forward({ inputs, outputs, row }: State) {
  return text("first-forward", {
    inputs: at(inputs, row).join(", "),
    output: fixed(outputs[row], 2),
  });
}

export function error({ targets, row, numbers }: State) {
  return text("first-error", { target: String(targets[row]), loss: significant(numbers.loss) });
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

export function trainingText({ step, loss, learned }: State) {
  const done = { steps: whole(step), loss: fixed(loss, 4) };
  return text(learned ? "first-steps-learned" : "first-steps", done);
}
