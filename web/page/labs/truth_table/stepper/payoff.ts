import { at } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { formatFixed, formatInFormula, formatSignificant } from "../../../ui/format.ts";
import type { ShownState } from "../state.ts";

type Change = { before: number | undefined; after: number | undefined };

/** What a step has changed: the answer for a row, its loss, and the mean loss of all rows. */
export type Payoff = {
  /** The number of steps done, and the recording that the step belongs to. */
  step: number;
  recording: number;
  target: number;
  output: Change;
  rowLoss: Change;
  meanLoss: Change;
};

/** The payoff of the step between two states, for the row that was shown before it. */
export function payoffOf(before: ShownState, after: ShownState): Payoff {
  const { row } = before; // after it, the next step may be on another row
  const loss = `loss.${row + 1}`;
  return {
    step: after.step,
    recording: after.recording,
    target: at(before.targets, row),
    output: { before: before.outputs[row], after: after.outputs[row] },
    rowLoss: { before: before.numbers[loss], after: after.numbers[loss] },
    meanLoss: { before: before.loss, after: after.loss },
  };
}

/** The lines of a payoff: the name of each quantity, and its values before and after the step. */
export function payoffLines({ target, output, rowLoss, meanLoss }: Payoff) {
  const change = ({ before, after }: Change, format: (value?: number) => string) =>
    text("tt-payoff-change", { before: format(before), after: format(after) });
  return [
    {
      name: text("tt-payoff-output", { target: formatInFormula(target) }),
      change: change(output, formatFixed),
    },
    { name: text("tt-payoff-row-loss"), change: change(rowLoss, formatSignificant) },
    { name: text("tt-payoff-mean-loss"), change: change(meanLoss, formatSignificant) },
  ];
}

/** A sentence that sums the step up. */
export function payoffResult({ step, meanLoss: { before = NaN, after = NaN } }: Payoff) {
  const done = { step, direction: after < before ? "down" : after > before ? "up" : "same" };
  return text("tt-outcome-after", done);
}
