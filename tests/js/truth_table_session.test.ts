import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { EngineClient } from "../../web/page/core/engine_client.ts";
import { TruthTableSession } from "../../web/page/labs/truth_table/truth_table_session.ts";
import { editIn } from "../../web/page/labs/truth_table/truth_table_store.ts";
import { Fault } from "../../web/shared/fault.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const TABLES = {
  kinds: [],
  presets: {},
  first: { kind: "2", preset: "xor", inputs: [[0], [1]], targets: [0, 1] },
};

const SETTINGS = {
  learning_rate: 4,
  seed: 0,
  activation: "sigmoid",
  loss: "squared_error",
  biases: "on",
  batch: "all",
};

/** A state of a network 1-1 as the engine answers it. */
function answer(changes: object = {}) {
  return {
    step: 0,
    first: 0,
    end: 0,
    recording: 1,
    branched_at: 0,
    loss: 0.5,
    targets: [0, 1],
    inputs: [[0], [1]],
    outputs: [0.5, 0.5],
    sizes: [1, 1],
    batch: [0, 1],
    row: 0,
    selected: "W1.1.1",
    kind: "2",
    preset: "xor",
    equations: "first",
    values: [0.25],
    settings: { ...SETTINGS },
    ...changes,
  };
}

type Asked = {
  action: string;
  args: Record<string, unknown>;
  resolve: (value: unknown) => void;
  reject: (fault: Fault) => void;
};

/** A session, whose engine answers when the test says so. */
function started() {
  const requests: Asked[] = [];
  const engine = Object.assign(new EventTarget(), {
    request: (action: string, args = {}) =>
      new Promise((resolve, reject) => requests.push({ action, args, resolve, reject })),
  });
  const errors: (Fault | null)[] = [];
  const filled: object[] = [];
  const form = {
    values: () => ({ seed: "0" }),
    fill: (settings: object) => filled.push(settings),
    lock: () => {},
  };
  const session = new TruthTableSession(engine as unknown as EngineClient, form, TABLES, (fault) =>
    errors.push(fault),
  );
  const take = async () => {
    await turn();
    const request = requests.shift();
    assert.ok(request, "nothing was requested");
    return request;
  };
  /** Answer the next request, which has to be this one. */
  const reply = async (action: string, value?: unknown) => {
    const request = await take();
    assert.equal(request.action, `truth_table.${action}`);
    request.resolve(value);
    await turn();
    return request.args;
  };
  const equations = (key: string) =>
    reply("equations", { key, sections: "[]", quantities: ["W1.1.1"], saturated: false });
  const send = async (event: string, detail: object) => {
    engine.dispatchEvent(new CustomEvent(event, { detail }));
    await turn();
  };
  const begin = async () => {
    session.begin();
    await reply("state", answer());
    await equations("first");
  };
  return {
    session,
    store: session.store,
    requests,
    errors,
    filled,
    take,
    reply,
    equations,
    send,
    begin,
  };
}

test("A state is shown once its equations are there, which are requested once.", async () => {
  const { session, store, reply, equations, begin } = started();
  await begin();
  assert.equal(store.state.value?.numbers["W1.1.1"], 0.25);
  session.advance(1);
  await reply("advance", answer({ step: 1, values: [0.5] }));
  assert.equal(store.state.value?.numbers["W1.1.1"], 0.5);
  session.advance(1);
  await reply("advance", answer({ step: 2, equations: "second" }));
  assert.equal(store.state.value?.step, 1);
  await equations("second");
  assert.equal(store.state.value?.step, 2);
});

test("A frame completes the newest state, also one that waits for its equations.", async () => {
  const { session, store, reply, equations, send, begin } = started();
  await begin();
  session.runs.start();
  await reply("configure", answer());
  await reply("run");
  const { id } = store.run.value;
  session.select({ name: "b1.1" });
  await reply("select", answer({ selected: "b1.1", equations: "second" }));
  await send("truth_table.frame", {
    run: id,
    frame: { step: 7, learning_rate: 4, equations: "second", values: [1] },
  });
  await equations("second");
  assert.equal(store.state.value?.selected, "b1.1");
  assert.equal(store.state.value?.step, 7);
});

test("Frames and faults of an older run are dropped.", async () => {
  const { session, store, errors, reply, send, begin } = started();
  await begin();
  session.runs.start();
  await reply("configure", answer());
  await reply("run");
  const { id } = store.run.value;
  session.runs.reset();
  await reply("pause", answer());
  await reply("configure", answer());
  await reply("reset", answer());
  const before = errors.length;
  await send("truth_table.frame", {
    run: id,
    frame: { step: 9, learning_rate: 4, values: [9], equations: "first" },
  });
  await send("truth_table.fault", { run: id, fault: { kind: "diverged", text: { id: "x" } } });
  assert.equal(store.state.value?.step, 0);
  assert.equal(errors.length, before);
});

test("The phase is pausing until the engine has confirmed it, unless it runs again by then.", async () => {
  const { session, store, reply, begin } = started();
  await begin();
  session.runs.start();
  await reply("configure", answer());
  await reply("run");
  session.runs.pause();
  assert.equal(store.run.value.phase, "pausing");
  await reply("pause", answer({ step: 3 }));
  assert.equal(store.run.value.phase, "idle");
  session.runs.start();
  session.runs.pause();
  session.runs.start();
  await reply("configure", answer());
  await reply("pause", answer());
  assert.equal(store.run.value.phase, "running");
  await reply("configure", answer());
  await reply("run");
  assert.equal(store.run.value.phase, "running");
});

test("A run whose settings are rejected does not begin.", async () => {
  const { session, store, requests, errors, take, reply, begin } = started();
  await begin();
  session.runs.start();
  const fault = new Fault("settings", { id: "error-x", values: {} }, "seed");
  (await take()).reject(fault);
  await reply("pause", answer());
  assert.equal(store.run.value.phase, "idle");
  assert.deepEqual(requests, []);
  assert.equal(store.rejection.value, fault);
  assert.equal(errors.at(-1), fault);
  session.configure();
  await reply("configure", answer());
  assert.equal(store.rejection.value, null);
  assert.equal(errors.at(-1), null);
});

test("Clicked targets stand until the last of them is confirmed.", async () => {
  const { session, store, reply, begin } = started();
  await begin();
  session.toggleTarget(0);
  session.toggleTarget(1);
  assert.deepEqual(store.targets.value, [1, 0]);
  await reply("set_targets", answer({ targets: [1, 1] }));
  assert.deepEqual(store.targets.value, [1, 0]);
  assert.deepEqual(await reply("set_targets", answer({ targets: [1, 0] })), { targets: [1, 0] });
  assert.deepEqual(store.targets.value, [1, 0]);
  assert.equal(store.clickedTargets.value, null);
});

test("A typed parameter stands while it is pending or rejected, in its own field.", async () => {
  const { session, store, take, reply, begin } = started();
  await begin();
  session.setParameter("W1.1.1", "abc", "selected");
  assert.deepEqual(editIn("selected", store), { key: "W1.1.1", rejection: null });
  assert.equal(editIn("matrix", store), null);
  const fault = new Fault("settings", { id: "error-x", values: {} }, "W1.1.1");
  (await take()).reject(fault);
  await turn();
  assert.deepEqual(editIn("selected", store), { key: "W1.1.1", rejection: fault });
  session.select({ name: "b1.1" });
  await reply("select", answer({ selected: "b1.1" }));
  assert.equal(editIn("selected", store), null);
});

test("The check of all parameters is shown until something changes that the gradients depend on.", async () => {
  const { session, store, reply, begin } = started();
  await begin();
  session.checkAll();
  await reply("check_all", { errors: {}, verdicts: {}, worst: "W1.1.1" });
  assert.notEqual(store.checks.value, null);
  session.select({ row: 1 });
  await reply("select", answer({ row: 1 }));
  assert.notEqual(store.checks.value, null);
  session.advance(1);
  await reply("advance", answer({ values: [0.75] }));
  assert.equal(store.checks.value, null);
});

test("A check stands that is answered before its state's equations are there.", async () => {
  const { session, store, requests, take, reply, begin } = started();
  await begin();
  session.configure();
  session.checkAll();
  await reply("configure", answer({ equations: "second", values: [0.75] }));
  await reply("check_all", { errors: {}, verdicts: {}, worst: "W1.1.1" });
  assert.equal(store.checks.value, null);
  const equations = await take();
  assert.deepEqual(requests, []);
  equations.resolve({ key: "second", sections: "[]", quantities: ["W1.1.1"], saturated: false });
  await turn();
  assert.equal(store.state.value?.numbers["W1.1.1"], 0.75);
  assert.notEqual(store.checks.value, null);
});

test("A link that comes before the engine is set up when that begins.", async () => {
  const { session, store, requests, reply, equations } = started();
  const link = { seed: "3", table: "2-11" };
  session.setUp(link);
  assert.deepEqual(requests, []);
  assert.equal(session.chosen().table, "2-11");
  session.begin();
  const args = await reply("set_up", answer({ targets: [1, 1] }));
  await equations("first");
  assert.deepEqual(args, { settings: { seed: "3" }, kind: "2", targets: [1, 1] });
  assert.deepEqual(store.targets.value, [1, 1]);
});

test("After a restart the engine gets the state that is shown, and the curve goes on.", async () => {
  const { session, store, reply, begin } = started();
  await begin();
  session.advance(1);
  await reply("advance", answer({ step: 1, end: 1, loss: 0.4 }));
  session.begin();
  const { step, parameters } = await reply("restore", answer({ step: 1, end: 1, recording: 5 }));
  assert.deepEqual([step, parameters], [1, { "W1.1.1": 0.25 }]);
  await reply("select", answer({ step: 1, end: 1, recording: 5 }));
  assert.deepEqual(store.history.curve.x, [0, 1]);
  assert.deepEqual(store.history.runs.earlier, []);
});

test("Another learning rate of a step that is visited is filled into the form.", async () => {
  const { session, filled, reply, begin } = started();
  await begin();
  assert.deepEqual(filled, []);
  session.visit(5);

  await reply("visit", answer({ step: 5, settings: { ...SETTINGS, learning_rate: 2 } }));
  assert.deepEqual(filled, [{ learning_rate: 2 }]);
});
