import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { DemoActions } from "../../web/page/features/intro/demo_player.ts";
import { DemoPlayer } from "../../web/page/features/intro/demo_player.ts";
import { SCRIPT } from "../../web/page/features/intro/demo_script.ts";
import { isFirstVisit, recordVisit } from "../../web/page/features/intro/first_visit.ts";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";

const BARE = { hash: "", search: "" };

/** A lab that notes what it is asked for, and a player whose moments the test ends. */
function played(otherwise: Partial<DemoActions> = {}) {
  const done: string[] = [];
  let learn: () => void = () => {};
  let leaps = 0;
  const state: Partial<ShownState> = { sizes: [3, 4, 1] };
  const actions: DemoActions = {
    state: () => state as ShownState,
    begin: async () => done.push("begin") > 0,
    show: (stage) => done.push(stage),
    run: () => done.push("run"),
    pause: () => done.push("pause"),
    learned: (signal) =>
      new Promise((resolve) => {
        learn = () => resolve();
        signal.addEventListener("abort", learn);
      }),
    leap: async () => {
      leaps += 1;
      return done.push("leap") > 0;
    },
    isLearned: () => leaps === 2,
    restore: async () => done.push("take back") > 0,
    ...otherwise,
  };
  const moments: (() => void)[] = [];
  const player = new DemoPlayer(
    SCRIPT,
    actions,
    () => new Promise((resolve) => moments.push(() => resolve())),
  );
  const events: string[] = [];
  for (const type of ["end", "refused"]) player.addEventListener(type, () => events.push(type));
  player.addEventListener("part", (event) => events.push(`part ${(event as CustomEvent).detail}`));
  /** So many moments go by. */
  const pass = async (count: number) => {
    for (let passed = 0; passed < count; passed += 1) {
      await turn();
      moments.shift()?.();
      await turn();
    }
  };
  return { player, done, events, pass, learn: () => learn() };
}

const MANY = 200;
const STAGES = ["forward", "loss", "layer-2", "layer-1"];

test("It goes through a step, trains until the table is learned, and takes all of it back.", async () => {
  const { player, done, events, pass, learn } = played();
  player.play(false);
  await pass(MANY);
  assert.deepEqual(done, ["begin", ...STAGES, "run"]);
  assert.equal(player.state, "playing");
  learn();
  await pass(MANY);
  assert.deepEqual(done, ["begin", ...STAGES, "run", "pause", "take back"]);
  assert.deepEqual(events, ["part 0", "part 1", "part 2", "part 3", "end"]);
  assert.equal(player.state, "still");
});

test("Where nothing may move by itself it trains in leaps.", async () => {
  const { player, done, events, pass } = played();
  player.play(true);
  await pass(MANY);
  assert.deepEqual(done, ["begin", ...STAGES, "leap", "leap", "take back"]);
  assert.equal(events.at(-1), "end");
});

test("Beside the training it takes eight seconds or so, and no part more than three.", async () => {
  const { player, events, pass, learn } = played();
  player.play(false);
  let ticks = 0;
  const begins: number[] = [];
  for (; ticks < MANY && !events.includes("end"); ticks += 1) {
    if (events.length > begins.length) begins.push(ticks);
    learn();
    await pass(1);
  }
  assert.ok(ticks >= 60 && ticks <= 100, `${ticks} ticks`);
  const parts = begins.map((begin, index) => (begins[index + 1] ?? ticks) - begin);
  assert.equal(parts.length, SCRIPT.length);
  assert.ok(Math.max(...parts) <= 30, `${parts} ticks`);
});

test("Stopped at any moment it does nothing more, and takes back what it did.", async () => {
  for (let moment = 0; moment <= 100; moment += 1) {
    const { player, done, events, pass, learn } = played();
    player.play(false);
    await pass(moment);
    player.stop(); // not awaited: the lab is asked at once
    assert.equal(done.at(-1), "take back");
    assert.equal(player.state, "still");
    const [requests, message] = [done.length, events.length];
    learn();
    await pass(MANY);
    assert.equal(done.length, requests);
    assert.equal(events.length, message);
  }
});

test("Paused at any moment nothing goes on, and then the same comes as ever.", async () => {
  for (let moment = 0; moment <= 80; moment += 1) {
    const { player, done, events, pass, learn } = played();
    player.play(false);
    await pass(moment);
    const wasTraining = done.includes("run");
    player.pause();
    const requests = done.length;
    await pass(MANY);
    assert.equal(done.length, requests);
    player.resume();
    await pass(MANY);
    learn();
    await pass(MANY);
    const again = wasTraining ? ["pause", "run"] : [];
    assert.deepEqual(done, ["begin", ...STAGES, "run", ...again, "pause", "take back"]);
    assert.equal(events.at(-1), "end");
  }
});

test("It plays once at a time, and again after its end.", async () => {
  const { player, done, pass } = played();
  player.play(true);
  player.play(true);
  await pass(MANY);
  assert.equal(done.filter((each) => each === "begin").length, 1);
  player.play(true);
  await pass(MANY);
  assert.equal(done.filter((each) => each === "begin").length, 2);
});

test("What the lab refuses ends it, at the beginning as in the training.", async () => {
  for (const doing of ["begin", "leap"]) {
    const { player, done, events, pass } = played({ [doing]: async () => false });
    player.play(true);
    await pass(MANY);
    assert.equal(events.at(-1), "refused");
    assert.equal(done.at(-1), "take back");
    assert.equal(player.state, "still");
  }
});

test("Where nobody answers any more, nothing is asked for.", async () => {
  const { player, done, events, pass } = played();
  player.play(false);
  await pass(30);
  const requests = [...done];
  player.abandon();
  await pass(MANY);
  assert.deepEqual(done, requests);
  assert.ok(!events.includes("end") && !events.includes("refused"));
});

test("A newcomer comes to the bare address, and has left nothing here.", async () => {
  const saved = forbiddenStorage();
  assert.equal(await isFirstVisit(BARE, saved), true);
  assert.equal(await isFirstVisit({ ...BARE, hash: "#digits" }, saved), false);
  assert.equal(await isFirstVisit({ ...BARE, search: "?simd=off" }, saved), false);
  await recordVisit(saved);
  assert.equal(await isFirstVisit(BARE, saved), false);
});

test("Who has trained here is no newcomer.", async () => {
  const saved = forbiddenStorage();
  await saved.change({ keep: [["checkpoint/1", {}]] });
  assert.equal(await isFirstVisit(BARE, saved), false);
});
