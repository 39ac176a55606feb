import { lookUp } from "../../../shared/look_up.ts";
import { text } from "../../language/text.ts";
import { Chart } from "../../ui/chart/chart.ts";
import { EarlierRuns } from "../../ui/chart/earlier_runs.ts";
import type { Line } from "../../ui/chart/plot_options.ts";
import { RunCurves } from "../../ui/chart/run_curves.ts";
import { byId, byTestId, setNumber, setText } from "../../ui/dom.ts";
import { formatTyped } from "../../ui/form/parse_number.ts";
import { formatExact, formatInteger, formatSignificant, formatTick } from "../../ui/format.ts";
import type { TruthTableState } from "./state.ts";

/** What a run has by default, and so need not be said of it. */
const USUAL = { activation: "sigmoid", loss: "squared_error", biases: "on", batch: "all" };

/**
 * The loss over the steps, which is also the way back to any of them; earlier runs stay as faint curves.
 *
 * Events: `visit` (detail: the step).
 */
export class HistoryView extends EventTarget {
  #runs = new RunCurves(["loss"]);
  #recording: number | null = null;
  /** Whether the present run is nobody's, and no earlier run when another begins. */
  #leftOut = false;

  private readonly scrubber: HTMLInputElement;
  private readonly earlier: EarlierRuns<"loss">;
  private readonly chart: Chart;

  constructor() {
    super();
    this.scrubber = byTestId("tt-scrubber") as HTMLInputElement;
    this.earlier = new EarlierRuns(byId("earlier"), this.#runs, ({ label, curves: { loss } }) => {
      const steps = loss.x.at(-1) ?? 0;
      return text("tt-earlier-run", {
        run: label,
        loss: formatSignificant(loss.y.at(-1)),
        count: steps,
        steps: formatInteger(steps),
      });
    });
    this.chart = new Chart(byId("truth-table-chart"), {
      lines: this.#lines(),
      xLabel: text("tt-curve-steps"),
      yLabel: text("tt-curve-loss"),
      table: {
        after: byId("truth-table-saves"),
        caption: text("tt-table-loss"),
        yText: (loss) => formatSignificant(loss),
      },
      yText: formatTick,
      yRange: (_, high) => [0, Math.max(0.3, high * 1.05)],
      xAtLeast: 100,
      empty: text("tt-curve-empty"),
    });
    this.chart.onPick((x) => this.#visit(x));
    this.scrubber.addEventListener("input", () => this.#visit(Number(this.scrubber.value)));
    this.earlier.addEventListener("change", () => this.chart.setLines(this.#lines()));
  }

  draw(state: TruthTableState, stage: string | null) {
    const { step, first, end, loss, recording, branched_at, epoch, settings } = state;
    const label = describe(state);
    if (recording !== this.#recording) {
      if (this.#leftOut) this.#runs.discardPresent();
      if (this.#recording !== null) this.#runs.begin(label, branched_at);
      this.#recording = recording;
      this.#leftOut = false;
      this.earlier.show();
    }
    this.#runs.present.label = label;
    const { loss: curve } = this.#runs.present.curves;
    if ((curve.x.at(-1) ?? -1) > end) curve.truncateAfter(end);
    if (step > (curve.x.at(-1) ?? -1)) curve.add(step, loss);
    const steps =
      stage === "update"
        ? `${formatInteger(step)} → ${formatInteger(step + 1)}`
        : formatInteger(step);
    setNumber(byTestId("tt-epoch"), String(step), steps);
    setNumber(byTestId("tt-loss"), formatExact(loss), formatSignificant(loss));
    Object.assign(this.scrubber, { min: String(first), max: String(end), value: String(step) });
    this.scrubber.disabled = end === first;
    const place = {
      step: formatInteger(step),
      end: formatInteger(end),
      epoch: formatInteger(epoch + 1),
    };
    this.scrubber.setAttribute("aria-valuetext", text("tt-place-step", place));
    setText(byId("history-place"), looking(place, step < end, settings.batch === "one"));
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

  /** The present run is not to stay as an earlier one. */
  discardRun() {
    this.#leftOut = true;
  }

  #visit(x: number) {
    const { min, max } = this.scrubber;
    const step = Math.round(Math.min(Math.max(x, Number(min)), Number(max)));
    this.dispatchEvent(new CustomEvent("visit", { detail: step }));
  }

  #lines(): Line[] {
    const { loss } = this.#runs.present.curves;
    return [
      ...this.earlier.lines("loss"),
      { curve: loss, colour: "--accent", label: text("tt-curve-loss") },
    ];
  }
}

/**
 * Where in its run one looks.
 * @param byRow whether an epoch has several steps
 */
function looking(
  place: { step: string; end: string; epoch: string },
  back: boolean,
  byRow: boolean,
) {
  if (back) return text(byRow ? "tt-place-back-epoch" : "tt-place-back", place);
  return byRow ? text("tt-place-newest-epoch", place) : text("tt-place-newest");
}

/** What a run is run with, as short as can be. */
function describe({ settings, sizes, preset, kind }: TruthTableState) {
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
