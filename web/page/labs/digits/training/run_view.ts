import { text } from "../../../language/text.ts";
import { byId, hook, setText, show } from "../../../ui/dom.ts";
import { about, duration, exact, fixed, percent, whole } from "../../../ui/format.ts";
import { detailText, runText, statusText } from "../digits_texts.ts";
import type { Origin, Progress, Status } from "./progress.ts";

/**
 * `progress` is null before the engine has told any; `epochsBefore` were done when this stretch of
 * training began; `data` is how much of MNIST has arrived, while it does; `lookedAt` is a step of the past,
 * or null for now; `chosen` is what the form says.
 */
type RunState = {
  status: Status;
  progress: Progress | null;
  epochsBefore: number;
  origin: Origin;
  data: { bytes: number; total: number } | null;
  lookedAt: number | null;
  chosen: Record<string, string>;
};

/** Where the run is: in words, as a bar, in figures, and in what the button would do next. */
export class RunView {
  private readonly runButton: HTMLElement;
  private readonly statusLine: HTMLElement;
  private readonly detailLine: HTMLElement;
  private readonly bar: HTMLProgressElement;

  constructor() {
    this.runButton = hook("mnist-run");
    this.statusLine = hook("mnist-status");
    this.detailLine = byId("train-detail");
    this.bar = byId("train-progress") as HTMLProgressElement;
  }

  draw({ status, progress, epochsBefore, origin, data, lookedAt, chosen }: RunState) {
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

function saveText(lookedAt: number | null) {
  if (lookedAt === null) return text("digits-save-now");
  return text("digits-save-then", { step: whole(lookedAt) });
}

/** Of the epochs that were asked for. */
function shareDone(
  { epoch, epochs, examples, examples_per_epoch }: Progress,
  epochsBefore: number,
) {
  const done = epoch - epochsBefore + examples / examples_per_epoch;
  return Math.min(done / Math.max(epochs - epochsBefore, 1), 1);
}

function showFigures(progress: Progress) {
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
