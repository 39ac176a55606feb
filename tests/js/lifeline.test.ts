import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { at } from "../../web/shared/checked_lookup.ts";
import { holdLifeline, watchLifeline } from "../../web/shared/lifeline.ts";

/** Locks as a browser has them: each goes to one at a time, in the order of asking. */
function someLocks() {
  const queues: Map<string, Promise<unknown>> = new Map();
  const ends: (() => void)[] = [];
  const request = (name: string, granted: () => unknown) => {
    const died = new Promise((resolve) => ends.push(() => resolve(undefined)));
    const mine = (queues.get(name) ?? Promise.resolve()).then(() =>
      Promise.race([granted(), died]),
    );
    queues.set(name, mine);
    return mine;
  };
  return { locks: { request } as unknown as LockManager, endFirst: () => at(ends, 0)() };
}

test("The page notices the worker's end, and nothing before.", async () => {
  const { locks, endFirst } = someLocks();
  const events: string[] = [];
  holdLifeline("mine", () => events.push("held"), locks);
  await turn();
  watchLifeline("mine", () => events.push("ended"), locks);
  await turn();
  assert.deepEqual(events, ["held"]);
  endFirst();
  await turn();
  assert.deepEqual(events, ["held", "ended"]);
});

test("Where a page may not use locks, nothing is reported and nothing fails.", async () => {
  const refuse = () => Promise.reject(new Error("SecurityError"));
  const locks = { request: refuse } as unknown as LockManager;
  const onEvent = () => assert.fail("there is no lifeline");
  holdLifeline("mine", onEvent, locks);
  watchLifeline("mine", onEvent, locks);
  await turn();
});

test("Without locks nothing is reported either.", async () => {
  const onEvent = () => assert.fail("there is no lifeline");
  holdLifeline("mine", onEvent, undefined);
  watchLifeline("mine", onEvent, undefined);
  await turn();
});
