import { effect } from "@preact/signals-core";
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
import type { DigitsState } from "../digits_state.ts";
import { detailText, runText, settingsText, statusText } from "../digits_texts.ts";
import type { Progress } from "../run.ts";
import type { RunForm } from "./run_form.ts";

/** The buttons of a run, and how far it is: in words, as a bar, and in figures. */
export class RunView {
  private readonly runButton = byTestId("mnist-run");
  private readonly statusLine = byTestId("mnist-status");
  private readonly detailLine = byId("train-detail");
  private readonly bar = byId<HTMLProgressElement>("train-progress");

  constructor(
    private readonly state: DigitsState,
    private readonly form: RunForm,
    actions: { toggle: () => void; reset: () => void },
  ) {
    this.runButton.addEventListener("click", () => actions.toggle());
    byTestId("mnist-reset").addEventListener("click", () => actions.reset());
    effect(() => {
      this.statusLine.dataset.state = state.status.value;
      const progress = state.progress.value;
      setText(byId("digits-summary"), settingsText(form.accepted.value, progress));
      if (progress) this.#draw(progress);
    });
  }

  #draw(progress: Progress) {
    const status = this.state.status.value;
    const { origin, epochsBefore } = this.state.run.value;
    this.bar.value = status === "finished" ? 1 : shareDone(progress, epochsBefore);
    setText(this.statusLine, statusText(status, progress, origin));
    setText(this.detailLine, detailText(status, progress, this.state.download.value));
    setText(this.runButton, runText(status, progress, this.form.accepted.value));
    setText(byTestId("model-save"), saveText(this.state.moment.value?.step ?? null));
    showFigures(progress);
  }
}

/** @param step of the past, or null for the present network */
function saveText(step: number | null) {
  if (step === null) return text("digits-save-now");
  return text("digits-save-then", { step: formatInteger(step) });
}

/** The share of the requested epochs that is done. */
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
