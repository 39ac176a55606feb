import assert from "node:assert/strict";
import { test } from "node:test";
import { at } from "../../web/shared/checked_lookup.ts";
import { stepsInFrame } from "../../web/worker/runner.ts";

const FRAME = 1 / 60;

/** The steps done after so many seconds of 60 frames each. */
function stepsAfter(seconds: number) {
  let step = 0;
  for (let frame = 0; frame < 60 * seconds; frame += 1) step += stepsInFrame(step, FRAME);
  return step;
}

test("A run starts slowly enough to be followed.", () => {
  assert.equal(stepsInFrame(0, FRAME), 1);
  assert.ok(stepsAfter(1) <= 200);
});

test("A run that has come far takes more steps in a frame.", () => {
  const steps = [0, 100, 500, 1000, 5000].map((step) => stepsInFrame(step, FRAME));
  assert.ok(steps.every((count, index) => index === 0 || count > at(steps, index - 1)));
});

test("Ten times as fast is ten times as many steps, until a frame would become long.", () => {
  assert.equal(stepsInFrame(0, FRAME, 10), 10);
  assert.equal(stepsInFrame(60, FRAME, 10), 20);
  assert.equal(stepsInFrame(1e5, FRAME, 10), stepsInFrame(1e5, FRAME));
});

test("A run reaches two thousand steps within eight seconds.", () => {
  assert.ok(stepsAfter(8) >= 2000);
});

test("However far a run has come, a frame stays short.", () => {
  assert.equal(stepsInFrame(1e5, FRAME), 100);
  assert.equal(stepsInFrame(1e9, FRAME), 100);
});

test("Every frame takes at least one step, and whole steps only.", () => {
  assert.equal(stepsInFrame(0, 0), 1);
  for (let step = 0; step < 1000; step += 7) {
    const count = stepsInFrame(step, 0.007);
    assert.ok(Number.isInteger(count) && count >= 1);
  }
});

test("A tab that was asleep catches up by a tenth of a second at most.", () => {
  assert.equal(stepsInFrame(600, 3600), stepsInFrame(600, 0.1));
  assert.ok(stepsInFrame(600, 0.1) > stepsInFrame(600, 0.05));
});
