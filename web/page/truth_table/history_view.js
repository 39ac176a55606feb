import { Chart } from "../chart.js";
import { byId, hook, setText, show } from "../dom.js";
import { EarlierRuns } from "../earlier_runs.js";
import { exact, significant, tick, whole } from "../format.js";
import { Runs } from "../runs.js";

/** @typedef {import("./state.js").State} State */

/** What a run has by default, and so need not be said of it. */
const USUAL = { activation: "sigmoid", loss: "squared_error", biases: "on", batch: "all" };
/** @type {Record<string, string>} */
const SAID = {
  tanh: "tanh",
  relu: "ReLU",
  identity: "no activation",
  cross_entropy: "cross-entropy",
  off: "no biases",
  one: "row by row",
};

/**
 * The loss over the steps, which is also the way back to any of them; earlier runs stay as faint curves.
 *
 * Events: `visit` (detail: the step).
 */
export class HistoryView extends EventTarget {
  #runs = new Runs(["loss"]);
  /** @type {number | null} */
  #recording = null;

  constructor() {
    super();
    this.scrubber = /** @type {HTMLInputElement} */ (hook("tt-scrubber"));
    this.earlier = new EarlierRuns(byId("earlier"), this.#runs, ({ label, curves: { loss } }) => {
      const steps = loss.x.at(-1) ?? 0;
      const after = `${whole(steps)} ${steps === 1 ? "step" : "steps"}`;
      return `${label}: loss ${significant(loss.y.at(-1))} after ${after}`;
    });
    this.chart = new Chart(byId("truth-table-chart"), {
      lines: this.#lines(),
      xLabel: "steps",
      yText: tick,
      yRange: (_, high) => [0, Math.max(0.3, high * 1.05)],
      xAtLeast: 100,
      empty: "The curve begins with the first step.",
    });
    this.chart.onPick((x) => this.#visit(x));
    this.scrubber.addEventListener("input", () => this.#visit(Number(this.scrubber.value)));
    this.earlier.addEventListener("change", () => this.chart.setLines(this.#lines()));
  }

  /** @param {State} state @param {string | null} stage */
  draw(state, stage) {
    const { step, first, end, loss, recording, branched_at, epoch, settings } = state;
    const label = describe(state);
    if (recording !== this.#recording) {
      if (this.#recording !== null) this.#runs.begin(label, branched_at);
      this.#recording = recording;
      this.earlier.show();
    }
    this.#runs.present.label = label;
    const { loss: curve } = this.#runs.present.curves;
    if ((curve.x.at(-1) ?? -1) > end) curve.cutAfter(end);
    if (step > (curve.x.at(-1) ?? -1)) curve.add(step, loss);
    const steps = stage === "update" ? `${whole(step)} → ${whole(step + 1)}` : whole(step);
    show(hook("tt-epoch"), String(step), steps);
    show(hook("tt-loss"), exact(loss), significant(loss));
    Object.assign(this.scrubber, { min: String(first), max: String(end), value: String(step) });
    this.scrubber.disabled = end === first;
    this.scrubber.setAttribute("aria-valuetext", `step ${step} of ${end}`);
    const epochs = settings.batch === "one" ? `, epoch ${whole(epoch + 1)}` : "";
    setText(
      byId("history-place"),
      step < end
        ? `Looking back: step ${whole(step)} of ${whole(end)}${epochs}`
        : `The newest step${epochs}`,
    );
    this.chart.mark(end > first ? step : null);
  }

  /** The present run's loss, to be saved. */
  get curve() {
    return this.#runs.present.curves.loss.points();
  }

  /** The engine was started anew: the curve goes on where its recording was lost. */
  engineStarted() {
    this.#recording = null;
  }

  /** @param {number} x */
  #visit(x) {
    const { min, max } = this.scrubber;
    const step = Math.round(Math.min(Math.max(x, Number(min)), Number(max)));
    this.dispatchEvent(new CustomEvent("visit", { detail: step }));
  }

  /** @returns {import("../chart.js").Line[]} */
  #lines() {
    const { loss } = this.#runs.present.curves;
    return [...this.earlier.lines("loss"), { curve: loss, colour: "--accent", label: "loss" }];
  }
}

/** What a run is run with, as short as can be. @param {State} state */
function describe({ settings, sizes, preset, kind }) {
  const unusual = Object.entries(USUAL)
    .filter(([name, usual]) => settings[name] !== usual)
    .map(([name]) => SAID[settings[name]]);
  const table = preset === "document" ? [] : [preset || `own table (${kind})`];
  return [
    `ξ ${settings.learning_rate}`,
    `seed ${settings.seed}`,
    sizes.join("-"),
    ...unusual,
    ...table,
  ].join(", ");
}
