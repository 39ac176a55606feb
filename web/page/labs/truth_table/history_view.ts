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
  private readonly latest = byTestId("tt-latest");

  constructor(private readonly session: TruthTableSession) {
    const { state, history } = session.store;
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
      hasNamedAxes: false,
      hasWholeX: true,
      xEnd: 0,
      empty: text("tt-curve-empty"),
    });
    this.latest.addEventListener("click", () => this.#visit(Number(this.scrubber.max)));
    this.chart.onPick((x) => this.#visit(x));
    this.scrubber.addEventListener("input", () => this.#visit(Number(this.scrubber.value)));
    this.earlier.addEventListener("change", () => this.chart.setLines(this.#lines()));
    effect(() => {
      if (state.value !== null) this.#draw(state.value);
    });
  }

  #draw(state: ShownState) {
    const { step, first, end, loss, epoch, settings } = state;
    const { present } = this.history.runs;
    if (present !== this.#present) {
      this.#present = present;
      this.earlier.show();
    }
    const place = {
      step: formatInteger(step),
      end: formatInteger(end),
      epoch: formatInteger(epoch + 1),
    };
    const isPast = step < end;
    const byRow = settings.batch === "one";
    setNumber(byTestId("tt-epoch"), String(step), stepsText(place, isPast, byRow));
    setNumber(byTestId("tt-loss"), formatExact(loss), formatSignificant(loss));
    // from 0, as the axis above it, even where a restored run can only be visited from a later step on
    Object.assign(this.scrubber, { max: String(Math.max(end, 1)), value: String(step) });
    this.scrubber.disabled = end === first;
    this.scrubber.setAttribute("aria-valuetext", text("tt-place-step", place));
    setText(byId("history-place"), placeText(place, isPast, byRow));
    if (!isPast && document.activeElement === this.latest) this.scrubber.focus();
    this.latest.hidden = !isPast;
    this.chart.xEnd = end;
    this.chart.mark(end > first ? step : null);
  }

  #visit(x: number) {
    const { step, first, end } = this.session.store.state.peek() ?? { step: 0, first: 0, end: 0 };
    const nearest = Math.round(Math.min(Math.max(x, first), end));
    this.scrubber.value = String(nearest);
    if (nearest !== step || this.session.runs.isRunning) this.session.visit(nearest);
  }

  #lines(): Line[] {
    const { loss } = this.history.runs.present.curves;
    return [
      ...this.earlier.lines("loss"),
      { curve: loss, colour: "--accent", label: text("tt-curve-loss") },
    ];
  }
}

type StepPlace = { step: string; end: string; epoch: string };

/** The number of steps done, for the figure. */
function stepsText(place: StepPlace, isPast: boolean, byRow: boolean) {
  const steps = isPast ? text("tt-steps-of", place) : place.step;
  return byRow ? text("tt-steps-epoch", { ...place, steps }) : steps;
}

/**
 * The name of the step that is shown.
 * @param isPast true if later steps were recorded
 * @param byRow true if an epoch has several steps
 */
function placeText(place: StepPlace, isPast: boolean, byRow: boolean) {
  if (isPast) return text(byRow ? "tt-place-back-epoch" : "tt-place-back", place);
  return byRow ? text("tt-place-newest-epoch", place) : text("tt-place-newest");
}
