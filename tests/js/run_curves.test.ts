import assert from "node:assert/strict";
import { test } from "node:test";
import { RunCurves } from "../../web/page/ui/chart/run_curves.ts";
import { at } from "../../web/shared/checked_lookup.ts";

function run(runs: RunCurves<"loss" | "accuracy">, steps: number) {
  for (let step = 0; step <= steps; step += 1) {
    runs.present.curves.loss.add(step, 1 / (1 + step));
    if (step % 10 === 0) runs.present.curves.accuracy.add(step, step);
  }
}

test("A run that has done steps becomes an earlier one with its label when another begins.", () => {
  const runs = new RunCurves(["loss", "accuracy"]);
  runs.present.label = "ξ 4";
  run(runs, 10);
  runs.begin("ξ 2");
  assert.deepEqual(
    runs.earlier.map(({ label }) => label),
    ["ξ 4"],
  );
  assert.equal(runs.present.label, "ξ 2");
  assert.deepEqual(runs.present.curves.loss.x, []);
});

test("A run without a step does not become an earlier one.", () => {
  const runs = new RunCurves(["loss", "accuracy"]);
  run(runs, 0);
  runs.begin("another");
  assert.deepEqual(runs.earlier, []);
});

test("A run that branches off shares the curve up to there.", () => {
  const runs = new RunCurves(["loss", "accuracy"]);
  run(runs, 10);
  runs.begin("a branch", 4);
  assert.deepEqual(runs.present.curves.loss.x, [0, 1, 2, 3, 4]);
  assert.equal(at(runs.earlier, 0).curves.loss.x.at(-1), 10);
});

test("Of many runs the newest remain, thinned out.", () => {
  const runs = new RunCurves(["loss", "accuracy"]);
  for (let index = 0; index < 8; index += 1) {
    runs.present.label = String(index);
    run(runs, 1500);
    runs.begin("next");
  }
  assert.deepEqual(
    runs.earlier.map(({ label }) => label),
    ["3", "4", "5", "6", "7"],
  );
  for (const { curves } of runs.earlier) {
    const curve = curves.loss;
    assert.deepEqual(curves.accuracy.x.slice(0, 2), [0, 10]);
    assert.ok(curve.x.length <= 301);
    assert.equal(curve.x[0], 0);
    assert.equal(curve.x.at(-1), 1500);
  }
  runs.clearEarlier();
  assert.deepEqual(runs.earlier, []);
});
