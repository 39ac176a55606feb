import assert from "node:assert/strict";
import { test } from "node:test";
import { DigitStore } from "../../web/page/labs/digits/own_digits/digit_store.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";

const digit = (label: number) => ({ image: new Uint8Array(784).fill(label), label });
const labels = (digits: { label: number }[]) => digits.map(({ label }) => label);

test("What tabs add and delete at the same time adds up, in the order in which it came.", async ({
  mock,
}) => {
  mock.timers.enable({ apis: ["Date"] });
  const storage = forbiddenStorage();
  const [one, other] = [new DigitStore(storage), new DigitStore(storage)];
  await one.replace([digit(3), digit(1), digit(2)]);
  assert.deepEqual(labels(await other.find()), [3, 1, 2]);
  mock.timers.tick(1);
  await one.add(digit(7));
  mock.timers.tick(1);
  await other.add(digit(5));
  await one.remove(at(one.keys, 0));
  assert.deepEqual(labels(await new DigitStore(storage).find()), [1, 2, 7, 5]);
});

test("What is no digit is left out.", async () => {
  const storage = forbiddenStorage();
  const damaged = [null, {}, { ...digit(3), label: 10 }, { image: new Uint8Array(3), label: 3 }];
  await storage.change({ keep: damaged.map((each, index) => [`own/digit/${index}`, each]) });
  assert.deepEqual(await new DigitStore(storage).find(), []);
});

test("Those that a store has lost, which failed in the meantime, are still here.", async () => {
  const storage = forbiddenStorage();
  const digits = new DigitStore(storage);
  await digits.add(digit(3));
  await storage.change({ forget: ["own/"] });
  assert.deepEqual(labels(await digits.find()), [3]);
});

test("It says when another tab has changed them, and not when it has changed something else.", () => {
  const storage = forbiddenStorage();
  const digits = new DigitStore(storage);
  let events = 0;
  digits.addEventListener("elsewhere", () => {
    events += 1;
  });
  const report = (forgotten: string[], changed: string[]) => {
    const detail = { forgotten, saved: changed };
    storage.dispatchEvent(new CustomEvent("elsewhere", { detail }));
    return events;
  };
  assert.equal(report(["run/"], ["run/checkpoint/1"]), 0);
  assert.equal(report(["own/digit/"], []), 1);
  assert.equal(report([], ["own/digit/1"]), 2);
});
