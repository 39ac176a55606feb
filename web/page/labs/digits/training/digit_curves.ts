import { signal } from "@preact/signals-core";
import { Curve } from "../../../ui/chart/curve.ts";
import { RunCurves } from "../../../ui/chart/run_curves.ts";
import type { Progress } from "../run.ts";
import type { SavedCurves } from "./saved_run.ts";

/** Loss and accuracy over the epochs of the present run, and of earlier ones. */
export class DigitCurves {
  /** Counts the changes of the curves, which are changed in place. */
  readonly changes = signal(0);
  /** Counts the runs that have begun. */
  readonly runs = signal(0);
  /** Loss and accuracy on the test digits, of all runs. */
  readonly all = new RunCurves(["loss", "test"]);
  /** Accuracy on the batches: of the present run only, since those of all would hide one another. */
  readonly train = new Curve();

  get present() {
    return this.all.present.curves;
  }

  /** @param label names the run */
  add(progress: Progress, label: string) {
    const { loss, test } = this.present;
    this.all.present.label = label;
    const x = progress.epoch + progress.examples / progress.examples_per_epoch;
    if (Number.isFinite(progress.loss) && x > (loss.x.at(-1) ?? 0)) {
      loss.add(x, progress.loss);
      this.train.add(x, progress.batch_accuracy);
    }
    if (progress.checkpoint) test.add(progress.epoch, progress.accuracy);
    this.changes.value += 1;
  }

  /** Another run begins; the one before is an earlier one now. */
  begin() {
    this.all.begin("");
    this.train.clear();
    this.runs.value += 1;
    this.changes.value += 1;
  }

  /**
   * Replaces the curves of the present run.
   * @param label names the run
   */
  restore({ loss, test, train }: SavedCurves, label: string) {
    this.all.present.label = label;
    this.present.loss.replace(loss);
    this.present.test.replace(test);
    this.train.replace(train);
    this.changes.value += 1;
  }

  /** The curves of the present run. */
  toSaved(): SavedCurves {
    const { loss, test } = this.present;
    return { loss: loss.points(), test: test.points(), train: this.train.points() };
  }
}
