import { Chart } from "../chart.js";
import { Curve } from "../curve.js";
import { byId } from "../dom.js";
import { EarlierRuns } from "../earlier_runs.js";
import { percent, tick } from "../format.js";
import { Runs } from "../runs.js";

/** @typedef {import("./kept_run.js").Curves} Curves */
/** @typedef {import("./progress.js").Progress} Progress */

/** How it learns: loss and accuracy over the epochs; earlier runs stay as faint curves. */
export class CurvesView {
  #runs = new Runs(["loss", "test"]);
  /** Of the present run only: with those of others it would be a thicket. */
  #train = new Curve();

  constructor() {
    this.earlier = new EarlierRuns(byId("earlier-digits"), this.#runs, ({ label, curves }) => {
      const epochs = curves.test.x.at(-1) ?? 0;
      const read = epochs
        ? `${percent(curves.test.y.at(-1))} after ${epochs} epochs`
        : "stopped in epoch 1";
      return `${label}: ${read}`;
    });
    this.accuracy = new Chart(byId("accuracy-chart"), {
      lines: this.#accuracyLines(),
      xLabel: "epochs",
      yText: (share) => `${Math.round(100 * share)} %`,
      yRange: (_, high) => [high < 0.85 ? 0 : 0.8, 1],
      empty: "Press Train: the test digits are read after each epoch.",
    });
    this.loss = new Chart(byId("loss-chart"), {
      lines: this.#lossLines(),
      xLabel: "epochs",
      yText: tick,
      yRange: (_, high) => [0, Math.max(0.2, high)],
      empty: "Press Train: the curve grows while it learns.",
    });
    this.earlier.addEventListener("change", () => {
      this.accuracy.setLines(this.#accuracyLines());
      this.loss.setLines(this.#lossLines());
    });
  }

  /** @param {Progress} progress @param {string} label what it is run with */
  add(progress, label) {
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

  /** The present run's, to be kept. @returns {Curves} */
  kept() {
    const { label, curves } = this.#runs.present;
    const { loss, test } = curves;
    return { label, loss: loss.points(), test: test.points(), train: this.#train.points() };
  }

  /** The present run is the one with these. @param {Curves} kept */
  restore({ label, loss, test, train }) {
    const { present } = this.#runs;
    present.label = label;
    present.curves.loss.replace(loss);
    present.curves.test.replace(test);
    this.#train.replace(train);
  }

  /** Tell which point is picked, in epochs. @param {(epochs: number) => void} told */
  onPick(told) {
    for (const chart of [this.accuracy, this.loss]) chart.onPick(told);
  }

  /** Mark a point; null for none. @param {number | null} epochs */
  mark(epochs) {
    for (const chart of [this.accuracy, this.loss]) chart.mark(epochs);
  }

  /** @param {number} epochs that are wanted: the axes reach as far */
  draw(epochs) {
    for (const chart of [this.accuracy, this.loss]) {
      chart.xAtLeast = epochs;
      chart.draw();
    }
  }

  #accuracyLines() {
    return [
      ...this.earlier.lines("test", true),
      { curve: this.#train, colour: "--soft-line", label: "recent training batches" },
      {
        curve: this.#runs.present.curves.test,
        colour: "--accent",
        label: "test digits",
        points: true,
      },
    ];
  }

  #lossLines() {
    const { loss } = this.#runs.present.curves;
    return [...this.earlier.lines("loss"), { curve: loss, colour: "--accent", label: "loss" }];
  }
}
