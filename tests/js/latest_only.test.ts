import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { LatestOnly } from "../../web/page/core/latest_only.ts";

/** Work that the test ends, and what it was begun with. */
function work() {
  const begun: object[] = [];
  const ends: (() => void)[] = [];
  const doing = (wish: object) => {
    begun.push(wish);
    return new Promise((resolve) => ends.push(() => resolve(undefined)));
  };
  const end = async () => {
    ends.shift()?.();
    await turn();
  };
  return { begun, doing, end };
}

test("One thing is done at a time, and then only what was wished for last.", async () => {
  const { begun, doing, end } = work();
  const newest = new LatestOnly(doing);
  for (const step of [1, 2, 3]) newest.request({ step });
  assert.deepEqual(begun, [{ step: 1 }]);
  await end();
  assert.deepEqual(begun, [{ step: 1 }, { step: 3 }]);
  await end();
  newest.request({ step: 4 });
  assert.equal(begun.length, 3);
});

test("Wishes for different things are fulfilled together.", async () => {
  const { begun, doing, end } = work();
  const newest = new LatestOnly(doing);
  newest.request({ row: 0 });
  newest.request({ row: 1 });
  newest.request({ name: "W1" });
  await end();
  assert.deepEqual(begun[1], { row: 1, name: "W1" });
});

test("It rests after each thing, and a wish made meanwhile is not forgotten.", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { begun, doing, end } = work();
  const newest = new LatestOnly(doing, 1000);
  newest.request();
  await end();
  newest.request();
  assert.equal(begun.length, 1);
  mock.timers.tick(1000);
  await turn();
  assert.equal(begun.length, 2);
});
