import assert from "node:assert/strict";
import { test } from "node:test";
import { Ink } from "../../web/page/labs/digits/pad/ink.ts";
import type { Point } from "../../web/page/labs/digits/pad/smooth_stroke.ts";

const SIDE = 100;

function inkOf(points: Point[], width: number) {
  const ink = new Ink(SIDE, SIDE);
  ink.begin({ points, width });
  return ink;
}

const at = ({ pixels }: Ink, x: number, y: number) => pixels[SIDE * y + x] ?? Number.NaN;

/** Full pixels of ink. */
const area = ({ pixels }: Ink) => pixels.reduce((sum, value) => sum + value / 255, 0);

/** Every pixel, against the area of it that has ink, counted on a grid 16 times finer. */
function largestDifference(ink: Ink, isInk: (x: number, y: number) => boolean) {
  const finer = 16;
  let largest = 0;
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      let inside = 0;
      for (let place = 0; place < finer ** 2; place += 1) {
        const [right, down] = [place % finer, Math.floor(place / finer)];
        if (isInk(x + (right + 0.5) / finer, y + (down + 0.5) / finer)) inside += 1;
      }
      largest = Math.max(largest, Math.abs(at(ink, x, y) / 255 - inside / finer ** 2));
    }
  }
  return largest;
}

for (const width of [4, 16, 40]) {
  test(`A single point is a round dot as wide as the pen, ${width} pixels.`, () => {
    const ink = inkOf([{ x: 50.3, y: 49.6 }], width);
    // the circle's equation; half a pixel of its edge may be more or less ink by a tenth
    const isInk = (x: number, y: number) => (x - 50.3) ** 2 + (y - 49.6) ** 2 <= (width / 2) ** 2;
    assert.ok(largestDifference(ink, isInk) < 0.15);
    assert.ok(Math.abs(area(ink) / (Math.PI * (width / 2) ** 2) - 1) < 0.03);
  });
}

test("A line is a bar with half a circle at each end.", () => {
  const ink = inkOf(
    [
      { x: 20, y: 30 },
      { x: 80, y: 30 },
    ],
    10,
  );
  // 60 long and 10 wide, and two halves of a circle with radius 5: 600 + 25·π = 678.5
  assert.ok(Math.abs(area(ink) - 678.5) < 4);
  assert.deepEqual(
    [at(ink, 50, 24), at(ink, 50, 25), at(ink, 50, 34), at(ink, 50, 35)],
    [0, 255, 255, 0],
  );
  assert.deepEqual([at(ink, 14, 30), at(ink, 85, 30)], [0, 0]);
});

test("A slanted line has every pixel's share of ink that its distance to the line gives.", () => {
  const ink = inkOf(
    [
      { x: 20, y: 20 },
      { x: 80, y: 65 },
    ],
    12,
  );
  // the line goes 60 right and 45 down: its length is 75, its direction (0.8, 0.6)
  const isInk = (x: number, y: number) => {
    const along = Math.min(Math.max((x - 20) * 0.8 + (y - 20) * 0.6, 0), 75);
    return (x - 20 - 0.8 * along) ** 2 + (y - 20 - 0.6 * along) ** 2 <= 36;
  };
  assert.ok(largestDifference(ink, isInk) < 0.15);
});

test("Three points are a curve that bends toward the one in the middle.", () => {
  const ink = inkOf(
    [
      { x: 20, y: 20 },
      { x: 50, y: 80 },
      { x: 80, y: 20 },
    ],
    4,
  );
  // a quadratic curve is half-way at ¼·20 + ½·80 + ¼·20 = 50, and passes (35, 42.5) and (65, 42.5) on its way
  assert.equal(at(ink, 50, 50), 255);
  assert.equal(at(ink, 35, 42), 255);
  assert.equal(at(ink, 65, 42), 255);
  assert.equal(at(ink, 50, 54), 0);
});

test("A stroke that grows point by point is that of all its points.", () => {
  const points = Array.from({ length: 60 }, (_, index) => ({
    x: 50 + 40 * Math.cos(index / 5) * (1 - index / 90),
    y: 50 + 40 * Math.sin(index / 4),
  }));
  const stroke = { points: points.slice(0, 1), width: 7 };
  const ink = new Ink(SIDE, SIDE);
  ink.begin(stroke);
  for (let index = 1; index < points.length; index += 1 + (index % 3)) {
    stroke.points = points.slice(0, index + 1);
    ink.extend(stroke);
  }
  stroke.points = points;
  ink.extend(stroke);
  assert.deepEqual(ink.pixels, inkOf(points, 7).pixels);
});

test("Ink on ink is not darker, and strokes stay when others begin.", () => {
  const first = {
    points: [
      { x: 20, y: 50 },
      { x: 80, y: 50 },
    ],
    width: 8,
  };
  const second = {
    points: [
      { x: 50, y: 20 },
      { x: 50, y: 80 },
    ],
    width: 8,
  };
  const both = new Ink(SIDE, SIDE);
  both.reset(null, [first, second]);
  const a = inkOf(first.points, first.width).pixels;
  const b = inkOf(second.points, second.width).pixels;
  const darker = a.map((value, pixel) => Math.max(value, b[pixel] ?? 0));
  assert.deepEqual(both.pixels, darker);
  both.begin(first);
  assert.deepEqual(both.pixels, darker);
});

test("A picture is put there as it is, larger, and drawn over.", () => {
  const ink = new Ink(280, 280);
  const picture = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 251);
  ink.reset(picture, []);
  // pixel (row 3, column 5) of 28 covers 10 × 10 pixels of 280, from (30, 50) to (39, 59)
  for (const [y, x] of [
    [30, 50],
    [39, 59],
    [34, 55],
  ] as const) {
    assert.equal(ink.pixels[280 * y + x], (28 * 3 + 5) % 251);
  }
  ink.reset(picture, [{ points: [{ x: 55, y: 35 }], width: 16 }]);
  assert.equal(ink.pixels[280 * 35 + 55], 255);
  assert.equal(ink.pixels[280 * 200 + 200], picture[28 * 20 + 20]);
  ink.reset(null, []);
  assert.equal(ink.pixels.some(Boolean), false);
});

test("What goes beyond the edges is cut off there, on the same row.", () => {
  const ink = inkOf(
    [
      { x: 95, y: 50 },
      { x: 200, y: 50 },
    ],
    10,
  );
  assert.equal(at(ink, 99, 50), 255);
  assert.equal(at(ink, 0, 50), 0);
  assert.equal(at(ink, 0, 51), 0);
  assert.equal(inkOf([{ x: -500, y: 1e5 }], 10).pixels.some(Boolean), false);
});
