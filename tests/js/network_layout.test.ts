import assert from "node:assert/strict";
import { test } from "node:test";
import { between, layout } from "../../web/page/labs/truth_table/network/network_layout.ts";
import { at } from "../../web/shared/checked_lookup.ts";

/** Every shape that the lab offers. */
const SHAPES = [2, 3, 4].flatMap((inputs) =>
  [1, 4, 8].flatMap((hidden) => [
    [inputs, 1],
    [inputs, hidden, 1],
    [inputs, hidden, hidden, 1],
  ]),
);

test("Whatever the shape, units stay inside of the drawing and apart from each other.", () => {
  for (const place of [200, 256, 290, 420, 559, 560, 1200]) {
    for (const sizes of SHAPES) {
      const { width, height, radius, columns } = layout(sizes, place);
      assert.deepEqual(
        columns.map((column) => column.length),
        sizes,
      );
      for (const column of columns) {
        for (const [index, { x, y }] of column.entries()) {
          assert.ok(x - radius >= 20 && x + radius <= width - 40, `${sizes}`);
          assert.ok(y - radius >= 24 && y + radius <= height, `${sizes}`);
          if (index > 0) assert.ok(y - at(column, index - 1).y >= 2 * radius, `${sizes}`);
          assert.ok(radius >= 13, `${sizes}: a number fits in`);
        }
      }
    }
  }
});

test("Layers follow each other from left to right, each centred.", () => {
  const { height, columns } = layout([3, 4, 1], 900);
  const across = columns.map((column) => at(column, 0).x);
  assert.ok(at(across, 0) < at(across, 1) && at(across, 1) < at(across, 2));
  const middles = columns.map((column) => (at(column, 0).y + at(column, column.length - 1).y) / 2);
  assert.equal(middles[0], middles[1]);
  assert.ok(Math.abs(at(middles, 0) - height / 2) < 20);
});

test("A point of the way lies between its ends.", () => {
  assert.deepEqual(between({ x: 0, y: 10 }, { x: 10, y: 30 }, 0.5), { x: 5, y: 20 });
});
