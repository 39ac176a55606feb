import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { EngineClient } from "../../web/page/core/engine_client.ts";
import { RunStore } from "../../web/page/labs/digits/training/run_store.ts";
import { isCheckpoint, isMoment } from "../../web/page/labs/digits/training/saved_run.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";
import { after } from "./made_up_checkpoint.ts";

const REST_MS = 1000;

/** The storage that all tabs share. */
function browser() {
  const kept = forbiddenStorage();
  const keptSteps = async () =>
    [...(await kept.entries("run/moment/", isMoment)).values()]
      .map(({ step }) => step)
      .sort((a, b) => a - b);
  const keptEpochs = async () =>
    [...(await kept.entries("run/checkpoint/", isCheckpoint)).values()].map(({ epoch }) => epoch);
  const forgetElsewhere = async () => {
    await kept.change({ forget: ["run/"] });
    const detail = { forgotten: ["run/"], saved: [] };
    kept.dispatchEvent(new CustomEvent("elsewhere", { detail }));
    await turn();
  };
  return { kept, keptSteps, keptEpochs, forgetElsewhere };
}

/** A store on a page that the test closes, with an engine whose moments the test gives out. */
function opened({ mock }: TestContext, shared = browser()) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const page = new EventTarget();
  const listen = page.addEventListener.bind(page);
  Object.assign(globalThis, { addEventListener: listen, document: { addEventListener: listen } });
  const requests: { step: number; give: () => void; fail: (thrown: Error) => void }[] = [];
  const engine = {
    request: (_: string, { step }: { step: number }) =>
      new Promise((resolve, fail) => {
        const moment = { step, accuracy: 0.5, model: new Uint8Array(1) };
        requests.push({ step, give: () => resolve(moment), fail });
      }),
  };
  const store = new RunStore(engine as unknown as EngineClient, shared.kept);
  const askedSteps = async () => {
    await turn();
    return requests.map(({ step }) => step);
  };
  const give = async () => {
    await turn();
    for (const request of requests.splice(0)) request.give();
    await turn();
    await turn();
  };
  const die = async () => {
    await turn();
    for (const request of requests.splice(0)) request.fail(new Error("the worker is gone"));
    await turn();
  };
  const rest = async () => {
    mock.timers.tick(REST_MS);
    await turn();
  };
  const close = () => page.dispatchEvent(new Event("pagehide"));
  return { store, askedSteps, give, die, rest, close, ...shared };
}

async function pastOf(store: RunStore) {
  return (await store.currentRun())?.past.map(({ step }) => step);
}

test("An epoch is written with the moments that are new; those that are forgotten go.", async (context) => {
  const { store, askedSteps, give, rest, keptEpochs, keptSteps } = opened(context);
  store.save(after(1), [0, 1, 2, 10]);
  assert.deepEqual(await askedSteps(), [0, 1, 2, 10]);
  await give();
  assert.deepEqual(await keptSteps(), [0, 1, 2, 10]);
  store.save(after(2), [0, 2, 20]);
  await rest();
  assert.deepEqual(await askedSteps(), [20]);
  await give();
  assert.deepEqual(await keptEpochs(), [2]);
  assert.deepEqual(await keptSteps(), [0, 2, 20]);
  const found = await store.findEarlier();
  assert.deepEqual(found && (await store.load(found)), await store.currentRun());
});

test("A worker that dies leaves the moments that are kept; what the browser has lost leaves the network.", async (context) => {
  const { store, give, die, rest, kept } = opened(context);
  store.save(after(1), [0, 1]);
  await give();
  store.save(after(2), [1, 2]);
  await rest();
  await die();
  assert.equal((await store.currentRun())?.checkpoint.epoch, 2);
  assert.deepEqual(await pastOf(store), [1]);
  await kept.change({ forget: ["run/"] });
  assert.equal((await store.currentRun())?.checkpoint.epoch, 2);
  assert.deepEqual(await pastOf(store), []);
});

test("A run that loses its place to another tab's is there again at once, as a whole.", async (context) => {
  const { store, askedSteps, give, rest, keptEpochs, keptSteps, forgetElsewhere } = opened(context);
  await forgetElsewhere(); // before there is a run
  store.save(after(1), [0, 1, 2]);
  await give();
  await rest();
  await forgetElsewhere();
  assert.deepEqual(await askedSteps(), [0, 1, 2]);
  await give();
  assert.deepEqual(await keptEpochs(), [1]);
  assert.deepEqual(await keptSteps(), [0, 1, 2]);
});

test("A run that goes on in two tabs is two runs from then on.", async (context) => {
  const shared = browser();
  const first = opened(context, shared);
  first.store.save(after(1), [0, 1]);
  await first.give();
  await first.rest();
  context.mock.timers.reset();
  const second = opened(context, shared);
  const found = await second.store.findEarlier();
  assert.ok(found);
  second.store.adopt(await second.store.load(found));
  second.store.save(after(2), [0, 1, 2]);
  assert.deepEqual(await second.askedSteps(), [2]); // the others it was given
  assert.deepEqual(await pastOf(second.store), [0, 1]);
  await second.give();
  await second.rest();
  assert.deepEqual(await pastOf(second.store), [0, 1, 2]);
  assert.deepEqual(await pastOf(first.store), []); // which lost its place by that
  first.store.save(after(5), [0, 1, 9]);
  await first.rest();
  await first.give();
  assert.deepEqual(await pastOf(first.store), [0, 1, 9]);
  assert.deepEqual(await pastOf(second.store), [0, 1, 2]);
  assert.deepEqual((await shared.keptEpochs()).sort(), [2, 5]);
});

test("Of fast epochs the newest is written after a rest, or at once when the page is left.", async (context) => {
  const { store, give, rest, keptEpochs, close } = opened(context);
  store.save(after(1), []);
  await give();
  for (const epoch of [2, 3, 4]) store.save(after(epoch), []);
  assert.deepEqual(await keptEpochs(), [1]);
  await rest();
  await give();
  assert.deepEqual(await keptEpochs(), [4]);
  store.save(after(5), [0]);
  close();
  await turn();
  assert.deepEqual(await keptEpochs(), [5]);
});

test("Moments that the engine gives out when it has another run already are not taken.", async (context) => {
  const { store, give, rest, keptEpochs, keptSteps } = opened(context);
  store.save(after(2), [0]);
  store.save(after(3), [0, 1]); // waits for its turn
  store.begin();
  await give();
  assert.deepEqual(await keptEpochs(), [3]);
  assert.deepEqual(await keptSteps(), []);
  assert.equal(await store.currentRun(), null);
  store.save({ ...after(0), loaded: true }, [0]); // a file that was only loaded
  await rest();
  await give();
  assert.deepEqual(await keptEpochs(), [3]);
});
