import assert from "node:assert/strict";
import { test } from "node:test";
import {
  confusionText,
  listTitle,
  mostConfused,
  scoreText,
  signed,
  testDigitText,
  unitsNote,
  unitText,
} from "../../web/page/labs/digits/network/network_texts.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { speak, speakEnglish } from "./texts.ts";

speakEnglish();

const SIZES = [784, 3, 10];

test("The note says whether there is more to see than noise, and whose pictures these are.", () => {
  assert.match(unitsNote(SIZES, true), /noise\. Press Train/);
  assert.match(unitsNote(SIZES, false), /^Ink on blue/);
  assert.match(unitsNote([784, 10], false), /^There is no hidden layer: .*outputs\. Ink/);
  assert.match(unitsNote([784, 20, 20, 10], false), /^These are the units of the first/);
});

test("A unit is told with its activation, and what it says of the digits.", () => {
  const units = {
    step: 1,
    sizes: SIZES,
    weights: new Int8Array(),
    largest: [1.25, 1, 1],
    biases: [-0.5, 0, 0],
  };
  assert.equal(unitText(units, 0, null), "Unit 1: weights up to ±1.25, bias −0.500.");
  const contributions = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? at / 3 - 4 : 0));
  const message = {
    sizes: SIZES,
    lit: [0.75, 0, 0],
    activations: [0.75, 0, 0],
    weights: Float32Array.from(contributions),
    contributions: Float32Array.from(contributions),
    biases: [],
    scores: [],
    outputs: [],
    output_activation: "sigmoid",
  };
  assert.equal(
    unitText(units, 0, message),
    "Unit 1: weights up to ±1.25, bias −0.500; its activation is now 0.75. It raises the score of 9 most (+5.00), that of 0 least (−4.00).",
  );
  assert.match(
    unitText({ ...units, sizes: [784, 3, 3, 10] }, 0, message),
    /activation is now 0\.75\.$/,
  );
});

test("It is told who speaks for a digit and who against it.", () => {
  assert.equal(
    scoreText(SIZES, 3, [0.1, -2, 0.5]),
    "Unit 3 raises the score of 3 most, unit 2 lowers it most.",
  );
  assert.equal(
    scoreText(SIZES, 3, [1, 2, 0]),
    "Unit 2 raises the score of 3 most; none lowers it.",
  );
  assert.equal(
    scoreText(SIZES, 3, [-1, -2, 0]),
    "Unit 2 lowers the score of 3 most; none raises it.",
  );
  assert.equal(scoreText(SIZES, 3, [0, 0, 0]), "No unit changes the score of 3.");
  assert.match(
    scoreText([784, 10], 3, [0, 1, -1]),
    /^Pixel 1, 2 raises the score of 3 most, pixel 1, 3/,
  );
});

test("A contribution has its sign, unless it is too small to be seen.", () => {
  assert.equal(signed(1.234), "+1.23");
  assert.equal(signed(-1.234), "−1.23");
  assert.equal(signed(0.001), "0.00");
  assert.equal(signed(-0.001), "0.00");
});

test("It has its sign in a language whose numbers JavaScript cannot read, too.", () => {
  speak("de", "");
  assert.deepEqual([1.234, -1.234, 0.001].map(signed), ["+1,23", "−1,23", "0,00"]);
  speakEnglish();
});

test("The confusion is told with the mistake that is made most often.", () => {
  const counts: number[][] = Array.from({ length: 10 }, (_, truth) =>
    Array.from({ length: 10 }, (_, answer) => (answer === truth ? 99 : 0)),
  );
  assert.equal(
    confusionText({ step: 6000, counts, accuracy: 1 }, "seed"),
    "After 6,000 steps 990 of 990 test digits are read correctly: 100.00\u00a0%.",
  );
  at(counts, 4)[9] = 1;
  at(counts, 3)[8] = 12;
  assert.deepEqual(mostConfused(counts), { truth: 3, answer: 8, count: 12 });
  assert.match(
    confusionText({ step: 1, counts, accuracy: 0.5 }, "seed"),
    /a 3 was read as an 8: 12 times\.$/,
  );
  at(counts, 3)[8] = 1;
  assert.match(
    confusionText({ step: 1, counts, accuracy: 0.5 }, "seed"),
    /^After 1 step 990 of .* Most often a 3 was read as an 8: once\.$/,
  );
});

test("A list says what is in it, and of how many.", () => {
  assert.equal(listTitle(null, 438, 60), "Most confident mistakes: 60 of 438");
  assert.equal(listTitle({ truth: 4, answer: 9 }, 30, 30), "4 read as 9: 30");
  assert.equal(listTitle({ truth: 4, answer: 9 }, 0, 0), "4 read as 9: none");
  assert.equal(listTitle({ truth: 4, answer: 4 }, 927, 60), "4 read correctly: 60 of 927");
});

test("A test digit is told with what the network says of it.", () => {
  const digit = { number: 1112, truth: 8, answer: 6, answer_output: 0.98, truth_output: 0.012 };
  assert.equal(
    testDigitText(digit),
    "Test digit 1,112 is an 8. The network says 6, with an output of 0.98; its output for 8 is 0.01.",
  );
  assert.equal(
    testDigitText({ ...digit, answer: 8 }),
    "Test digit 1,112 is an 8. The network agrees, with an output of 0.98.",
  );
});

test("At step 0 it says whose weights read the test digits, and counts no steps.", () => {
  const counts = Array.from({ length: 10 }, (_, row) =>
    Array.from({ length: 10 }, (_, column) => (row === column ? 1 : 0)),
  );
  const message = (origin: "seed" | "file" | "hand", step = 0) =>
    confusionText({ step, counts, accuracy: 1 }, origin);
  assert.equal(
    message("file"),
    "The loaded network reads 10 of 10 test digits correctly: 100.00\u00a0%.",
  );
  assert.match(
    message("hand"),
    /^Before its first step, with edited weights, the network reads 10 of 10/,
  );
  assert.match(message("seed"), /^With its random weights the network reads 10 of 10/);
  assert.match(message("file", 3), /^After 3 steps 10 of 10/);
});
