import assert from "node:assert/strict";
import { test } from "node:test";
import { smooth } from "../../web/page/labs/digits/pad/smooth_stroke.ts";

const A = { x: 0, y: 0 };
const B = { x: 10, y: 0 };
const C = { x: 10, y: 20 };
const D = { x: 30, y: 40 };

test("A stroke without points has no curve.", () => {
  assert.deepEqual(smooth([]), []);
});

test("One point is a dot: a curve that stays where it is.", () => {
  assert.deepEqual(smooth([A]), [{ from: A, bend: A, to: A }]);
});

test("Two points are joined by a straight line.", () => {
  assert.deepEqual(smooth([A, D]), [{ from: A, bend: A, to: D }]);
});

test("Three points are one curve from the first to the last that bends at the second.", () => {
  assert.deepEqual(smooth([A, B, C]), [{ from: A, bend: B, to: C }]);
});

test("Between two bends the curves meet halfway.", () => {
  const halfway = { x: 10, y: 10 };
  assert.deepEqual(smooth([A, B, C, D]), [
    { from: A, bend: B, to: halfway },
    { from: halfway, bend: C, to: D },
  ]);
});

test("A long stroke is one unbroken curve that bends at every point that was measured.", () => {
  const points = Array.from({ length: 50 }, (_, index) => ({ x: 3 * index, y: (index * 7) % 13 }));
  const curves = smooth(points);
  assert.deepEqual(
    curves.map(({ bend }) => bend),
    points.slice(1, -1),
  );
  assert.deepEqual(curves[0]?.from, points[0]);
  assert.deepEqual(curves.at(-1)?.to, points.at(-1));
  for (const [index, { from }] of curves.slice(1).entries()) {
    assert.deepEqual(from, curves[index]?.to);
  }
});
