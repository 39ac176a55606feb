import { text } from "../../../language/text.ts";
import { Chart } from "../../../ui/chart/chart.ts";
import { Curve } from "../../../ui/chart/curve.ts";
import { EarlierRuns } from "../../../ui/chart/earlier_runs.ts";
import { RunCurves } from "../../../ui/chart/run_curves.ts";
import { byId } from "../../../ui/dom.ts";
import { formatFixed, formatInteger, formatPercent, formatTick } from "../../../ui/format.ts";
import type { Progress } from "../run.ts";
import type { Curves } from "./saved_run.ts";

/** How it learns: loss and accuracy over the epochs; earlier runs stay as faint curves. */
export class DigitCurvesView {
  #runs = new RunCurves(["loss", "test"]);
  /** Of the present run only: with those of others it would be a thicket. */
  #train = new Curve();

  private readonly earlier: EarlierRuns<"loss" | "test">;
  private readonly accuracy: Chart;
  private readonly loss: Chart;

  constructor() {
    this.earlier = new EarlierRuns(byId("earlier-digits"), this.#runs, ({ label, curves }) => {
      const epochs = curves.test.x.at(-1) ?? 0;
      if (epochs === 0) return text("digits-earlier-stopped", { run: label });
      return text("digits-earlier-read", {
        run: label,
        share: formatPercent(curves.test.y.at(-1)),
        count: epochs,
        epochs: formatInteger(epochs),
      });
    });
    this.accuracy = new Chart(byId("accuracy-chart"), {
      lines: this.#accuracyLines(),
      xLabel: text("digits-curve-epochs"),
      yLabel: text("digits-curve-read-rightly"),
      table: {
        after: byId("accuracy-caption"),
        caption: text("digits-table-accuracy"),
        yText: (share) => formatPercent(share),
      },
      yText: (share) => `${Math.round(100 * share)} %`,
      yRange: (_, high) => [high < 0.85 ? 0 : 0.8, 1],
      empty: text("digits-curve-accuracy-empty"),
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
      this.accuracy.setLines(this.#accuracyLines());
      this.loss.setLines(this.#lossLines());
    });
  }

  /** @param label what it is run with */
  add(progress: Progress, label: string) {
    const { loss, test } = this.#runs.present.curves;
    this.#runs.present.label = label;
    const x = progress.epoch + progress.examples / progress.examples_per_epoch;
    if (Number.isFinite(progress.loss) && x > (loss.x.at(-1) ?? 0)) {
      loss.add(x, progress.loss);
      this.#train.add(x, progress.batch_accuracy);
    }
    if (progress.checkpoint) test.add(progress.epoch, progress.accuracy);
  }

  /** Another run begins. */
  begin() {
    this.#runs.begin("");
    this.#train.clear();
    this.earlier.show();
  }

  /** The present run's, to be kept. */
  toSaved(): Curves {
    const { loss, test } = this.#runs.present.curves;
    return { loss: loss.points(), test: test.points(), train: this.#train.points() };
  }

  /**
   * The present run is the one with these.
   * @param label what it is run with
   */
  restore({ loss, test, train }: Curves, label: string) {
    const { present } = this.#runs;
    present.label = label;
    present.curves.loss.replace(loss);
    present.curves.test.replace(test);
    this.#train.replace(train);
  }

  /** Tell which point is picked, in epochs. */
  onPick(told: (epochs: number) => void) {
    for (const chart of [this.accuracy, this.loss]) chart.onPick(told);
  }

  /** Mark a point; null for none. */
  mark(epochs: number | null) {
    for (const chart of [this.accuracy, this.loss]) chart.mark(epochs);
  }

  /** @param epochs that are wanted: the axes reach as far */
  draw(epochs: number) {
    for (const chart of [this.accuracy, this.loss]) {
      chart.xAtLeast = epochs;
      chart.draw();
    }
  }

  #accuracyLines() {
    return [
      ...this.earlier.lines("test", true),
      { curve: this.#train, colour: "--soft-line", label: text("digits-curve-train") },
      {
        curve: this.#runs.present.curves.test,
        colour: "--accent",
        label: text("digits-curve-test"),
        points: true,
      },
    ];
  }

  #lossLines() {
    const { loss } = this.#runs.present.curves;
    return [
      ...this.earlier.lines("loss"),
      { curve: loss, colour: "--accent", label: text("digits-curve-loss") },
    ];
  }
}
