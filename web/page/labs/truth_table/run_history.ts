import { lookUp } from "../../../shared/checked_lookup.ts";
import { text } from "../../language/text.ts";
import { RunCurves } from "../../ui/chart/run_curves.ts";
import { formatTyped } from "../../ui/form/parse_number.ts";
import type { ShownState } from "./state.ts";

/** Settings that a run's label leaves out where they are these. */
const USUAL = { activation: "sigmoid", loss: "squared_error", biases: "on", batch: "all" };

/** The loss over the steps of the present run and of earlier ones, recorded from the states shown. */
export class RunHistory {
  readonly runs = new RunCurves(["loss"]);
  /** The engine's number of the recording that the present curve belongs to. */
  #recording: number | null = null;
  #discardsPresent = false;

  record(state: ShownState) {
    const { step, end, loss, recording, branched_at } = state;
    const label = runLabel(state);
    if (recording !== this.#recording) {
      if (this.#discardsPresent) this.runs.discardPresent();
      if (this.#recording !== null) this.runs.begin(label, branched_at);
      this.#recording = recording;
      this.#discardsPresent = false;
    }
    const { present } = this.runs;
    present.label = label;
    const curve = present.curves.loss;
    if ((curve.x.at(-1) ?? -1) > end) curve.truncateAfter(end);
    if (step > (curve.x.at(-1) ?? -1)) curve.add(step, loss);
  }

  /** The engine was restarted: its next recording goes on with the present curve. */
  engineRestarted() {
    this.#recording = null;
  }

  /** When the next run begins, do not list the present one among the earlier runs. */
  discardRun() {
    this.#discardsPresent = true;
  }

  /** The present run's loss, to be saved. */
  get curve() {
    return this.runs.present.curves.loss.points();
  }
}

/** The settings of a run, as short as can be. */
function runLabel({ settings, sizes, preset, kind }: ShownState) {
  const unusual = Object.entries(USUAL)
    .filter(([name, usual]) => settings[name] !== usual)
    .map(([name]) => text("tt-run-choice", { choice: lookUp(settings, name) }));
  const own = preset ? text("tt-run-table", { table: preset }) : text("tt-run-own-table", { kind });
  const table = preset === "document" ? [] : [own];
  return [
    `ξ ${formatTyped(String(settings.learning_rate))}`,
    text("tt-run-seed", { seed: String(settings.seed) }),
    sizes.join("-"),
    ...unusual,
    ...table,
  ].join(", ");
}
