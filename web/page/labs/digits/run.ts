/** A run of the digits lab, as its session and its views share it. */

import type { DigitsProgress } from "../../../shared/protocol.ts";

export type Progress = DigitsProgress;

export type Status = "idle" | "loading" | "training" | "paused" | "finished" | "failed";

/** Where the weights at step 0 come from: the seed, a file, or a change by hand before the first step. */
export type Origin = "seed" | "file" | "hand";

/** A run; replaced as a whole when another one begins, is loaded or is resumed. */
export type Run = {
  /** Sent with the request to train. Messages that come back under an earlier one are dropped. */
  readonly id: number;
  readonly origin: Origin;
  /** Epochs that were done when training was last requested. */
  readonly epochsBefore: number;
};

/** The steps of a slow start: in these, the answer to a drawing forms. */
export const SLOW_STEPS = 300;

/** Settings that only a new run can use; the others change a run as it goes. */
const SETTINGS_OF_NEW_RUNS = ["recipe", "hidden", "seed", "train_size", "batch_size"];

/**
 * True if the form asks for another run than the one with these settings.
 * @param typed the form's settings
 */
export function startsNewRun(
  typed: Record<string, string>,
  settings: Record<string, number | string>,
) {
  return SETTINGS_OF_NEW_RUNS.some((name) =>
    typeof settings[name] === "number"
      ? Number(typed[name]) !== settings[name]
      : typed[name] !== settings[name],
  );
}
