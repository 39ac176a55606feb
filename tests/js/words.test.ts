import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerText,
  detailText,
  readAs,
  runLabel,
  runText,
  savedRunText,
  statusText,
  stepText,
} from "../../web/page/labs/digits/digits_texts.ts";
import type { Progress } from "../../web/page/labs/digits/run.ts";
import type { SavedCheckpoint } from "../../web/page/labs/digits/training/saved_run.ts";
import type { Reading } from "../../web/shared/protocol.ts";
import { speak, speakEnglish } from "./texts.ts";

speakEnglish();

function progress(changes: object = {}): Progress {
  const settings = { recipe: "document", hidden: 30, seed: 0, train_size: 60000, batch_size: 10 };
  const begun = {
    altered: false,
    finished: false,
    stopped_by: undefined,
    waiting: false,
    epoch: 1,
    epochs: 5,
    step: 6000,
    examples: 0,
  };
  const figures = { examples_per_epoch: 60000, loss: 0.1, batch_accuracy: 0.9, accuracy: 0.9562 };
  const pace = { epoch_seconds: 0.1, seconds_left: 4, examples_per_second: 512_345 };
  const rest = { steps_per_epoch: 6000, sizes: [784, 30, 10], available: 60000, moments: [0] };
  return { ...begun, ...figures, ...pace, ...rest, settings, ...changes };
}
const TYPED = {
  recipe: "document",
  hidden: "30",
  seed: "0",
  train_size: "60000",
  batch_size: "10",
  epochs: "5",
};

test("The status tells the epoch that is under way, and how much is read.", () => {
  assert.equal(
    statusText("training", progress(), "seed"),
    "Training: epoch 2 of 5. It reads 95.62\u00a0% of the test digits correctly.",
  );
  assert.match(statusText("paused", progress({ epoch: 5 }), "seed"), /^Paused in epoch 5 of 5\./);
  assert.match(statusText("finished", progress(), "seed"), /^Trained for 1 epoch\..*Draw one!$/);
  assert.equal(
    statusText("finished", progress({ stopped_by: "patience" }), "seed"),
    "Stopped after 1 epoch: no further improvement. It reads 95.62\u00a0% of the test digits correctly.",
  );
});

test("A network that has read nothing yet says only what it is.", () => {
  const fresh = progress({ epoch: 0, step: 0, accuracy: Number.NaN });
  assert.equal(
    statusText("idle", fresh, "seed"),
    "A 784-30-10 network with random weights: not trained yet.",
  );
  assert.equal(statusText("idle", fresh, "file"), "Loaded a 784-30-10 network.");
  assert.match(statusText("idle", fresh, "hand"), /network with edited weights: not trained yet/);
});

test("The button trains again where the form asks for another network.", () => {
  assert.equal(runText("paused", progress(), TYPED), "Resume");
  assert.equal(runText("finished", progress(), TYPED), "Train 5 more");
  assert.equal(runText("paused", progress(), { ...TYPED, hidden: "40" }), "Train again");
  assert.equal(runText("paused", progress(), { ...TYPED, recipe: "best" }), "Train again");
  assert.equal(runText("paused", progress(), { ...TYPED, hidden: "30.0" }), "Resume");
  assert.equal(runText("idle", progress({ step: 0 }), { ...TYPED, hidden: "40" }), "Train");
  assert.equal(runText("loading", progress(), TYPED), "Pause");
});

test("Time left is told while it trains, and the data while it arrives.", () => {
  assert.equal(detailText("training", progress(), null), "4.0\u00a0s left, 6,000 steps done");
  assert.equal(
    detailText("loading", progress({ available: 5000 }), { bytes: 694_692, total: 9_680_000 }),
    "MNIST: 0.7\u00a0MB of 9.7\u00a0MB, 5,000 digits loaded",
  );
  assert.equal(detailText("paused", progress(), null), "");
});

test("A run is told by its recipe and settings, and by its digits where they are not all.", () => {
  const settings = { ...progress().settings, recipe: "best", learning_rate: 0.25, batch_size: 32 };
  assert.equal(runLabel(settings), "Best, ξ 0.25, batch 32, 30 hidden, seed 0");
  assert.equal(
    runLabel({ ...settings, train_size: 2000 }),
    "Best, ξ 0.25, batch 32, 30 hidden, seed 0, 2,000 digits",
  );
});

test("An answer says what it reads or, with its two best guesses, why it is not sure.", () => {
  const reading: Reading = {
    drawing: 1,
    digit: 8,
    doubt: undefined,
    guesses: [8, 3],
    outputs: [0.1],
    picture: [],
    stages: undefined,
    explanation: undefined,
    step: 1,
  };
  const unsure: Reading = { ...reading, digit: undefined };
  assert.equal(answerText(null, true), "Nothing drawn yet.");
  assert.match(answerText(reading, false), /random weights/);
  assert.equal(answerText(reading, true), "This is an 8.");
  assert.equal(
    answerText({ ...unsure, doubt: "torn", guesses: [4, 9] }, true),
    "Not sure: two outputs are close. Could be 4 or 9.",
  );
  const reasons = {
    faint: "no output stands out. Could be 8 or 3.",
    unfamiliar: "unlike any digit it was trained on.",
    several: "one digit at a time, please.",
    small: "draw it larger.",
  };
  for (const [doubt, reason] of Object.entries(reasons)) {
    assert.equal(answerText({ ...unsure, doubt }, true), `Not sure: ${reason}`);
  }
  assert.equal(readAs(reading), "Your drawing: 8.");
  assert.equal(readAs(unsure), "Your drawing: could be 8 or 3.");
  assert.equal(readAs(null), "");
});

test("What an earlier visit has left is told with its time, and its day where that is another.", () => {
  const accuracy = 0.9521;
  const chosen = { recipe: "document", epochs: 5 };
  const at = new Date(2026, 4, 12, 10, 42).getTime();
  const checkpoint: Partial<SavedCheckpoint> = { at, epoch: 2, chosen, accuracy };
  const textOn = (now: Date) => savedRunText(checkpoint as SavedCheckpoint, "Classic", now);
  const rest = "Classic, epoch 2 of 5, 95.21\u00a0% of the test digits.";
  assert.equal(textOn(new Date(2026, 4, 12, 23)), `Saved 10:42: ${rest}`);
  assert.equal(textOn(new Date(2026, 4, 13)), `Saved 12 May, 10:42: ${rest}`);
});

test("What has a name in Python is called as the page’s language has it, with that language’s numbers.", () => {
  const [epoch, step] = [progress({ epoch: 1, step: 1 }), progress({ step: 1 })];
  assert.match(statusText("failed", epoch, "seed"), /^Stopped after 1 epoch; /);
  assert.equal(detailText("training", step, null), "4.0\u00a0s left, 1 step done");
  speak("de", "option-recipe-best = Das Beste\n");
  const settings = { ...progress().settings, recipe: "best", learning_rate: 0.25 };
  assert.match(runLabel(settings), /^Das Beste, ξ 0,25, /);
  speakEnglish();
});

test("A point of the training is told by its step and its epoch.", () => {
  assert.equal(stepText(0, 6000), "Step 0, before training");
  assert.equal(stepText(180, 6000), "Step 180, in epoch 1");
  assert.equal(stepText(6000, 6000), "Step 6,000, after epoch 1");
  assert.equal(stepText(6001, 6000), "Step 6,001, in epoch 2");
});
