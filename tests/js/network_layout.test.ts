import assert from "node:assert/strict";
import { test } from "node:test";
import { freePlace, placesAlong } from "../../web/page/labs/truth_table/network/label_places.ts";
import { between, layout } from "../../web/page/labs/truth_table/network/network_layout.ts";
import { valueText } from "../../web/page/labs/truth_table/network/units.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

/** Every shape that the lab offers. */
const SHAPES = [2, 3, 4].flatMap((inputs) =>
  [1, 2, 4, 8].flatMap((hidden) => [
    [inputs, 1],
    [inputs, hidden, 1],
    [inputs, hidden, hidden, 1],
  ]),
);
const PLACES = [200, 256, 290, 324, 420, 559, 648, 1200].flatMap((width) =>
  [200, 256, 370, 800].map((height) => ({ width, height })),
);
const CASES = PLACES.flatMap((place) =>
  SHAPES.flatMap((sizes) => [true, false].map((hasBiases) => ({ place, sizes, hasBiases }))),
);

test("Whatever the shape, units stay inside of the drawing and apart from each other.", () => {
  for (const { place, sizes, hasBiases } of CASES) {
    const name = JSON.stringify({ place, sizes, hasBiases });
    const { width, height, radius, stub, columns } = layout(sizes, place, hasBiases);
    assert.deepEqual(
      columns.map((column) => column.length),
      sizes,
    );
    for (const column of columns) {
      for (const [index, { x, y }] of column.entries()) {
        assert.ok(x - radius >= 4 && x + radius <= width - 40, name);
        assert.ok(y - radius >= 24 && y + radius + stub <= height, name);
        if (index > 0) assert.ok(y - at(column, index - 1).y > 2 * radius + stub, name);
      }
    }
    assert.ok(radius >= 9.5 && valueText(0.57, radius) !== "", `${name}: a number fits in`);
    assert.ok(!hasBiases || stub >= 5, `${name}: a bias is seen`);
  }
});

test("Layers follow each other from left to right, each centred.", () => {
  const { height, columns } = layout([3, 4, 1], { width: 900, height: 400 }, true);
  const across = columns.map((column) => at(column, 0).x);
  assert.ok(at(across, 0) < at(across, 1) && at(across, 1) < at(across, 2));
  const middles = columns.map((column) => (at(column, 0).y + at(column, column.length - 1).y) / 2);
  assert.equal(middles[0], middles[1]);
  assert.ok(Math.abs(at(middles, 0) - height / 2) < 20);
});

test("A point of the way lies between its ends.", () => {
  assert.deepEqual(between({ x: 0, y: 10 }, { x: 10, y: 30 }, 0.5), { x: 5, y: 20 });
});

test("A number has the decimals that fit into its circle.", () => {
  assert.equal(valueText(0.567, 30), "0.57");
  assert.equal(valueText(0.567, 10), "0.6");
  assert.equal(valueText(-0.567, 10), "−1");
  assert.equal(valueText(-1234.5, 10), "");
});

test("A label lies on its edge unless a circle or another label is there.", () => {
  const edge = { from: { x: 0, y: 50 }, to: { x: 100, y: 50 } };
  const size = { width: 30, height: 10 };
  const free = {
    inside: { width: 100, height: 100 },
    circles: [],
    radius: 10,
    boxes: [],
    lines: [],
  };
  const places = placesAlong(edge, size);
  const placeAmong = (obstacles: object) => {
    const place = freePlace(places, size, { ...free, ...obstacles });
    return place && { x: Math.round(place.x), y: Math.round(place.y) };
  };
  assert.deepEqual(placeAmong({}), { x: 50, y: 50 });
  // 15 + 10 + 2 from a circle at 30: the first share of the way that is at least 57 across is 0.58
  assert.deepEqual(placeAmong({ circles: [{ x: 30, y: 50 }] }), { x: 58, y: 50 });
  // a line that crosses in the middle is avoided: the box at 0.34 ends at 49, that at 0.66 begins at 51
  const crossing = { from: { x: 49.5, y: 0 }, to: { x: 50.5, y: 100 } };
  assert.deepEqual(placeAmong({ lines: [crossing] }), { x: 34, y: 50 });
  // a box across the whole edge: 0.8 of a height above is too near, 1.4 of it is 14 > 5 + 5 + 2
  const across = { x: 50, y: 50, width: 100, height: 10 };
  assert.equal(placeAmong({ boxes: [across] })?.y, 36);
  assert.equal(placeAmong({ boxes: [{ ...across, height: 100 }] }), null);
});
