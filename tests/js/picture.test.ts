import assert from "node:assert/strict";
import { test } from "node:test";
import type { Palette } from "../../web/page/labs/digits/pictures/picture.ts";
import { coloured, pictureAt } from "../../web/page/labs/digits/pictures/picture.ts";

const PALETTE: Palette = { paper: [200, 200, 200], positive: [0, 0, 100], negative: [100, 0, 0] };

test("Nothing is paper, and a weight is the more paint the larger it is, by its sign.", () => {
  const image = coloured([0, 127, -127, 63.5], PALETTE);
  assert.deepEqual([...image.subarray(0, 4)], [200, 200, 200, 255]);
  assert.deepEqual([...image.subarray(4, 8)], [0, 0, 100, 255]);
  assert.deepEqual([...image.subarray(8, 12)], [100, 0, 0, 255]);
  assert.deepEqual([...image.subarray(12, 16)], [100, 100, 150, 255]);
});

test("Many pictures come one after the other.", () => {
  const pixels = Uint8Array.from({ length: 3 * 784 }, (_, at) => Math.floor(at / 784));
  assert.deepEqual([...pictureAt(pixels, 2)], new Array(784).fill(2));
});
