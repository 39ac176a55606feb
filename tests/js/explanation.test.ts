import assert from "node:assert/strict";
import { test } from "node:test";
import {
  columnOf,
  largestIndex,
  partName,
  partsOf,
  rowOf,
  smallestIndex,
  unitName,
  unitNumber,
} from "../../web/page/labs/digits/network/explanation.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const MATRIX = Float32Array.from({ length: 20 }, (_, at) => at);

test("A matrix has a row for each digit and a column for each unit.", () => {
  assert.deepEqual([...rowOf(MATRIX, 3)], [6, 7]);
  assert.deepEqual(columnOf(MATRIX, 1), [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
});

test("The largest and the smallest are found, the first of equal ones.", () => {
  assert.equal(largestIndex([1, 3, 3, -4]), 1);
  assert.equal(smallestIndex([1, -4, 3, -4]), 1);
});

test("The parts of a score come by their size, and the small ones together.", () => {
  assert.deepEqual(partsOf([0.5, -2, 1, 0.25], 2), {
    parts: [
      { index: 1, value: -2 },
      { index: 2, value: 1 },
    ],
    others: { count: 2, value: 0.75 },
  });
  assert.deepEqual(partsOf([1], 2).others, { count: 0, value: 0 });
});

test("Without a hidden layer the pictures are of outputs, and the parts are pixels.", () => {
  assert.equal(unitName([784, 30, 10], 6), "unit 7");
  assert.equal(partName([784, 30, 10], 6), "unit 7");
  assert.equal(unitName([784, 10], 6), "output 6");
  assert.deepEqual([unitNumber([784, 30, 10], 6), unitNumber([784, 10], 6)], ["7", "6"]);
  assert.equal(partName([784, 10], 29), "pixel 2, 2");
});
