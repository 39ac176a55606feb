import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { LatestOnly } from "../../web/page/core/task_queues.ts";

/** Work that the test ends, and what it was begun with. */
function work() {
  const begun: object[] = [];
  const ends: (() => void)[] = [];
  const doing = (args: object) => {
    begun.push(args);
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

test("A request resolves when nothing is left to do.", async () => {
  const { doing, end } = work();
  const newest = new LatestOnly(doing);
  let isIdle = false;
  newest.request({ step: 1 });
  newest.request({ step: 2 }).then(() => {
    isIdle = true;
  });
  await end();
  assert.equal(isIdle, false);
  await end();
  assert.equal(isIdle, true);
});

test("After a task that fails, the next request runs.", async () => {
  const begun: object[] = [];
  const newest = new LatestOnly(async (args: { step: number }) => {
    begun.push(args);
    if (args.step === 1) throw new Error("no");
  });
  await assert.rejects(newest.request({ step: 1 }), /no/);
  await newest.request({ step: 2 });
  assert.deepEqual(begun, [{ step: 1 }, { step: 2 }]);
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
