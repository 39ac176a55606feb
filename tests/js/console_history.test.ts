import assert from "node:assert/strict";
import { test } from "node:test";
import { ConsoleHistory } from "../../web/page/labs/code/console/console_history.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";

test("The arrows lead back to what was typed, and forth to what is being written.", () => {
  const history = new ConsoleHistory(forbiddenStorage());
  for (const text of ["a", "b", "b", "c"]) history.add(text);
  assert.equal(history.go(1, "d"), null);
  assert.equal(history.go(-1, "draft"), "c");
  assert.equal(history.go(-1, "c, changed"), "b");
  assert.equal(history.go(-1, "b"), "a");
  assert.equal(history.go(-1, "a"), null);
  assert.equal(history.go(1, "a"), "b");
  assert.equal(history.go(1, "b"), "c");
  assert.equal(history.go(1, "c"), "draft");
});

test("What was run is looked back from as the newest.", () => {
  const history = new ConsoleHistory(forbiddenStorage());
  for (const text of ["a", "b"]) history.add(text);
  history.go(-1, "");
  history.go(-1, "b");
  history.add("a");
  assert.equal(history.go(-1, ""), "a");
  assert.equal(history.go(-1, "a"), "b");
});

test("It outlasts the page, the last 200 of it, and no whole files.", async () => {
  const storage = forbiddenStorage();
  const history = new ConsoleHistory(storage);
  await history.begin();
  for (let number = 0; number < 250; number += 1) history.add(`line ${number}`);
  history.add("x".repeat(30_000));
  const again = new ConsoleHistory(storage);
  again.add("typed before the store has answered");
  await again.begin();
  assert.equal(again.go(-1, ""), "typed before the store has answered");
  assert.equal(again.go(-1, ""), "line 249");
  let oldest: string | undefined;
  for (let text = again.go(-1, ""); text !== null; text = again.go(-1, "")) oldest = text;
  assert.equal(oldest, "line 51");
});

for (const left of [null, 5, "text", { texts: [] }, [1, null]]) {
  test(`What is no history is none: ${JSON.stringify(left)}.`, async () => {
    const storage = forbiddenStorage();
    await storage.change({ keep: [["console/history", left]] });
    const history = new ConsoleHistory(storage);
    await history.begin();
    assert.equal(history.go(-1, ""), null);
  });
}
