import { Chart } from "../chart.js";
import { Curve } from "../curve.js";
import { byId } from "../dom.js";
import { tick } from "../format.js";

/** @typedef {import("./progress.js").Progress} Progress */

/** How it learns: loss and accuracy over the epochs. */
export class CurvesView {
  #loss = new Curve();
  #train = new Curve();
  #test = new Curve();

  constructor() {
    this.charts = [
      new Chart(byId("accuracy-chart"), {
        lines: [
          { curve: this.#train, colour: "--soft-line", label: "recent training batches" },
          { curve: this.#test, colour: "--accent", label: "test digits", points: true },
        ],
        xLabel: "epochs",
        yText: (share) => `${Math.round(100 * share)} %`,
        yRange: (_, high) => [high < 0.85 ? 0 : 0.8, 1],
      }),
      new Chart(byId("loss-chart"), {
        lines: [{ curve: this.#loss, colour: "--accent", label: "loss" }],
        xLabel: "epochs",
        yText: tick,
        yRange: (_, high) => [0, Math.max(0.2, high)],
      }),
    ];
  }

  /** @param {Progress} progress */
  add(progress) {
    const x = progress.epoch + progress.examples / progress.examples_per_epoch;
    if (Number.isFinite(progress.loss) && x > (this.#loss.x.at(-1) ?? 0)) {
      this.#loss.add(x, progress.loss);
      this.#train.add(x, progress.batch_accuracy);
    }
    if (progress.checkpoint) this.#test.add(progress.epoch, progress.accuracy);
  }

  clear() {
    for (const curve of [this.#loss, this.#train, this.#test]) curve.clear();
  }

  /** @param {number} epochs that are wanted: the axes reach as far */
  draw(epochs) {
    for (const chart of this.charts) {
      chart.xAtLeast = epochs;
      chart.draw();
    }
  }
}
