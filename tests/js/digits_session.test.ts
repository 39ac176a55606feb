import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { EngineClient } from "../../web/page/core/engine_client.ts";
import { DigitsRequests } from "../../web/page/labs/digits/digits_requests.ts";
import { DigitsSession } from "../../web/page/labs/digits/digits_session.ts";
import { DigitsState } from "../../web/page/labs/digits/digits_state.ts";
import type { Progress } from "../../web/page/labs/digits/run.ts";
import { DigitCurves } from "../../web/page/labs/digits/training/digit_curves.ts";
import { MnistLoader } from "../../web/page/labs/digits/training/mnist_loader.ts";
import { Moments } from "../../web/page/labs/digits/training/moments.ts";
import type { RunForm } from "../../web/page/labs/digits/training/run_form.ts";
import { RunResumer } from "../../web/page/labs/digits/training/run_resumer.ts";
import { RunSaver } from "../../web/page/labs/digits/training/run_saver.ts";
import { RunSettings } from "../../web/page/labs/digits/training/run_settings.ts";
import { RunStore } from "../../web/page/labs/digits/training/run_store.ts";
import { errorText, Fault } from "../../web/shared/fault.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";
import { after } from "./made_up_checkpoint.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const SETTINGS = { recipe: "document", hidden: 30, seed: 0, train_size: 100, batch_size: 10 };
const REJECTED = new Fault("settings", errorText("setting-empty"), "hidden");

function progress(changes: Partial<Progress> = {}): Progress {
  const run = { epoch: 0, epochs: 5, step: 0, steps_per_epoch: 10, examples: 0, moments: [0] };
  const pace = {
    examples_per_epoch: 100,
    examples_per_second: 1,
    epoch_seconds: 1,
    seconds_left: 1,
  };
  const figures = { loss: 0.5, batch_accuracy: 0.5, accuracy: 0.5, available: 100 };
  const flags = { finished: false, stopped_by: undefined, waiting: false, altered: false };
  const settings = { ...SETTINGS, learning_rate: 1, epochs: 5 };
  return { ...run, ...pace, ...figures, ...flags, sizes: [784, 30, 10], settings, ...changes };
}

/** An engine that answers at once, unless the test has put another answer here. */
class MadeUpEngine extends EventTarget {
  state = "ready";
  readonly actions: string[] = [];
  readonly answers: Record<string, () => unknown> = {
    "digits.check": () => ({ learning_rate: 1, epochs: 5 }),
    "digits.stop_when": () => ({}),
    "digits.load_data": () => undefined,
    "digits.train": () => undefined,
  };
  runId = 0;
  slowUntil = Number.NaN;

  async request(action: string, args: { run?: number; slow_until?: number } = {}) {
    this.actions.push(action);
    if (action === "digits.train") {
      this.runId = Number(args.run);
      this.slowUntil = Number(args.slow_until);
    }
    return (this.answers[action] ?? progress)();
  }

  report(changes: Partial<Progress>, run = this.runId) {
    const detail = { progress: progress(changes), run };
    this.dispatchEvent(new CustomEvent("digits.progress", { detail }));
  }
}

class MadeUpForm extends EventTarget {
  typed: Record<string, string> = Object.fromEntries(
    Object.entries({ ...SETTINGS, learning_rate: 1, epochs: 5 }).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  values = () => this.typed;
  stopping = () => ({});
  accept() {}
  mark() {}
  fill(settings: object) {
    this.typed = { ...this.typed, ...settings };
  }
}

function lab() {
  const page = new EventTarget();
  const addEventListener = page.addEventListener.bind(page);
  Object.assign(globalThis, { addEventListener, document: { addEventListener } });
  const [madeUpEngine, madeUpForm, state] = [
    new MadeUpEngine(),
    new MadeUpForm(),
    new DigitsState(),
  ];
  const engine = madeUpEngine as unknown as EngineClient;
  const form = madeUpForm as unknown as RunForm;
  const [curves, storage] = [new DigitCurves(), forbiddenStorage()];
  const errors: (Fault | null)[] = [];
  const requests = new DigitsRequests(engine, state, form, (fault) => errors.push(fault));
  const pad = { hasInk: false };
  const store = new RunStore(engine, storage);
  const saver = new RunSaver(state, form, curves, store);
  const mnist = new MnistLoader(engine, requests, state, new Moments(engine, state));
  const settings = new RunSettings(requests, state, form, saver);
  const parts = {
    engine,
    requests,
    state,
    form,
    settings,
    curves,
    saver,
    mnist,
    isSlow: () => pad.hasInk,
  };
  const session = new DigitsSession(parts);
  const resumer = new RunResumer({ ...parts, store, session });
  state.progress.value = progress();
  const madeUp = { engine: madeUpEngine, form: madeUpForm };
  return { ...madeUp, pad, state, curves, store, storage, errors, session, resumer };
}

/** A run of an earlier visit, as it is in the browser. */
async function saved({ store, storage }: ReturnType<typeof lab>) {
  const checkpoint = { ...after(2), chosen: { ...SETTINGS, epochs: 5 } };
  const entry = { ...checkpoint, format: 2, run: 1, at: 1 };
  await storage.change({ keep: [["run/checkpoint/1", entry]] });
  const found = await store.findEarlier();
  assert.ok(found);
  return store.load(found);
}

test("A run is loading until the engine reports its first step, and finished after its last one.", async () => {
  const { engine, state, session } = lab();
  const training = session.train();
  assert.equal(state.status.value, "loading");
  await training;
  engine.report({ waiting: true });
  assert.equal(state.status.value, "loading");
  engine.report({ step: 1 });
  assert.equal(state.status.value, "training");
  engine.report({ step: 50, epoch: 5, finished: true });
  assert.equal(state.status.value, "finished");
});

test("MNIST is requested before the steps that need it, and no pause comes between.", async () => {
  const { engine, session } = lab();
  await session.train();
  assert.deepEqual(engine.actions, [
    "digits.stop_when",
    "digits.check",
    "digits.retune",
    "digits.load_data",
    "digits.go_on",
    "digits.train",
  ]);
});

test("A pause that is pressed before the engine has accepted the settings wins.", async () => {
  const { engine, state, session } = lab();
  const training = session.train();
  await session.pause();
  await training;
  assert.equal(state.status.value, "paused");
  assert.ok(!engine.actions.includes("digits.train"));
});

test("Settings that are rejected leave the status as it was.", async () => {
  const { engine, state, errors, session } = lab();
  state.status.value = "finished";
  engine.answers["digits.check"] = () => Promise.reject(REJECTED);
  await session.train();
  assert.equal(state.status.value, "finished");
  assert.equal(errors.at(-1), REJECTED);
});

test("Another number of hidden units begins another run; the curves of the one before stay.", async () => {
  const { engine, form, state, curves, session } = lab();
  await session.train();
  for (const step of [1, 2]) engine.report({ step, examples: 10 * step });
  const before = state.run.value;
  form.typed = { ...form.typed, hidden: "40" };
  await session.train();
  assert.ok(engine.actions.includes("digits.configure"));
  assert.notEqual(state.run.value.id, before.id);
  assert.equal(curves.present.loss.x.length, 0);
  assert.equal(curves.all.earlier.length, 1);
});

test("A run begins slowly if something is drawn, and goes on fast.", async () => {
  const { engine, pad, session } = lab();
  await session.train();
  assert.equal(engine.slowUntil, 0);
  pad.hasInk = true;
  await session.reset();
  await session.train();
  assert.equal(engine.slowUntil, 300);
  engine.report({ step: 1 });
  await session.pause();
  engine.answers["digits.retune"] = () => progress({ step: 1 });
  await session.train();
  assert.equal(engine.slowUntil, 0);
});

test("A message of the run before a reset changes nothing.", async () => {
  const { engine, state, session } = lab();
  await session.train();
  const late = engine.runId;
  await session.reset();
  engine.report({ step: 7 }, late);
  assert.equal(state.status.value, "idle");
  assert.equal(state.progress.value?.step, 0);
});

test("A network that was changed by hand stays so until another run begins.", async () => {
  const { state, session } = lab();
  session.networkChanged(progress({ altered: true, checkpoint: new Uint8Array(1) }));
  session.networkChanged(progress({ altered: false, checkpoint: new Uint8Array(1) }));
  assert.equal(state.run.value.origin, "hand");
  assert.ok(state.isTrained.value);
  await session.load(new Uint8Array(1));
  assert.equal(state.run.value.origin, "file");
  await session.reset();
  assert.equal(state.run.value.origin, "seed");
  assert.ok(!state.isTrained.value);
});

test("A run of an earlier visit trains on after its last epoch.", async () => {
  const made = lab();
  const { engine, state, store, resumer } = made;
  engine.answers["digits.resume"] = () => progress({ epoch: 2, step: 20 });
  await resumer.resumeEarlier(await saved(made));
  assert.equal(state.status.value, "loading");
  assert.ok(engine.actions.includes("digits.train"));
  assert.equal(store.earlier.value, null);
  assert.equal((await store.currentRun())?.checkpoint.epoch, 2);
});

test("A saved run that Python rejects is deleted, and the present one stays.", async () => {
  const made = lab();
  const { engine, state, store, errors, resumer } = made;
  const run = await saved(made);
  engine.answers["digits.resume"] = () => Promise.reject(REJECTED);
  await resumer.resumeEarlier(run);
  assert.equal(errors.at(-1)?.text.id, "digits-saved-run-unusable");
  assert.equal(await store.findEarlier(), null);
  assert.equal(state.status.value, "idle");
});

for (const [reason, kind, engineState] of [
  ["is restarted", "engine-died", "loading"],
  ["has failed", "settings", "failed"],
] as const) {
  test(`No run is deleted if the engine ${reason} while it is on its way.`, async () => {
    const made = lab();
    const { engine, store, errors, resumer } = made;
    const run = await saved(made);
    engine.answers["digits.resume"] = () => {
      engine.state = engineState;
      return Promise.reject(new Fault(kind, errorText("engine-anew")));
    };
    await resumer.resumeEarlier(run);
    await turn();
    assert.deepEqual(errors, []); // reported for the whole page
    assert.equal((await store.findEarlier())?.epoch, 2);
  });
}
