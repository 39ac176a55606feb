import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "../../web/page/core/storage.ts";
import { forbiddenStorage, noOtherTabs, noStore } from "./forbidden_storage.ts";

/** A store that reports success. */
const saveAll = (async () => true) as unknown as ConstructorParameters<typeof Storage>[0];

function withoutStore() {
  const storage = forbiddenStorage();
  let losses = 0;
  storage.on("lost", () => {
    losses += 1;
  });
  return { storage, losses: () => losses };
}

test("Where the browser saves nothing, values stay in memory, and the loss is reported once.", async () => {
  const { storage, losses } = withoutStore();
  assert.equal(storage.isPersistent, true);
  assert.equal(await storage.get("a"), undefined);
  assert.equal(storage.isPersistent, false);
  await storage.change({ keep: [["a", 1]] });
  assert.equal(await storage.get("a"), 1);
  assert.equal(losses(), 1);
});

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;

test("Values that the guard rejects are left out.", async () => {
  const { storage } = withoutStore();
  await storage.change({
    keep: [
      ["run/1", { step: 1 }],
      ["run/2", "damaged"],
    ],
  });
  assert.deepEqual([...(await storage.entries("run/", isRecord))], [["run/1", { step: 1 }]]);
  assert.deepEqual(await storage.get("run/1", isRecord), { step: 1 });
  assert.equal(await storage.get("run/2", isRecord), undefined);
});

test("Values are found and deleted by the prefix of their keys.", async () => {
  const { storage } = withoutStore();
  await storage.change({
    keep: [
      ["run/1", "one"],
      ["run/2", "two"],
      ["mine/1", "mine"],
    ],
  });
  assert.deepEqual(
    [...(await storage.entries("run/"))],
    [
      ["run/1", "one"],
      ["run/2", "two"],
    ],
  );
  await storage.change({ forget: ["run/"], keep: [["run/3", "three"]] });
  assert.deepEqual([...(await storage.entries("")).values()], ["mine", "three"]);
  assert.deepEqual([...(await storage.keys("run/"))], ["run/3"]);
});

test("A store that never answers counts as none.", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const storage = new Storage(() => new Promise(() => {}), noOtherTabs());
  const changed = storage.change({ keep: [["a", 1]] });
  mock.timers.tick(10_000);
  await changed;
  assert.equal(storage.isPersistent, false);
  const found = storage.get("a");
  mock.timers.tick(10_000);
  assert.equal(await found, 1);
});

test("Other tabs get a message of what was saved, and of nothing else; their messages are passed on.", async () => {
  const others = noOtherTabs();
  const storage = new Storage(saveAll, others);
  const received: unknown[] = [];
  storage.on("elsewhere", (change) => received.push(change));
  await storage.change({ forget: ["run/"], keep: [["run/1", "one"]] });
  const change = { forgotten: ["run/"], saved: ["run/1"] };
  assert.deepEqual(others.posted, [change]);
  assert.deepEqual(received, []);
  others.dispatchEvent(new CustomEvent("message", { detail: change }));
  assert.deepEqual(received, [change]);
  const forgetful = new Storage(noStore, others);
  await forgetful.change({ keep: [["a", 1]] });
  assert.equal(others.posted.length, 1);
});
