import { text } from "../../../language/text.ts";
import { byId, byTestId, setNumber, setText } from "../../../ui/dom.ts";
import {
  formatApproximate,
  formatDuration,
  formatExact,
  formatFixed,
  formatInteger,
  formatPercent,
} from "../../../ui/format.ts";
import { detailText, runText, statusText } from "../digits_texts.ts";
import type { Origin, Progress, Status } from "../run.ts";

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
    this.runButton = byTestId("mnist-run");
    this.statusLine = byTestId("mnist-status");
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
    setText(byTestId("model-save"), saveText(lookedAt));
    showFigures(progress);
  }
}

function saveText(lookedAt: number | null) {
  if (lookedAt === null) return text("digits-save-now");
  return text("digits-save-then", { step: formatInteger(lookedAt) });
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
  const done = text("digits-epoch-of", {
    epoch: formatInteger(epoch),
    epochs: formatInteger(epochs),
  });
  setNumber(byTestId("mnist-epoch"), String(epoch), done);
  setNumber(byTestId("mnist-loss"), formatExact(loss), formatFixed(loss, 4));
  setNumber(byTestId("mnist-accuracy"), formatExact(accuracy), formatPercent(accuracy));
  setNumber(
    byTestId("mnist-train-accuracy"),
    formatExact(batch_accuracy),
    formatPercent(batch_accuracy),
  );
  setNumber(
    byTestId("mnist-epoch-seconds"),
    formatExact(epoch_seconds),
    formatDuration(epoch_seconds),
  );
  const pace = progress.examples_per_second;
  setNumber(byTestId("mnist-pace"), formatExact(pace), formatApproximate(pace));
}
