import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { at } from "../../web/shared/at.ts";
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
  return { locks: { request } as any, endFirst: () => at(ends, 0)() };
}

test("The page hears of the worker's end, and not before.", async () => {
  const { locks, endFirst } = someLocks();
  const told: string[] = [];
  holdLifeline("mine", () => told.push("held"), locks);
  await turn();
  watchLifeline("mine", () => told.push("ended"), locks);
  await turn();
  assert.deepEqual(told, ["held"]);
  endFirst();
  await turn();
  assert.deepEqual(told, ["held", "ended"]);
});

test("Where a page may not use locks it is told nothing, and nothing fails.", async () => {
  const refuse = () => Promise.reject(new Error("SecurityError"));
  const locks = { request: refuse } as any;
  const told = () => assert.fail("there is no lifeline");
  holdLifeline("mine", told, locks);
  watchLifeline("mine", told, locks);
  await turn();
});

test("Where there are no locks at all it is told nothing either.", async () => {
  const told = () => assert.fail("there is no lifeline");
  holdLifeline("mine", told, undefined);
  watchLifeline("mine", told, undefined);
  await turn();
});
