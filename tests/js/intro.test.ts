import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { signal } from "@preact/signals-core";
import type { EngineState } from "../../web/page/core/engine_client.ts";
import { Demo, MAX_STEPS } from "../../web/page/features/intro/demo.ts";
import { isFirstVisit, recordVisit } from "../../web/page/features/intro/first_visit.ts";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";
import type { Run, Speed } from "../../web/page/labs/truth_table/truth_table_store.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const AT_FIRST = { step: 0, end: 0, learned: false };

/** A demo in a lab that notes its actions; the test changes the lab's state as the engine would. */
function demoInLab() {
  const done: string[] = [];
  const store = {
    state: signal<ShownState | null>(null),
    engineState: signal<EngineState>("loading"),
    run: signal<Run>({ id: 0, phase: "idle" }),
    speed: signal<Speed>(10),
  };
  const setPhase = (phase: Run["phase"]) => {
    store.run.value = { id: 0, phase };
  };
  const show = (changes: object) => {
    store.state.value = { ...AT_FIRST, ...store.state.peek(), ...changes } as ShownState;
  };
  const runs = {
    start: async () => {
      done.push(`start at ${store.speed.peek()}`);
      setPhase("running");
    },
    pause: async () => {
      done.push("pause");
      setPhase("pausing");
    },
    beginAgain: async () => {
      done.push("begin again");
      show(AT_FIRST);
      return true;
    },
  };
  const isVisible = signal(true);
  const demo = new Demo({ store, runs }, isVisible);
  /** Python is ready, and the lab has its first state. */
  const makeReady = async (changes: object = {}) => {
    show(changes);
    store.engineState.value = "ready";
    await turn();
  };
  return { demo, done, store, isVisible, setPhase, show, makeReady };
}

test("It starts once Python is ready, the lab has a state and the page is seen.", async () => {
  const { demo, done, store, isVisible, makeReady } = demoInLab();
  isVisible.value = false;
  demo.play();
  store.engineState.value = "ready";
  await turn();
  await makeReady();
  assert.equal(demo.phase.value, "waiting");
  assert.deepEqual(done, []);
  isVisible.value = true;
  await turn();
  assert.equal(demo.phase.value, "playing");
  assert.deepEqual(done, ["start at 1.8"]);
});

test("It shows one caption after another, ends learned, and leaves the lab as it is.", async () => {
  const { demo, done, store, show, makeReady } = demoInLab();
  const captions: string[] = [];
  demo.caption.subscribe((caption) => captions.push(caption));
  demo.play();
  await makeReady();
  for (let step = 1; step < 263; step += 1) show({ step });
  show({ step: 263, learned: true });
  await turn();
  assert.equal(demo.phase.value, "ended");
  assert.deepEqual(done, ["start at 1.8", "pause"]);
  assert.equal(store.state.value?.step, 263);
  assert.equal(store.speed.value, 10);
  const beginnings = captions.filter((caption) => caption !== "").map((text) => text.slice(0, 12));
  assert.deepEqual(beginnings, ["The network ", "The loss mea", "In every ste", "Learned. Now"]);
});

test("A run that has stopped by itself when it was learned is not paused again.", async () => {
  const { demo, done, setPhase, show, makeReady } = demoInLab();
  demo.play();
  await makeReady();
  show({ step: 263, learned: true });
  setPhase("idle");
  await turn();
  assert.equal(demo.phase.value, "ended");
  assert.deepEqual(done, ["start at 1.8"]);
});

test("Where a table takes long or cannot be learned, it ends and says so.", async () => {
  for (const [changes, caption] of [
    [{}, /^Not learned after 300 steps/],
    [{ unlearnable: { kind: "one_line", rows: [] } }, /cannot learn this table/],
  ] as const) {
    const { demo, done, show, makeReady } = demoInLab();
    demo.play();
    await makeReady(changes);
    show({ step: MAX_STEPS });
    await turn();
    assert.equal(demo.phase.value, "ended");
    assert.match(demo.caption.value, caption);
    assert.equal(done.at(-1), "pause");
  }
});

test("Ended at any moment it pauses the run there at the usual speed, and does nothing more.", async () => {
  for (const moment of ["waiting", "playing", "at step 100", "ended"]) {
    const { demo, done, store, show, makeReady } = demoInLab();
    demo.play();
    if (moment !== "waiting") await makeReady();
    if (moment === "at step 100") show({ step: 100 });
    if (moment === "ended") show({ step: 200, learned: true });
    await turn();
    demo.end();
    assert.equal(demo.phase.value, "off");
    assert.equal(demo.caption.value, "");
    assert.equal(store.speed.value, 10);
    assert.deepEqual(done, moment === "waiting" ? [] : ["start at 1.8", "pause"]);
    const count = done.length;
    await makeReady({ step: 263, learned: true });
    assert.equal(demo.phase.value, "off");
    assert.equal(done.length, count);
  }
});

test("Another speed that was chosen meanwhile stays.", async () => {
  const { demo, store, makeReady } = demoInLab();
  demo.play();
  await makeReady();
  store.speed.value = 1;
  demo.end();
  assert.equal(store.speed.value, 1);
});

test("A run that ends before it is over, as Python or the settings fail, ends it without a caption.", async () => {
  const { demo, done, setPhase, show, makeReady } = demoInLab();
  demo.play();
  await makeReady();
  show({ step: 20 });
  setPhase("idle");
  await turn();
  assert.equal(demo.phase.value, "off");
  assert.deepEqual(done, ["start at 1.8"]);
});

test("Played again it begins from the first weights, and only once at a time.", async () => {
  const { demo, done, makeReady } = demoInLab();
  demo.play();
  demo.end();
  demo.play();
  await makeReady({ step: 263, end: 263, learned: true });
  assert.equal(demo.phase.value, "playing");
  assert.deepEqual(done, ["begin again", "start at 1.8"]);
});

test("A newcomer has left nothing here, even where nothing can be stored.", async () => {
  const saved = forbiddenStorage();
  assert.equal(await isFirstVisit(saved), true);
  await recordVisit(saved);
  assert.equal(await isFirstVisit(saved), false);
});

test("Who has trained here is no newcomer.", async () => {
  const saved = forbiddenStorage();
  await saved.change({ keep: [["checkpoint/1", {}]] });
  assert.equal(await isFirstVisit(saved), false);
});
