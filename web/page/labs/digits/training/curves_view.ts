import { text } from "../../../language/text.ts";
import type { ChartOptions } from "../../../ui/chart/chart.ts";
import { Chart } from "../../../ui/chart/chart.ts";
import { EarlierRuns } from "../../../ui/chart/earlier_runs.ts";
import type { Run } from "../../../ui/chart/run_curves.ts";
import { byId } from "../../../ui/dom.ts";
import { formatFixed, formatInteger, formatPercent, formatTick } from "../../../ui/format.ts";
import { visibleEffect } from "../../../ui/visible_updates.ts";
import type { DigitsState } from "../digits_state.ts";
import type { DigitCurves } from "./digit_curves.ts";
import type { Moments } from "./moments.ts";

/** The charts of loss and accuracy. Earlier runs stay as faint curves; a press picks a moment. */
export class DigitCurvesView {
  private readonly earlier: EarlierRuns<"loss" | "test">;
  private readonly accuracy: Chart;
  /** In the view: the same, without the table. */
  private readonly small: Chart;
  private readonly loss: Chart;

  constructor(
    private readonly curves: DigitCurves,
    { progress }: DigitsState,
    moments: Moments,
  ) {
    this.earlier = new EarlierRuns(byId("earlier-digits"), curves.all, earlierRunText);
    const ofAccuracy: ChartOptions = {
      lines: this.#accuracyLines(),
      xLabel: text("digits-curve-epochs"),
      yLabel: text("digits-curve-read-rightly"),
      yText: (share) => `${Math.round(100 * share)} %`,
      yRange: (_, high) => [high < 0.85 ? 0 : 0.8, 1],
      empty: text("digits-curve-accuracy-empty"),
    };
    this.small = new Chart(byId("small-chart"), { ...ofAccuracy, hasNamedAxes: false });
    this.accuracy = new Chart(byId("accuracy-chart"), {
      ...ofAccuracy,
      table: {
        after: byId("accuracy-caption"),
        caption: text("digits-table-accuracy"),
        yText: (share) => formatPercent(share),
      },
    });
    this.loss = new Chart(byId("loss-chart"), {
      lines: this.#lossLines(),
      xLabel: text("digits-curve-epochs"),
      yLabel: text("digits-curve-loss"),
      table: {
        after: byId("loss-caption"),
        caption: text("digits-table-loss"),
        yText: (loss) => formatFixed(loss, 4),
      },
      yText: formatTick,
      yRange: (_, high) => [0, Math.max(0.2, high)],
      empty: text("digits-curve-loss-empty"),
    });
    this.earlier.addEventListener("change", () => {
      for (const chart of [this.small, this.accuracy]) chart.setLines(this.#accuracyLines());
      this.loss.setLines(this.#lossLines());
    });
    curves.runs.subscribe((count) => {
      if (count > 0) this.earlier.show();
    });
    for (const [chart, id] of [
      [this.small, "small-chart"],
      [this.accuracy, "accuracy-chart"],
      [this.loss, "loss-chart"],
    ] as const) {
      if (chart !== this.small) chart.onPick((epochs) => moments.viewNear(epochs));
      const figure = byId(id).parentElement as HTMLElement; // with the chart's table
      visibleEffect(figure, () => {
        curves.changes.value; // the curves are changed in place
        chart.xAtLeast = progress.value?.epochs ?? 1;
        chart.mark(moments.epochs.value);
      });
    }
  }

  #accuracyLines() {
    return [
      ...this.earlier.lines("test", true),
      { curve: this.curves.train, colour: "--soft-line", label: text("digits-curve-train") },
      {
        curve: this.curves.present.test,
        colour: "--accent",
        label: text("digits-curve-test"),
        points: true,
      },
    ];
  }

  #lossLines() {
    return [
      ...this.earlier.lines("loss"),
      { curve: this.curves.present.loss, colour: "--accent", label: text("digits-curve-loss") },
    ];
  }
}

function earlierRunText({ label, curves: { test } }: Run<"loss" | "test">) {
  const epochs = test.x.at(-1) ?? 0;
  if (epochs === 0) return text("digits-earlier-stopped", { run: label });
  return text("digits-earlier-read", {
    run: label,
    share: formatPercent(test.y.at(-1)),
    count: epochs,
    epochs: formatInteger(epochs),
  });
}
