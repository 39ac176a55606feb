import assert from "node:assert/strict";
import { test } from "node:test";
import type { Storage } from "../../web/page/core/storage.ts";
import { editMarkText } from "../../web/page/labs/code/bars.ts";
import { Edits, sameTexts } from "../../web/page/labs/code/edits.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const FILE = "pynn/losses.py";

type Guard = (value: unknown) => boolean;

/** A storage with a single value. */
class FakeStorage {
  constructor(public saved?: unknown) {}

  async get(_key: string, isValid: Guard) {
    return isValid(this.saved) ? this.saved : undefined;
  }

  async change({ keep }: { keep: [string, unknown][] }) {
    this.saved = structuredClone(keep[0]?.[1]);
  }
}

const saving = (saved?: unknown) => new FakeStorage(saved);

const edits = (storage: FakeStorage, version: string = "a") =>
  new Edits(storage as unknown as Storage, version);

test("A text is an edit where it is not the original, and none any more where it is again.", () => {
  const made = edits(saving());
  made.edit(FILE, "x = 1", "x = 0");
  assert.deepEqual(made.texts, { [FILE]: "x = 1" });
  assert.ok(made.isPending);
  made.edit(FILE, "x = 0", "x = 0");
  assert.deepEqual(made.texts, {});
  assert.ok(!made.isPending);
});

test("What ran is to run again after a reload, and what was only written is still written.", async () => {
  const storedValues = saving();
  const before = edits(storedValues);
  before.edit(FILE, "x = 1", "x = 0");
  before.run({ ...before.texts });
  before.edit(FILE, "x = 2", "x = 0");
  const after = edits(storedValues);
  assert.deepEqual(await after.begin(), { [FILE]: "x = 1" });
  assert.deepEqual(after.texts, { [FILE]: "x = 2" });
  assert.deepEqual(after.runningFiles, []); // not before it has run
});

test("What had to be stopped does not run after a reload.", async () => {
  const storedValues = saving();
  const before = edits(storedValues);
  before.edit(FILE, "x = 1", "x = 0");
  before.run({ ...before.texts });
  before.stop("It never ended.");
  const after = edits(storedValues);
  assert.deepEqual(await after.begin(), {});
  assert.deepEqual(after.texts, { [FILE]: "x = 1" });
});

test("Edits of another version are there, but do not run, and it is told why.", async () => {
  const storedValues = saving();
  const before = edits(storedValues);
  before.edit(FILE, "x = 1", "x = 0");
  before.run({ ...before.texts });
  const after = edits(storedValues, "b");
  assert.deepEqual(await after.begin(), {});
  assert.deepEqual(after.texts, { [FILE]: "x = 1" });
  assert.match(after.stopped, /another version/);
});

test("When Python is started a second time, what runs is what ran.", async () => {
  const made = edits(saving());
  await made.begin();
  made.run({ [FILE]: "x = 1" });
  assert.deepEqual(await made.begin(), { [FILE]: "x = 1" });
});

for (const left of [undefined, null, 3, "", {}, { texts: 1 }, { texts: { a: 1 }, running: {} }]) {
  test(`Nothing is taken from ${JSON.stringify(left)}.`, async () => {
    const made = edits(saving(left));
    assert.deepEqual(await made.begin(), {});
    assert.deepEqual(made.texts, {});
  });
}

test("Texts are the same file by file.", () => {
  assert.ok(sameTexts({ a: "1", b: "2" }, { b: "2", a: "1" }));
  assert.ok(!sameTexts({ a: "1" }, { a: "2" }));
  assert.ok(!sameTexts({ a: "1" }, {}));
});

test("What code has altered outside of the files is no part of what is kept.", async () => {
  const storedValues = saving();
  const made = edits(storedValues);
  made.edit(FILE, "x = 1", "x = 0");
  made.run({ ...made.texts });
  made.noteAltered(["numpy.exp"]);
  const after = edits(storedValues);
  await after.begin();
  assert.deepEqual(after.altered, []);
});

test("With Python started again nothing runs but the original, and the editor keeps what it has.", async () => {
  const storedValues = saving();
  const made = edits(storedValues);
  await made.begin();
  made.edit(FILE, "x = 1", "x = 0");
  made.run({ ...made.texts });
  made.noteAltered(["numpy.exp"]);
  made.beginRestart();
  assert.deepEqual([made.running, made.altered, made.isRestarting], [{}, [], true]);
  assert.deepEqual(await made.begin(), {});
  made.endRestart();
  assert.ok(!made.isRestarting);
  assert.deepEqual(made.texts, { [FILE]: "x = 1" });
  assert.deepEqual(await edits(storedValues).begin(), {}); // a page that was closed meanwhile
});

test("The mark names what code has changed, in its files and elsewhere.", () => {
  const made = edits(saving());
  assert.equal(editMarkText(made), "");
  made.noteAltered(["numpy.exp"]);
  assert.match(editMarkText(made), /^Your code has changed numpy\.exp, which every lab uses\./);
  made.noteAltered(["a.a", "b.b", "c.c", "d.d", "e.e"]);
  assert.match(editMarkText(made), /changed a\.a, b\.b, c\.c and 2 more, which/);
  made.run({ [FILE]: "x = 1" });
  made.noteAltered(["numpy.exp"]);
  assert.match(
    editMarkText(made),
    /^You have changed pynn\/losses\.py: .* also changed numpy\.exp, outside/,
  );
  made.beginRestart();
  assert.match(editMarkText(made), /^Python restarts on the original code\./);
});
