import { effect } from "@preact/signals-core";
import { text } from "../../language/text.ts";
import { Chart } from "../../ui/chart/chart.ts";
import { EarlierRuns } from "../../ui/chart/earlier_runs.ts";
import type { Line } from "../../ui/chart/plot_options.ts";
import { byId, byTestId, setNumber, setText } from "../../ui/dom.ts";
import { formatExact, formatInteger, formatSignificant, formatTick } from "../../ui/format.ts";
import type { RunHistory } from "./run_history.ts";
import type { ShownState } from "./state.ts";
import type { TruthTableSession } from "./truth_table_session.ts";

/** The loss over the steps, which is also the way back to any of them; earlier runs stay as faint curves. */
export class HistoryView {
  /** The run whose curve is drawn as the present one. */
  #present: RunHistory["runs"]["present"] | null = null;

  private readonly history: RunHistory;
  private readonly scrubber: HTMLInputElement;
  private readonly earlier: EarlierRuns<"loss">;
  private readonly chart: Chart;

  constructor(private readonly session: TruthTableSession) {
    const { state, stage, history } = session.store;
    this.history = history;
    this.scrubber = byTestId<HTMLInputElement>("tt-scrubber");
    this.earlier = new EarlierRuns(byId("earlier"), history.runs, ({ label, curves: { loss } }) => {
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
    effect(() => {
      if (state.value !== null) this.#draw(state.value, stage.value);
    });
  }

  #draw(state: ShownState, stage: string | null) {
    const { step, first, end, loss, epoch, settings } = state;
    const { present } = this.history.runs;
    if (present !== this.#present) {
      this.#present = present;
      this.earlier.show();
    }
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
    setText(byId("history-place"), placeText(place, step < end, settings.batch === "one"));
    this.chart.mark(end > first ? step : null);
  }

  #visit(x: number) {
    const { min, max } = this.scrubber;
    this.session.visit(Math.round(Math.min(Math.max(x, Number(min)), Number(max))));
  }

  #lines(): Line[] {
    const { loss } = this.history.runs.present.curves;
    return [
      ...this.earlier.lines("loss"),
      { curve: loss, colour: "--accent", label: text("tt-curve-loss") },
    ];
  }
}

/**
 * The name of the step that is shown.
 * @param isPast true if later steps were recorded
 * @param byRow true if an epoch has several steps
 */
function placeText(
  place: { step: string; end: string; epoch: string },
  isPast: boolean,
  byRow: boolean,
) {
  if (isPast) return text(byRow ? "tt-place-back-epoch" : "tt-place-back", place);
  return byRow ? text("tt-place-newest-epoch", place) : text("tt-place-newest");
}
