import { text } from "../../../language/text.js";
import { byId, hook, setText, show } from "../../../ui/dom.js";
import { about, duration, exact, fixed, percent, whole } from "../../../ui/format.js";
import { detailText, runText, statusText } from "../digits_texts.js";

/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {import("./progress.js").Status} Status */
/**
 * `progress` is null before the engine has told any; `epochsBefore` were done when this stretch of
 * training began; `data` is how much of MNIST has arrived, while it does; `lookedAt` is a step of the past,
 * or null for now; `chosen` is what the form says.
 * @typedef {{ status: Status, progress: Progress | null, epochsBefore: number, origin: import("./progress.js").Origin, data: { bytes: number, total: number } | null, lookedAt: number | null, chosen: Record<string, string> }} RunState
 */

/** Where the run is: in words, as a bar, in figures, and in what the button would do next. */
export class RunView {
  constructor() {
    this.runButton = hook("mnist-run");
    this.statusLine = hook("mnist-status");
    this.detailLine = byId("train-detail");
    this.bar = /** @type {HTMLProgressElement} */ (byId("train-progress"));
  }

  /** @param {RunState} state */
  draw({ status, progress, epochsBefore, origin, data, lookedAt, chosen }) {
    this.statusLine.dataset.state = status;
    if (progress === null) return;
    this.bar.value = status === "finished" ? 1 : shareDone(progress, epochsBefore);
    setText(this.statusLine, statusText(status, progress, origin));
    setText(this.detailLine, detailText(status, progress, data));
    setText(this.runButton, runText(status, progress, chosen));
    setText(hook("model-save"), saveText(lookedAt));
    showFigures(progress);
  }
}

/** @param {number | null} lookedAt */
function saveText(lookedAt) {
  if (lookedAt === null) return text("digits-save-now");
  return text("digits-save-then", { step: whole(lookedAt) });
}

/** Of the epochs that were asked for. @param {Progress} progress @param {number} epochsBefore */
function shareDone({ epoch, epochs, examples, examples_per_epoch }, epochsBefore) {
  const done = epoch - epochsBefore + examples / examples_per_epoch;
  return Math.min(done / Math.max(epochs - epochsBefore, 1), 1);
}

/** @param {Progress} progress */
function showFigures(progress) {
  const { epoch, epochs, loss, accuracy, batch_accuracy, epoch_seconds } = progress;
  const done = text("digits-epoch-of", { epoch: whole(epoch), epochs: whole(epochs) });
  show(hook("mnist-epoch"), String(epoch), done);
  show(hook("mnist-loss"), exact(loss), fixed(loss, 4));
  show(hook("mnist-accuracy"), exact(accuracy), percent(accuracy));
  show(hook("mnist-train-accuracy"), exact(batch_accuracy), percent(batch_accuracy));
  show(hook("mnist-epoch-seconds"), exact(epoch_seconds), duration(epoch_seconds));
  const pace = progress.examples_per_second;
  show(hook("mnist-pace"), exact(pace), about(pace));
}
