import { at } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { unitSymbol } from "../../truth_table/quantity_names.ts";

/** The contribution of unit `index` to a score. */
type Part = { index: number; value: number };

const PICTURE_SIDE = 28;
/** Pixels of a picture. */
export const PIXELS = PICTURE_SIDE * PICTURE_SIDE;

/** One digit's row of a matrix. */
export function rowOf(matrix: Float32Array, digit: number) {
  const length = matrix.length / 10;
  return matrix.subarray(length * digit, length * (digit + 1));
}

/** The contributions of one unit to the scores of the digits. */
export function columnOf(matrix: Float32Array, unit: number) {
  return Array.from({ length: 10 }, (_, digit) => at(rowOf(matrix, digit), unit));
}

export function largestIndex(values: ArrayLike<number>) {
  let best = 0;
  let largest = values[0] ?? 0;
  for (const [index, value] of Array.from(values).entries()) {
    if (value > largest) [best, largest] = [index, value];
  }
  return best;
}

export function smallestIndex(values: ArrayLike<number>) {
  return largestIndex(Array.from(values, (value) => -value));
}

/** The contributions to a score by their absolute values, the largest first; those beyond `limit` are summed up. */
export function partsOf(
  contributions: ArrayLike<number>,
  limit: number,
): { parts: Part[]; others: { count: number; value: number } } {
  const all = Array.from(contributions, (value, index) => ({ index, value }));
  all.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const rest = all.slice(limit);
  const value = rest.reduce((sum, part) => sum + part.value, 0);
  return { parts: all.slice(0, limit), others: { count: rest.length, value } };
}

/** The number of hidden layers. */
export function hiddenLayers(sizes: number[]) {
  return sizes.length - 2;
}

/** The name of a unit whose weights are shown. */
export function unitName(sizes: number[], index: number) {
  const number = unitNumber(sizes, index);
  if (hiddenLayers(sizes) === 0) return text("digits-unit-output", { number });
  return text("digits-unit-name", { number });
}

/** Outputs are counted from 0, since they are digits. */
export function unitNumber(sizes: number[], index: number) {
  return String(hiddenLayers(sizes) === 0 ? index : index + 1);
}

/** The value of a unit of the last hidden layer; without a hidden layer, the name of a pixel. */
export function partSymbol(sizes: number[], index: number) {
  const layers = hiddenLayers(sizes);
  return layers > 0 ? unitSymbol("x", layers, index + 1) : partName(sizes, index);
}

/** The name of a part of a score: without a hidden layer these are pixels. */
export function partName(sizes: number[], index: number) {
  if (hiddenLayers(sizes) > 0) return unitName(sizes, index);
  return text("digits-unit-pixel", pixelPlace(index));
}

/** The place of a pixel in its picture, counted from 1. */
export function pixelPlace(index: number) {
  return { row: Math.floor(index / PICTURE_SIDE) + 1, column: (index % PICTURE_SIDE) + 1 };
}
