import { text } from "../../../language/text.js";

/** What `pynn_engine.learned` tells of a network's units, and how they come to an answer. */

/** @typedef {{ step: number, sizes: number[], weights: Uint8Array, largest: number[], biases: number[] }} Units weights: signed bytes */
/** @typedef {{ sizes: number[], lit: number[], activations: number[], weights: Uint8Array, contributions: Uint8Array, biases: number[], scores: number[], outputs: number[], output_activation: string }} Explanation weights and contributions: a row of 32-bit numbers for each digit */
/** @typedef {{ index: number, value: number }} Part of a score: what unit `index` contributes */

const PICTURE_SIDE = 28;
/** Pixels of a picture. */
export const PIXELS = PICTURE_SIDE * PICTURE_SIDE;

/** One digit's row of a matrix. @param {Uint8Array} matrix @param {number} digit */
export function rowOf(matrix, digit) {
  const numbers = new Float32Array(matrix.slice().buffer);
  const length = numbers.length / 10;
  return numbers.subarray(length * digit, length * (digit + 1));
}

/** What one unit contributes to each digit's score. @param {Uint8Array} matrix @param {number} unit */
export function columnOf(matrix, unit) {
  return Array.from({ length: 10 }, (_, digit) => rowOf(matrix, digit)[unit]);
}

/** @param {ArrayLike<number>} values */
export function largestIndex(values) {
  return Array.from(values).reduce((best, value, at, all) => (value > all[best] ? at : best), 0);
}

/** @param {ArrayLike<number>} values */
export function smallestIndex(values) {
  return largestIndex(Array.from(values, (value) => -value));
}

/**
 * The parts of a score, the largest first whatever their sign; what is beyond `most` is taken together.
 * @param {ArrayLike<number>} contributions @param {number} most
 * @returns {{ parts: Part[], others: { count: number, value: number } }}
 */
export function partsOf(contributions, most) {
  const all = Array.from(contributions, (value, index) => ({ index, value }));
  all.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const rest = all.slice(most);
  const value = rest.reduce((sum, part) => sum + part.value, 0);
  return { parts: all.slice(0, most), others: { count: rest.length, value } };
}

/** How many layers are hidden. @param {number[]} sizes */
export function hiddenLayers(sizes) {
  return sizes.length - 2;
}

/** What a picture among the units is called. @param {number[]} sizes @param {number} index */
export function unitName(sizes, index) {
  const number = unitNumber(sizes, index);
  if (hiddenLayers(sizes) === 0) return text("digits-unit-output", { number });
  return text("digits-unit-name", { number });
}

/** Outputs are counted from 0, since they are digits. @param {number[]} sizes @param {number} index */
export function unitNumber(sizes, index) {
  return String(hiddenLayers(sizes) === 0 ? index : index + 1);
}

/** What a part of a score is called: without a hidden layer these are pixels. @param {number[]} sizes @param {number} index */
export function partName(sizes, index) {
  if (hiddenLayers(sizes) > 0) return unitName(sizes, index);
  return text("digits-unit-pixel", pixelPlace(index));
}

/** Where a pixel is in its picture, counted from 1. @param {number} index */
export function pixelPlace(index) {
  return { row: Math.floor(index / PICTURE_SIDE) + 1, column: (index % PICTURE_SIDE) + 1 };
}
