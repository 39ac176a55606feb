/** What the page says of what a network learned. */

import { fixed, percent, sentence, significant, whole } from "../format.js";
import {
  columnOf,
  hiddenLayers,
  largestIndex,
  partName,
  smallestIndex,
  unitName,
} from "./explanation.js";

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/** @typedef {import("./explanation.js").Units} Units */
/** @typedef {import("./explanation.js").Explanation} Explanation */
/** @typedef {{ step: number, counts: number[][], accuracy: number }} Confusion */
/** @typedef {{ number: number, truth: number, answer: number, answer_output: number, truth_output: number }} TestDigit */
/** @typedef {{ truth: number, answer: number }} Cell of the confusion matrix */

/** @param {number[]} sizes @param {boolean} random whether the weights are still those of the start */
export function unitsNote(sizes, random) {
  const layers = hiddenLayers(sizes);
  if (random) {
    return "Random weights: nothing but noise. Press Train, and watch shapes come out of it.";
  }
  const whose = [
    "There is no hidden layer: these are the weights of the ten outputs. ",
    "",
    "These are the units of the first hidden layer. ",
  ][Math.min(layers, 2)];
  return `${whose}Ink on blue pixels excites a unit, ink on orange ones holds it down. Grain at the edges is what the random start has left there, where hardly a digit has ink.`;
}

/** A unit in words; what it says of each digit, where it is one of those that add up. @param {Units} units @param {number} unit @param {Explanation | null} told */
export function unitText({ sizes, largest, biases }, unit, told) {
  const weights = `largest weight ±${significant(largest[unit])}, bias ${significant(biases[unit])}`;
  const name = sentence(unitName(sizes, unit)).slice(0, -1);
  if (told === null) return `${name}: ${weights}.`;
  const now = `${name}: ${weights}; now its activation is ${fixed(told.lit[unit], 2)}.`;
  if (hiddenLayers(sizes) !== 1) return now;
  const contributions = columnOf(told.contributions, unit);
  const [most, least] = [largestIndex(contributions), smallestIndex(contributions)];
  return `${now} It adds most to the score of ${most} (${signed(contributions[most])}), least to that of ${least} (${signed(contributions[least])}).`;
}

/**
 * The pictures of the weights as a table. 784 numbers a unit are more than anybody reads: the pixels that excite it
 * most, and that hold it down most, stand for them.
 * @param {Units | null} units @param {Explanation | null} told
 * @returns {import("../as_table.js").Table}
 */
export function unitsTable(units, told) {
  const heads = ["Unit", "Bias", "Most exciting pixel", "Pixel that holds it down most", "Now"];
  if (units === null) return { caption: "The units: nothing yet", heads, rows: [] };
  const { sizes, largest, biases } = units;
  const bytes = new Int8Array(units.weights.slice().buffer);
  const pixel = (/** @type {number} */ unit, /** @type {number} */ at) =>
    `${place(at)}: ${signed((bytes[PIXELS * unit + at] / 127) * largest[unit])}`;
  return {
    caption: "The units, with the pixels (row, column) of their largest weights",
    heads,
    rows: biases.map((bias, unit) => {
      const weights = bytes.subarray(PIXELS * unit, PIXELS * (unit + 1));
      return [
        unitName(sizes, unit),
        signed(bias),
        pixel(unit, largestIndex(weights)),
        pixel(unit, smallestIndex(weights)),
        fixed(told?.lit[unit], 2),
      ];
    }),
  };
}

/** @param {number} pixel */
function place(pixel) {
  return `${Math.floor(pixel / SIDE) + 1}, ${(pixel % SIDE) + 1}`;
}

/** Who speaks for a digit, and who against it. @param {number[]} sizes @param {number} digit @param {ArrayLike<number>} contributions */
export function scoreText(sizes, digit, contributions) {
  const [most, least] = [largestIndex(contributions), smallestIndex(contributions)];
  const pro = contributions[most] > 0 ? partName(sizes, most) : "";
  const contra = contributions[least] < 0 ? partName(sizes, least) : "";
  if (pro && contra) {
    return sentence(`${pro} speaks most for ${digit}, ${contra} most against it`);
  }
  if (pro) return sentence(`${pro} speaks most for ${digit}, and none against it`);
  if (contra) return sentence(`${contra} speaks most against ${digit}, and none for it`);
  return `No unit says anything of ${digit}.`;
}

/** A number with its sign. @param {number} value */
export function signed(value) {
  const text = fixed(value, 2);
  return Number(text) > 0 ? `+${text}` : text;
}

/** @param {Confusion} confusion */
export function confusionText({ step, counts, accuracy }) {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, digit) => sum + row[digit], 0);
  const { truth, answer, count } = mostConfused(counts);
  const often =
    count === 0 ? "" : ` Most often a ${truth} was taken for ${article(answer)}: ${times(count)}.`;
  return `After ${whole(step)} steps ${whole(right)} of ${whole(total)} test digits are read rightly, ${percent(accuracy)}.${often}`;
}

/** @param {number[][]} counts */
export function mostConfused(counts) {
  const wrong = counts.flatMap((row, truth) =>
    row.flatMap((count, answer) => (answer === truth ? [] : [{ truth, answer, count }])),
  );
  return wrong.reduce((most, each) => (each.count > most.count ? each : most));
}

/** What a list of test digits is. @param {Cell | null} cell null: the mistakes @param {number} count in all @param {number} shown */
export function listTitle(cell, count, shown) {
  const what =
    cell === null
      ? "The surest mistakes"
      : cell.truth === cell.answer
        ? sentence(`${cell.truth} read rightly`).slice(0, -1)
        : `${cell.truth} taken for ${cell.answer}`;
  if (cell !== null && count === 0) return `${what}: none`;
  return shown < count ? `${what}: ${shown} of ${whole(count)}` : `${what}: ${whole(count)}`;
}

/** @param {TestDigit} digit */
export function testDigitText({ number, truth, answer, answer_output, truth_output }) {
  const begin = `Test digit ${whole(number)} is ${article(truth)}.`;
  if (truth === answer)
    return `${begin} The network says so too, with an output of ${fixed(answer_output, 2)}.`;
  return `${begin} The network says ${answer}, with an output of ${fixed(answer_output, 2)}; that of ${truth} is ${fixed(truth_output, 2)}.`;
}

/** @param {number} digit */
function article(digit) {
  return `${digit === 8 ? "an" : "a"} ${digit}`;
}

/** @param {number} count */
function times(count) {
  return count === 1 ? "once" : `${whole(count)} times`;
}
