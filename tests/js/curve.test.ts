import assert from "node:assert/strict";
import { test } from "node:test";
import { Curve } from "../../web/page/ui/chart/curve.ts";
import { at } from "../../web/shared/checked_lookup.ts";

/** A curve with the points (0, 0), (1, 10), (2, 20), … */
function grown(points: number, most?: number) {
  const curve = new Curve(most);
  for (let x = 0; x < points; x += 1) curve.add(x, 10 * x);
  return curve;
}

test("A curve that has room keeps every point.", () => {
  const { x, y } = grown(5, 5);
  assert.deepEqual(x, [0, 1, 2, 3, 4]);
  assert.deepEqual(y, [0, 10, 20, 30, 40]);
});

test("A curve that is full keeps about half of its points, evenly from end to end.", () => {
  const { x, y } = grown(9, 8);
  assert.deepEqual(x, [0, 2, 4, 6, 8]);
  assert.deepEqual(y, [0, 20, 40, 60, 80]);
});

test("However long it grows, a curve does not lose its beginning.", () => {
  const { x } = grown(30_000);
  const gaps = x.slice(1).map((each, index) => each - at(x, index));
  assert.ok(Math.max(...gaps) <= 30_000 / 200);
});

test("However long it grows, a curve is bounded, in order, and reaches from end to end.", () => {
  const most = 10;
  const curve = new Curve(most);
  for (let newest = 0; newest < 1000; newest += 1) {
    curve.add(newest, 10 * newest);
    const { x, y } = curve;
    assert.ok(x.length <= most);
    assert.ok(x.length >= Math.min(newest + 1, most / 4));
    assert.equal(x[0], 0);
    assert.equal(x.at(-1), newest);
    assert.ok(x.every((each, index) => index === 0 || each > at(x, index - 1)));
    assert.deepEqual(
      y,
      x.map((each) => 10 * each),
    );
  }
});

test("By itself a curve holds a thousand points.", () => {
  assert.equal(grown(1000).x.length, 1000);
  assert.ok(grown(5000).x.length <= 1000);
});

test("A cleared curve is empty and begins anew.", () => {
  const curve = grown(5);
  curve.clear();
  assert.deepEqual([curve.x, curve.y], [[], []]);
  curve.add(7, 70);
  assert.deepEqual([curve.x, curve.y], [[7], [70]]);
});

test("A curve can be cut back, and grows on from there.", () => {
  const curve = grown(10);
  curve.truncateAfter(6.5);
  assert.deepEqual(curve.x, [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(curve.y, [0, 10, 20, 30, 40, 50, 60]);
  curve.truncateAfter(100);
  curve.add(7, 1);
  assert.equal(curve.x.length, 8);
  curve.truncateAfter(-1);
  assert.deepEqual(curve.x, []);
});

test("A thinned curve has few points, of the same curve from end to end.", () => {
  const thin = grown(1000).thin(100);
  assert.ok(thin.x.length <= 101);
  assert.equal(thin.x[0], 0);
  assert.equal(thin.x.at(-1), 999);
  for (const [index, x] of thin.x.entries()) assert.equal(thin.y[index], 10 * x);
  assert.deepEqual(grown(5).thin(100).x, [0, 1, 2, 3, 4]);
});

test("A curve becomes another by its points, and shares none of them.", () => {
  const curve = new Curve();
  curve.add(1, 2);
  const points = curve.points();
  curve.add(2, 3);
  assert.deepEqual(points, { x: [1], y: [2] });
  curve.replace(points);
  curve.add(5, 6);
  assert.deepEqual(points, { x: [1], y: [2] });
  assert.deepEqual(curve.points(), { x: [1, 5], y: [2, 6] });
});
