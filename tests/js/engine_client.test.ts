import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { EngineClient } from "../../web/page/core/engine_client.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

type Request = { id: number; action: string; args: Record<string, unknown> };

const START = {
  python: {},
  lock: {},
  simd: null,
  data: {},
  port: null,
  bypassCache: false,
};
const VERSIONS = {
  python: "3.14.2",
  numpy: "2.4.3",
  pynn: "0.1.0",
  simd: "simd128",
  why: undefined,
};
const HEARTBEAT_MS = 1000;

/** The page's view of a worker, whose messages the test sends. */
class FakeWorker {
  sent: Request[] = [];
  terminated = false;
  /** set by the client, as the next two are */
  onmessage: ((event: { data: object }) => void) | undefined;
  onerror: ((event: { message?: string; preventDefault(): void }) => void) | undefined;
  onmessageerror: (() => void) | undefined;

  postMessage(request: Request) {
    this.sent.push(structuredClone(request));
  }

  terminate() {
    this.terminated = true;
  }

  get actions() {
    return this.sent.map(({ action }) => action);
  }

  get pings() {
    return this.actions.filter((action) => action === "engine.ping").length;
  }

  /** Answer the newest request for `action`. */
  async answer(action: string, answer: object) {
    const id = this.sent.findLast((request) => request.action === action)?.id;
    await this.send({ id, ...answer });
  }

  async send(message: object) {
    this.onmessage?.({ data: message });
    await turn();
  }

  async crash() {
    this.onerror?.({ message: "out of memory", preventDefault: () => {} });
    await turn();
  }
}

/**
 * A client whose heart beats when the test says so, and its events in order.
 * @param begin its first requests
 */
function open(
  t: TestContext,
  begin: (client: EngineClient) => Promise<unknown> = async () => {},
  { itsOwnTimer = false }: { itsOwnTimer?: boolean } = {},
) {
  if (!itsOwnTimer) t.mock.timers.enable({ apis: ["setInterval"] });
  const workers: FakeWorker[] = [];
  const lifelines: { name: string; ended: () => void }[] = [];
  const client: EngineClient = new EngineClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    () => START,
    (name, ended) => lifelines.push({ name, ended }),
  );
  client.beforeReady(() => begin(client));
  const events: string[] = [];
  client.on("state", (state) => events.push(state));
  client.on("fault", ({ kind }) => events.push(`fault ${kind}`));
  return {
    client,
    workers,
    events,
    lifelines,
    beat: (times = 1) => t.mock.timers.tick(times * HEARTBEAT_MS),
  };
}

/** The same, with an engine that is ready. */
async function openReady(t: TestContext) {
  const opened = open(t);
  const started = opened.client.start();
  await turn();
  const worker = at(opened.workers, 0);
  await worker.answer("engine.start", { value: VERSIONS });
  await started;
  return { ...opened, worker };
}

const DIED = { name: "Fault", kind: "engine-died" };

test("A start hands the worker its arguments, and ends with what is running.", async (t) => {
  const { client, worker, events } = await openReady(t);
  const { lifeline } = at(worker.sent, 0).args;
  const args = { ...START, lifeline };
  assert.deepEqual(worker.sent, [{ id: 1, action: "engine.start", args }]);
  assert.deepEqual(client.versions, VERSIONS);
  assert.deepEqual(events, ["loading", "ready"]);
});

test("An error while the labs begin is reported, whatever it is.", async (t) => {
  const { client, workers, events } = open(t, async () => {
    throw new TypeError("equation.checkVisibility is not a function");
  });
  const started = client.start();
  await turn();
  const refused = assert.rejects(started, { kind: "engine-failed" });
  await at(workers, 0).answer("engine.start", { value: VERSIONS });
  await refused;
  assert.deepEqual(events, ["loading", "failed", "fault engine-failed"]);
  assert.ok(at(workers, 0).terminated);
});

test("A request gets the answer with its own id, whichever comes first.", async (t) => {
  const { client, worker } = await openReady(t);
  const state = client.request("truth_table.state");
  const reading = client.request("digits.visit", { step: 280 });
  await turn();
  assert.deepEqual(worker.sent.at(-1), { id: 3, action: "digits.visit", args: { step: 280 } });
  await worker.answer("digits.visit", { value: "a seven" });
  await worker.answer("truth_table.state", { value: "step 0" });
  assert.deepEqual(await Promise.all([state, reading]), ["step 0", "a seven"]);
});

const TOO_SMALL = { id: "error-setting-range", values: { low: 0.001, high: 100 } };

test("A fault in an answer arrives as a Fault.", async (t) => {
  const { client, worker } = await openReady(t);
  const refused = assert.rejects(client.request("digits.evaluate"), {
    name: "Fault",
    kind: "settings",
    text: TOO_SMALL,
    setting: "learning_rate",
  });
  await turn();
  const fault = { kind: "settings", text: TOO_SMALL, setting: "learning_rate" };
  await worker.answer("digits.evaluate", { fault });
  await refused;
});

test("An event of the worker is an event of the client.", async (t) => {
  const { client, worker } = await openReady(t);
  const progress: unknown[] = [];
  client.on("digits.progress", (detail) => progress.push(detail));
  await worker.send({ event: "digits.progress", detail: { epoch: 2 } });
  assert.deepEqual(progress, [{ epoch: 2 }]);
});

test("A request made while Python loads waits for it.", async (t) => {
  const { client, workers } = open(t);
  client.start();
  await turn();
  const worker = at(workers, 0);
  const reading = client.request("own_digits.state");
  await turn();
  assert.deepEqual(worker.actions, ["engine.start"]);
  await worker.answer("engine.start", { value: VERSIONS });
  assert.deepEqual(worker.actions, ["engine.start", "own_digits.state"]);
  await worker.answer("own_digits.state", { value: "a seven" });
  assert.equal(await reading, "a seven");
});

test("A request made before any start is refused.", async (t) => {
  const { client } = open(t);
  await assert.rejects(client.request("own_digits.state"), DIED);
});

for (const [how, die] of [
  ["crashes", (worker) => worker.crash()],
  ["sends something unreadable", (worker) => worker.onmessageerror?.()],
] as [string, (worker: FakeWorker) => unknown][]) {
  test(`When the worker ${how}, every request is rejected and there is one fault.`, async (t) => {
    const { client, worker, events } = await openReady(t);
    const rejected = (["own_digits.state", "digits.go_on", "truth_table.state"] as const).map(
      (action) => assert.rejects(client.request(action), DIED),
    );
    await turn();
    await die(worker);
    await Promise.all(rejected);
    await assert.rejects(client.request("own_digits.state"), DIED);
    assert.ok(worker.terminated);
    assert.deepEqual(events, ["loading", "ready", "failed", "fault engine-died"]);
  });
}

test("A worker that crashes while Python loads fails the start and all that waits for it.", async (t) => {
  const { client, workers, events } = open(t);
  const rejected = [client.start(), client.request("own_digits.state")].map((request) =>
    assert.rejects(request, DIED),
  );
  await turn();
  await at(workers, 0).crash();
  await Promise.all(rejected);
  assert.deepEqual(events, ["loading", "failed", "fault engine-died"]);
});

test("The silence of a worker is reported each second, until it sends something.", async (t) => {
  const { client, worker, beat } = await openReady(t);
  const silences: number[] = [];
  client.on("silence", ({ seconds }) => silences.push(seconds));
  beat(4);
  assert.deepEqual(silences, [1, 2, 3]);
  await worker.send({ event: "digits.progress", detail: {} });
  beat(2);
  assert.deepEqual(silences, [1, 2, 3, 1]);
});

test("Where another package runs in the same worker, it is ready again, with other versions.", async (t) => {
  const { client, events } = await openReady(t);
  client.setVersions({ ...VERSIONS, simd: "" });
  assert.equal(client.versions?.simd, "");
  assert.deepEqual(events, ["loading", "ready", "ready"]);
});

test("A worker that no longer answers is given up after thirty heartbeats.", async (t) => {
  const { client, worker, events, beat } = await openReady(t);
  const rejected = assert.rejects(client.request("own_digits.state"), DIED);
  await turn();
  beat(30);
  assert.equal(worker.pings, 30);
  assert.equal(client.state, "ready");
  beat();
  await rejected;
  assert.ok(worker.terminated);
  assert.deepEqual(events, ["loading", "ready", "failed", "fault engine-died"]);
});

test("A worker that goes silent while Python loads is given up after two minutes: slow machines need one.", async (t) => {
  const { client, events, beat } = open(t);
  const rejected = assert.rejects(client.start(), DIED);
  await turn();
  beat(120);
  assert.equal(client.state, "loading");
  beat();
  await rejected;
  assert.deepEqual(events, ["loading", "failed", "fault engine-died"]);
});

/** An engine whose worker holds its lifeline. */
async function openAlive(t: TestContext) {
  const opened = await openReady(t);
  await opened.worker.send({ event: "engine.alive", detail: {} });
  return opened;
}

test("The end of its lifeline is the worker's end, and is reported at once.", async (t) => {
  const { client, worker, events, lifelines } = await openAlive(t);
  assert.equal(at(worker.sent, 0).args.lifeline, at(lifelines, 0).name);
  const rejected = assert.rejects(client.request("own_digits.state"), DIED);
  await turn();
  at(lifelines, 0).ended();
  await rejected;
  assert.deepEqual(events, ["loading", "ready", "failed", "fault engine-died"]);
});

test("A worker that holds its lifeline may be busy for longer, but not for ever.", async (t) => {
  const { client, beat } = await openAlive(t);
  beat(120);
  assert.equal(client.state, "ready");
  beat();
  assert.equal(client.state, "failed");
});

test("Each worker has a lifeline of its own, and the end of an old one is ignored.", async (t) => {
  const { client, workers, lifelines } = await openAlive(t);
  const started = client.start();
  await turn();
  await at(workers, 1).send({ event: "engine.alive", detail: {} });
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  assert.notEqual(at(lifelines, 0).name, at(lifelines, 1).name);
  at(lifelines, 0).ended();
  assert.equal(client.state, "ready");
});

test("A worker without a lifeline has the shorter time again.", async (t) => {
  const { client, workers, beat } = await openAlive(t);
  const started = client.start();
  await turn();
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  beat(31);
  assert.equal(client.state, "failed");
});

test("In a tab that sleeps, and whose heart beats late, the worker is not given up.", async (t) => {
  let beatLate = () => {}; // a timer that was asleep rings once, however many hours it was
  t.mock.method(globalThis, "setInterval", (ring: () => void) => {
    beatLate = ring;
  });
  t.mock.timers.enable({ apis: ["Date"] });
  const { client, workers } = open(t, undefined, { itsOwnTimer: true });
  const started = client.start();
  await turn();
  const worker = at(workers, 0);
  await worker.answer("engine.start", { value: VERSIONS });
  await started;
  for (let beats = 0; beats < 100; beats += 1) {
    t.mock.timers.tick(600_000);
    beatLate();
    await worker.send({ event: "digits.progress", detail: {} }); // which waited behind the timer
  }
  assert.equal(client.state, "ready");
});

for (const [what, speak] of [
  ["answers a heartbeat", (worker) => worker.answer("engine.ping", { value: { memory: 1 } })],
  ["sends anything", (worker) => worker.send({ event: "digits.progress", detail: {} })],
] as [string, (worker: FakeWorker) => Promise<void>][]) {
  test(`A worker that ${what} is alive.`, async (t) => {
    const { client, worker, beat } = await openReady(t);
    for (let count = 0; count < 3; count += 1) {
      beat(30);
      await speak(worker);
    }
    assert.equal(client.state, "ready");
  });
}

test("The answer to a heartbeat is an event.", async (t) => {
  const { client, workers, beat } = open(t);
  const lives: unknown[] = [];
  client.on("life", (life) => lives.push(life));
  client.start();
  await turn();
  beat();
  await at(workers, 0).answer("engine.ping", { value: { memory: 97_000_000 } });
  assert.deepEqual(lives, [{ memory: 97_000_000 }]);
});

test("A worker that is given up gets no more pings.", async (t) => {
  const { worker, events, beat } = await openReady(t);
  await worker.crash();
  beat(100);
  assert.equal(worker.pings, 0);
  assert.equal(events.filter((event) => event.startsWith("fault")).length, 1);
});

test("A start that fails is reported once, and to every request that waits for it.", async (t) => {
  const { client, workers, events } = open(t);
  const missing = { kind: "asset-missing", text: { id: "error-file-missing" }, setting: null };
  const rejected = [client.start(), client.request("own_digits.state")].map((request) =>
    assert.rejects(request, missing),
  );
  await turn();
  await at(workers, 0).answer("engine.start", { fault: missing });
  await Promise.all(rejected);
  await assert.rejects(client.request("own_digits.state"), missing);
  assert.ok(at(workers, 0).terminated);
  assert.deepEqual(events, ["loading", "failed", "fault asset-missing"]);
});

test("A worker that cannot be made is a failed start too.", async (t) => {
  const { client, events } = open(t);
  client.createWorker = () => {
    throw new Error("the worker is blocked");
  };
  await assert.rejects(client.start(), { name: "Fault" });
  assert.equal(client.state, "failed");
  assert.equal(events.filter((event) => event.startsWith("fault")).length, 1);
});

test("After a failure a new start brings a new worker that works.", async (t) => {
  const { client, worker, workers, events } = await openReady(t);
  await worker.crash();
  const started = client.start();
  await turn();
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  const reading = client.request("own_digits.state");
  await turn();
  await at(workers, 1).answer("own_digits.state", { value: "a seven" });
  assert.equal(await reading, "a seven");
  assert.deepEqual(events, ["loading", "ready", "failed", "fault engine-died", "loading", "ready"]);
});

test("A restart ends the old worker and rejects its requests.", async (t) => {
  const { client, worker, workers, events } = await openReady(t);
  const rejected = assert.rejects(client.request("own_digits.state"), DIED);
  await turn();
  const started = client.start();
  await turn();
  await rejected;
  assert.ok(worker.terminated);
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  assert.deepEqual(events, ["loading", "ready", "loading", "ready"]);
});

test("A restart while Python loads rejects the first start, and fails nothing else.", async (t) => {
  const { client, workers, events } = open(t);
  const rejected = [client.start(), client.request("own_digits.state")].map((request) =>
    assert.rejects(request, DIED),
  );
  const started = client.start();
  await turn();
  await Promise.all(rejected);
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  assert.deepEqual(events, ["loading", "loading", "ready"]);
});

test("After a restart only the new worker is pinged, once a heartbeat.", async (t) => {
  const { client, worker, workers, beat } = await openReady(t);
  const started = client.start();
  await turn();
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  beat(2);
  assert.deepEqual([worker.pings, at(workers, 1).pings], [0, 2]);
});

/** A client that was restarted while its first worker owed an answer. */
async function openRestarted(t: TestContext) {
  const opened = await openReady(t);
  const { client, worker: old, workers } = opened;
  const abandoned = assert.rejects(client.request("own_digits.state"), DIED);
  await turn();
  const started = client.start();
  await turn();
  await abandoned;
  await at(workers, 1).answer("engine.start", { value: VERSIONS });
  await started;
  return { ...opened, old, worker: at(workers, 1) };
}

test("A late answer of an old worker answers nothing.", async (t) => {
  const { client, old, worker } = await openRestarted(t);
  const reading = client.request("own_digits.state");
  await turn();
  await old.answer("own_digits.state", { value: "of old" });
  await worker.answer("own_digits.state", { value: "a seven" });
  assert.equal(await reading, "a seven");
});

test("A late message of an old worker is no event.", async (t) => {
  const { client, old } = await openRestarted(t);
  let progress = 0;
  client.on("digits.progress", () => {
    progress += 1;
  });
  await old.send({ event: "digits.progress", detail: {} });
  assert.equal(progress, 0);
});

test("A late error of an old worker does not stop the new one.", async (t) => {
  const { client, old, worker } = await openRestarted(t);
  await old.crash();
  assert.equal(client.state, "ready");
  assert.equal(worker.terminated, false);
});

test("A worker that reports two errors fails once.", async (t) => {
  const { worker, events } = await openReady(t);
  await worker.crash();
  await worker.crash();
  assert.deepEqual(events, ["loading", "ready", "failed", "fault engine-died"]);
});

test("It is ready when its first requests have been answered, and not before.", async (t) => {
  const { client, workers, events } = open(t, (opened) => opened.request("truth_table.state"));
  const started = client.start();
  await turn();
  const worker = at(workers, 0);
  await worker.answer("engine.start", { value: VERSIONS });
  assert.deepEqual(worker.actions, ["engine.start", "truth_table.state"]);
  assert.equal(client.state, "loading");
  await worker.answer("truth_table.state", { value: { step: 0 } });
  await started;
  assert.deepEqual(events, ["loading", "ready"]);
});

test("A worker that dies of its first request has failed, and is never ready.", async (t) => {
  const { client, workers, events } = open(t, (opened) =>
    opened.request("engine.versions").catch(() => {}),
  );
  const started = client.start();
  await turn();
  const worker = at(workers, 0);
  await worker.answer("engine.start", { value: VERSIONS });
  await worker.crash();
  await started;
  assert.deepEqual(events, ["loading", "failed", "fault engine-died"]);
});
