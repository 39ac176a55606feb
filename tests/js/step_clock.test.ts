import assert from "node:assert/strict";
import { test } from "node:test";
import { StepClock } from "../../web/worker/step_clock.ts";

const FRAME = 1000 / 60;

/** The steps done after so many seconds, looking at the clock as often as it says. */
function stepsAfter(seconds: number, rate: number) {
  const clock = new StepClock(rate, 0);
  let steps = 0;
  for (let now = 0; now < 1000 * seconds; now += clock.wait) steps += clock.take(now);
  return steps;
}

test("A run takes a steady thirty steps a second.", () => {
  assert.equal(stepsAfter(1, 30), 30);
  assert.equal(stepsAfter(10, 30), 300);
});

test("Ten times as fast is ten times as many steps.", () => {
  const steps = stepsAfter(10, 300);
  assert.ok(Math.abs(steps - 3000) <= 10, String(steps)); // the last frame may be cut
});

test("The first step is taken at once, and the next after a thirtieth of a second.", () => {
  const clock = new StepClock(30, 500);
  assert.equal(clock.take(500), 1);
  assert.ok(Math.abs(clock.wait - 1000 / 30) < 1e-9);
});

test("A fast run draws no more often than the screen.", () => {
  const clock = new StepClock(3000, 0);
  clock.take(0);
  assert.equal(clock.wait, 16);
});

test("A late frame is made up for, so that the pace stays the same.", () => {
  const clock = new StepClock(300, 0);
  let steps = clock.take(0);
  for (const now of [FRAME, 4 * FRAME, 5 * FRAME, 6 * FRAME]) steps += clock.take(now);
  assert.equal(steps, 1 + 30); // 6 frames of 60 a second, at 300 steps a second
});

test("Every frame takes at least one step, and whole steps only.", () => {
  const clock = new StepClock(30, 0);
  for (let now = 0; now < 1000; now += 7) {
    const count = clock.take(now);
    assert.ok(Number.isInteger(count) && count >= 1);
  }
});

test("A tab that was asleep catches up by a tenth of a second at most.", () => {
  const clock = new StepClock(300, 0);
  clock.take(0);
  assert.equal(clock.take(3_600_000), 30);
});
