import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleCurves } from "../../web/page/ui/chart/curve_rows.ts";

const FALLING = { x: [0, 1, 2, 3], y: [8, 4, 2, 1] };

test("Few points are all there.", () => {
  assert.deepEqual(sampleCurves([FALLING]), [
    { x: 0, values: [8] },
    { x: 1, values: [4] },
    { x: 2, values: [2] },
    { x: 3, values: [1] },
  ]);
});

test("Of many points the first, the last, and some evenly in between are there.", () => {
  const x = Array.from({ length: 1001 }, (_, index) => index);
  const rows = sampleCurves([{ x, y: x }], undefined, 5);
  assert.deepEqual(
    rows.map((row) => row.x),
    [0, 250, 500, 750, 1000],
  );
});

test("A curve without a point of its own has its last one; before it begins and after it ends, none.", () => {
  const late = { x: [0.5, 1.5], y: [10, 20] };
  assert.deepEqual(
    sampleCurves([FALLING, late], [FALLING]).map(({ values }) => values[1]),
    [null, 10, null, null],
  );
});

test("Where there is no point, there is no row.", () => {
  assert.deepEqual(sampleCurves([{ x: [], y: [] }]), []);
});
