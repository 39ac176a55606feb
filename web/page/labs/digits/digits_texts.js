/** What the digits lab says of a run. */

import { text, translated } from "../../language/text.js";
import { asTyped } from "../../ui/form/parse_number.js";
import { clock, duration, megabytes, percent, whole } from "../../ui/format.js";
import { sentences } from "./sentences.js";
import { asksForAnother } from "./training/progress.js";

/** @typedef {import("./training/saved_run.js").KeptCheckpoint} KeptCheckpoint */
/** @typedef {import("./training/progress.js").Progress} Progress */
/** @typedef {import("./training/progress.js").Status} Status */

/** All of MNIST's training digits, which need not be said. */
const ALL = 60_000;

/** @param {Status} status @param {Progress} progress @param {import("./training/progress.js").Origin} origin of its first weights */
export function statusText(status, { epoch, epochs, accuracy, sizes, stopped_by }, origin) {
  const read = Number.isFinite(accuracy)
    ? text("digits-status-read", { share: percent(accuracy) })
    : "";
  const underWay = { epoch: whole(Math.min(epoch + 1, epochs)), epochs: whole(epochs) };
  const done = { count: epoch, epochs: whole(epoch) };
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

/** @param {Status} status @param {Progress} progress @param {{ bytes: number, total: number } | null} data how much of MNIST has arrived */
export function detailText(status, { seconds_left, available, step }, data) {
  const parts = [];
  if (status === "training" && Number.isFinite(seconds_left)) {
    const steps = { count: step, steps: whole(step) };
    parts.push(text("digits-detail-left", { time: duration(seconds_left), ...steps }));
  }
  if (data && ["training", "loading"].includes(status)) {
    const [here, total] = [data.bytes, data.total].map(megabytes);
    parts.push(text("digits-detail-data", { here, total, digits: whole(available) }));
  }
  return parts.join(" · ");
}

/**
 * What the network makes of the drawing, and why it may not be sure.
 * @param {import("./pad/answer_view.js").Reading | null} reading null for a blank pad
 * @param {boolean} trained
 */
export function answerText(reading, trained) {
  if (!reading?.outputs) return text("digits-answer-blank");
  if (!trained) return text("digits-answer-untrained");
  const { digit, doubt, guesses } = reading;
  if (digit !== null && digit !== undefined) return text("digits-answer-sure", { digit });
  const [first, second] = guesses;
  return text("digits-answer-unsure", { doubt: doubt ?? "", first, second });
}

/** The same in a few words. @param {import("./pad/answer_view.js").Reading | null} reading */
export function readAs(reading) {
  if (!reading?.outputs) return "";
  const { digit, guesses } = reading;
  if (digit !== null && digit !== undefined) return text("digits-drawing-read", { digit });
  const [first, second] = guesses;
  return text("digits-drawing-unsure", { first, second });
}

/** What the button will do. @param {Status} status @param {Progress} progress @param {Record<string, string>} chosen */
export function runText(status, { settings, step }, chosen) {
  if (status === "training" || status === "loading") return text("digits-run-pause");
  if (step > 0 && asksForAnother(chosen, settings)) return text("digits-run-anew");
  if (status === "paused") return text("digits-run-resume");
  if (status === "finished") return text("digits-run-more", { epochs: asTyped(chosen.epochs) });
  return text("digits-run-train");
}

/** What an earlier visit has left. @param {KeptCheckpoint} checkpoint @param {Date} now */
export function keptText({ at, recipe, epoch, chosen, accuracy }, now) {
  return text("digits-kept", {
    time: clock(new Date(at), now),
    recipe: translated(recipe),
    epoch: whole(epoch),
    epochs: whole(Number(chosen.epochs)),
    share: percent(accuracy),
  });
}

/** A point of the training. @param {number} step @param {number} perEpoch steps */
export function placeText(step, perEpoch) {
  if (step === 0) return text("digits-place-begin");
  const epoch = Math.ceil(step / perEpoch);
  const place = { step: whole(step), epoch: whole(epoch) };
  if (step === epoch * perEpoch) return text("digits-place-after", place);
  return text("digits-place-in", place);
}

/** What a run is run with, as short as can be. @param {Progress["settings"]} settings @param {string} recipe */
export function runLabel({ learning_rate, batch_size, hidden, seed, train_size }, recipe) {
  const run = {
    recipe: translated(recipe),
    rate: asTyped(String(learning_rate)),
    batch: String(batch_size),
    hidden: String(hidden),
    seed: String(seed),
  };
  if (train_size === ALL) return text("digits-label-all", run);
  return text("digits-label-few", { ...run, count: whole(Number(train_size)) });
}
