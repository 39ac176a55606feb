/** How far a run of the digits lab is, as `pynn_labs.digits.session` tells it. */

/** Where the weights at step 0 of a run come from. */
export type Origin = "seed" | "file" | "hand";

export type Status = "idle" | "loading" | "training" | "paused" | "finished" | "failed";

export type { DigitsProgress as Progress } from "../../../../shared/protocol.ts";

/** Settings that only a new run can take up; the others change a run as it goes. */
const SHAPE = ["recipe", "hidden", "seed", "train_size", "batch_size"];

/**
 * Whether the form asks for another run than the one with these settings.
 * @param chosen as it is typed
 */
export function startsNewRun(
  chosen: Record<string, string>,
  settings: Record<string, number | string>,
) {
  return SHAPE.some((name) =>
    typeof settings[name] === "number"
      ? Number(chosen[name]) !== settings[name]
      : chosen[name] !== settings[name],
  );
}
