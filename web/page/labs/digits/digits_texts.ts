/** Texts of the digits lab about a run and about answers. */

import { at, lookUp } from "../../../shared/checked_lookup.ts";
import type { DataProgress, Reading } from "../../../shared/protocol.ts";
import { text } from "../../language/text.ts";
import { formatTyped } from "../../ui/form/parse_number.ts";
import {
  formatDuration,
  formatInteger,
  formatMegabytes,
  formatPercent,
  formatTime,
} from "../../ui/format.ts";
import type { Origin, Progress, Status } from "./run.ts";
import { startsNewRun } from "./run.ts";
import type { SavedCheckpoint } from "./training/saved_run.ts";

/** A run on all training digits of MNIST need not say so. */
const ALL_TRAINING_DIGITS = 60_000;

/** Sentences one after the other; empty ones are left out. */
export function sentences(...parts: string[]) {
  return parts.filter(Boolean).join(" ");
}

/** @param origin of its first weights */
export function statusText(
  status: Status,
  { epoch, epochs, accuracy, sizes, stopped_by }: Progress,
  origin: Origin,
) {
  const read = Number.isFinite(accuracy)
    ? text("digits-status-read", { share: formatPercent(accuracy) })
    : "";
  const underWay = {
    epoch: formatInteger(Math.min(epoch + 1, epochs)),
    epochs: formatInteger(epochs),
  };
  const done = { count: epoch, epochs: formatInteger(epoch) };
  const network = { sizes: sizes.join("-") };
  switch (status) {
    case "loading":
      return text("digits-status-loading");
    case "training":
      return sentences(text("digits-status-training", underWay), read);
    case "paused":
      return sentences(text("digits-status-paused", underWay), read);
    case "finished":
      if (stopped_by) return sentences(text(`digits-status-stopped-${stopped_by}`, done), read);
      return sentences(text("digits-status-finished", done), read, text("digits-status-draw"));
    case "failed":
      return text("digits-status-failed", done);
    default:
      if (origin === "file") return sentences(text("digits-status-loaded", network), read);
      if (origin === "hand") return sentences(text("digits-status-changed", network), read);
      return text("digits-status-random", network);
  }
}

/** @param download how much of MNIST has arrived, while it does */
export function detailText(
  status: Status,
  { seconds_left, available, step }: Progress,
  download: DataProgress | null,
) {
  const parts = [];
  if (status === "training" && Number.isFinite(seconds_left)) {
    const steps = { count: step, steps: formatInteger(step) };
    parts.push(text("digits-detail-left", { time: formatDuration(seconds_left), ...steps }));
  }
  if (download && ["training", "loading"].includes(status)) {
    const [here, total] = [formatMegabytes(download.bytes), formatMegabytes(download.total)];
    parts.push(text("digits-detail-data", { here, total, digits: formatInteger(available) }));
  }
  return parts.join(" · ");
}

/**
 * The network's answer to a drawing, or why it is not sure.
 * @param reading null for a blank pad
 * @param isTrained false if the network has not learned anything
 */
export function answerText(reading: Reading | null, isTrained: boolean) {
  if (!reading?.outputs) return text("digits-answer-blank");
  if (!isTrained) return text("digits-answer-untrained");
  const { digit, doubt, guesses } = reading;
  if (digit !== null && digit !== undefined) return text("digits-answer-sure", { digit });
  const [first, second] = [at(guesses, 0), at(guesses, 1)];
  return text("digits-answer-unsure", { doubt: doubt ?? "", first, second });
}

/** The answer in a few words. */
export function readAs(reading: Reading | null) {
  if (!reading?.outputs) return "";
  const { digit, guesses } = reading;
  if (digit !== null && digit !== undefined) return text("digits-drawing-read", { digit });
  return text("digits-drawing-unsure", { first: at(guesses, 0), second: at(guesses, 1) });
}

/** The label of the button that trains and pauses. */
export function runText(
  status: Status,
  { settings, step }: Progress,
  typed: Record<string, string>,
) {
  if (status === "training" || status === "loading") return text("digits-run-pause");
  if (step > 0 && startsNewRun(typed, settings)) return text("digits-run-restart");
  if (status === "paused") return text("digits-run-resume");
  if (status === "finished")
    return text("digits-run-more", { epochs: formatTyped(lookUp(typed, "epochs")) });
  return text("digits-run-train");
}

/**
 * The settings in one line.
 * @param progress null: the engine has not answered yet
 */
export function settingsText(typed: Record<string, string>, progress: Progress | null) {
  const isOther = progress === null || startsNewRun(typed, progress.settings);
  return text("digits-settings-summary", {
    sizes: isOther ? `784-${lookUp(typed, "hidden")}-10` : progress.sizes.join("-"),
    count: Number(typed.epochs),
    epochs: formatTyped(lookUp(typed, "epochs")),
    batch: lookUp(typed, "batch_size"),
    rate: formatTyped(lookUp(typed, "learning_rate")),
    seed: lookUp(typed, "seed"),
  });
}

/** The saved run of an earlier visit. */
export function savedRunText(
  { at, epoch, chosen, accuracy }: SavedCheckpoint,
  recipe: string,
  now: Date,
) {
  return text("digits-run-saved", {
    time: formatTime(new Date(at), now),
    recipe,
    epoch: formatInteger(epoch),
    epochs: formatInteger(Number(chosen.epochs)),
    share: formatPercent(accuracy),
  });
}

/** A moment of the training. */
export function stepText(step: number, stepsPerEpoch: number) {
  if (step === 0) return text("digits-place-begin");
  const epoch = Math.ceil(step / stepsPerEpoch);
  const place = { step: formatInteger(step), epoch: formatInteger(epoch) };
  if (step === epoch * stepsPerEpoch) return text("digits-place-after", place);
  return text("digits-place-in", place);
}

/** The settings that name a run among others. */
export function runLabel(settings: Progress["settings"]) {
  const { recipe, learning_rate, batch_size, hidden, seed, train_size } = settings;
  const run = {
    recipe: text(`option-recipe-${recipe}`),
    rate: formatTyped(String(learning_rate)),
    batch: String(batch_size),
    hidden: String(hidden),
    seed: String(seed),
  };
  if (train_size === ALL_TRAINING_DIGITS) return text("digits-label-all", run);
  return text("digits-label-few", { ...run, count: formatInteger(Number(train_size)) });
}
