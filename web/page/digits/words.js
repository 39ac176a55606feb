/** What the digits lab says of a run. */

import { clock, duration, megabytes, percent, whole } from "../format.js";
import { asksForAnother } from "./progress.js";

/** @typedef {import("./kept_run.js").KeptCheckpoint} KeptCheckpoint */
/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {import("./progress.js").Status} Status */

/** All of MNIST's training digits, which need not be said. */
const ALL = 60_000;

/** What each rule for stopping says. @type {Record<string, string>} */
const STOPPED_BY = {
  accuracy: "the accuracy asked for is reached",
  patience: "no epoch brought progress any more",
};

/** @param {Status} status @param {Progress} progress @param {boolean} loaded whether the network came from a file */
export function statusText(status, { epoch, epochs, accuracy, sizes, stopped_by }, loaded) {
  const read = Number.isFinite(accuracy)
    ? ` It reads ${percent(accuracy)} of the test digits.`
    : "";
  const epochsDone = `${epoch} ${epoch === 1 ? "epoch" : "epochs"}`;
  switch (status) {
    case "loading":
      return "Fetching MNIST…";
    case "training":
      return `Training: epoch ${Math.min(epoch + 1, epochs)} of ${epochs}.${read}`;
    case "paused":
      return `Paused in epoch ${Math.min(epoch + 1, epochs)} of ${epochs}.${read}`;
    case "finished":
      if (stopped_by) return `Stopped after ${epochsDone}: ${STOPPED_BY[stopped_by]}.${read}`;
      return `Trained for ${epochsDone}.${read} Draw one!`;
    case "failed":
      return `Stopped after ${epochsDone}; what was learned till then is kept.`;
    default:
      if (loaded) return `Loaded a ${sizes.join("-")} network.${read}`;
      return `A ${sizes.join("-")} network with random weights: not trained yet.`;
  }
}

/** @param {Status} status @param {Progress} progress @param {{ bytes: number, total: number } | null} data how much of MNIST has arrived */
export function detailText(status, { seconds_left, available, step }, data) {
  const parts = [];
  if (status === "training" && Number.isFinite(seconds_left)) {
    parts.push(`${duration(seconds_left)} left, ${whole(step)} steps done`);
  }
  if (data && ["training", "loading"].includes(status)) {
    const { bytes, total } = data;
    parts.push(
      `MNIST: ${megabytes(bytes)} of ${megabytes(total)}, ${whole(available)} digits here`,
    );
  }
  return parts.join(" · ");
}

/**
 * What the network makes of the drawing, and why it may not be sure.
 * @param {import("./answer_view.js").Reading | null} reading null for a blank pad
 * @param {boolean} trained
 */
export function answerText(reading, trained) {
  if (!reading?.outputs) return "Nothing drawn yet.";
  if (!trained) return "The network still has its random weights. Train it, and it will read this.";
  const { digit, doubt, guesses } = reading;
  if (digit !== null && digit !== undefined) return `This is ${aDigit(digit)}.`;
  const [first, second] = guesses.map(aDigit);
  const either = `perhaps ${first}, perhaps ${second}`;
  switch (doubt) {
    case "torn":
      return `Not sure, for two answers are close: ${either}.`;
    case "unfamiliar":
      return `Not sure, for it looks like no digit it has learned from: ${either}.`;
    default:
      return `Not sure, for no output is large: ${either}.`;
  }
}

/** The same in a few words. @param {import("./answer_view.js").Reading | null} reading */
export function readAs(reading) {
  if (!reading?.outputs) return "";
  const { digit, guesses } = reading;
  if (digit !== null && digit !== undefined) return `Your drawing: ${digit}.`;
  return `Your drawing: perhaps ${guesses[0]}, perhaps ${guesses[1]}.`;
}

/** @param {number} digit */
function aDigit(digit) {
  return digit === 8 ? "an 8" : `a ${digit}`;
}

/** What the button will do. @param {Status} status @param {Progress} progress @param {Record<string, string>} chosen */
export function runText(status, { settings, step }, chosen) {
  if (status === "training" || status === "loading") return "Pause";
  if (step > 0 && asksForAnother(chosen, settings)) return "Train anew";
  if (status === "paused") return "Resume";
  if (status === "finished") return `Train ${chosen.epochs} more`;
  return "Train";
}

/** What an earlier visit has left. @param {KeptCheckpoint} checkpoint @param {Date} now */
export function keptText({ at, recipe, epoch, chosen, accuracy }, now) {
  const when = clock(new Date(at), now);
  return `Kept from ${when}: ${recipe}, epoch ${epoch} of ${chosen.epochs}, ${percent(accuracy)} of the test digits.`;
}

/** A point of the training. @param {number} step @param {number} perEpoch steps */
export function placeText(step, perEpoch) {
  if (step === 0) return "Step 0, before training";
  const epoch = Math.ceil(step / perEpoch);
  return `Step ${whole(step)}, ${step === epoch * perEpoch ? "after" : "in"} epoch ${epoch}`;
}

/** What a run is run with, as short as can be. @param {Progress["settings"]} settings @param {string} recipe */
export function runLabel({ learning_rate, batch_size, hidden, seed, train_size }, recipe) {
  const few = train_size === ALL ? "" : `, ${whole(Number(train_size))} digits`;
  return `${recipe}, ξ ${learning_rate}, batch ${batch_size}, ${hidden} hidden, seed ${seed}${few}`;
}
