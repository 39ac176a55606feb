import assert from "node:assert/strict";
import { test } from "node:test";
import { isoline } from "../../web/page/labs/truth_table/answers/isoline.ts";

const SIDE = 11;

/** The points of the line for values f(x, y) over 0 to 100 in both directions. */
function points(f: (x: number, y: number) => number) {
  const step = 100 / (SIDE - 1);
  const values = Array.from({ length: SIDE * SIDE }, (_, place) =>
    f((place % SIDE) * step, Math.floor(place / SIDE) * step),
  );
  return [...isoline(values, SIDE).matchAll(/([\d.]+) ([\d.]+)/g)].map(
    ([, x, y]): [number, number] => [Number(x), Number(y)],
  );
}

test("Where every answer is on one side there is no line.", () => {
  assert.deepEqual(
    points(() => 0.2),
    [],
  );
  assert.deepEqual(
    points(() => 0.9),
    [],
  );
});

test("Where every answer is ½ but for rounding there is none either.", () => {
  assert.deepEqual(
    points((x, y) => 0.5 + 1e-7 * Math.sin(x * y)),
    [],
  );
});

test("A slope crosses ½ just where it does, between the points too.", () => {
  const line = points((x) => x / 100 + 0.07);
  assert.equal(line.length, 2 * (SIDE - 1));
  for (const [x] of line) assert.ok(Math.abs(x - 43) < 0.02);
});

test("A line may lie askew, and meets itself from square to square.", () => {
  const line = points((x, y) => 0.5 + (x + y - 90) / 300);
  assert.ok(line.length > 10);
  for (const [x, y] of line) assert.ok(Math.abs(x + y - 90) < 0.05);
});
