import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { RunKeeper } from "../../web/page/digits/run_keeper.js";
import { Kept } from "../../web/page/kept.js";
import { after } from "./made_up_checkpoint.js";

const REST_MS = 1000;

/**
 * A keeper on a page that the test closes, with an engine whose moments the test gives out.
 * @param {import("node:test").TestContext} context
 */
function opened({ mock }) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const page = new EventTarget();
  const listen = page.addEventListener.bind(page);
  Object.assign(globalThis, { addEventListener: listen, document: { addEventListener: listen } });
  /** @type {{ step: number, give: () => void }[]} */
  const asked = [];
  const engine = {
    request: (/** @type {string} */ _, /** @type {{ step: number }} */ { step }) =>
      new Promise((resolve) => {
        const moment = { step, accuracy: 0.5, model: new Uint8Array(1) };
        asked.push({ step, give: () => resolve(moment) });
      }),
  };
  const kept = new Kept(); // in memory: Node has no IndexedDB
  const keeper = new RunKeeper(/** @type {any} */ (engine), kept);
  const give = async () => {
    for (const each of asked.splice(0)) each.give();
    await turn();
    await turn();
  };
  const rest = async () => {
    mock.timers.tick(REST_MS);
    await turn();
  };
  const keptEpoch = async () => (await kept.get("run/checkpoint"))?.epoch;
  const keptSteps = async () => [...(await kept.all("run/moment/")).values()].map((m) => m.step);
  const close = () => page.dispatchEvent(new Event("pagehide"));
  return { keeper, asked, give, rest, keptEpoch, keptSteps, close };
}

test("An epoch is written with the moments that are new; those that are forgotten go.", async (context) => {
  const { keeper, asked, give, rest, keptEpoch, keptSteps } = opened(context);
  keeper.note(after(1), [0, 1, 2, 10]);
  assert.deepEqual(
    asked.map(({ step }) => step),
    [0, 1, 2, 10],
  );
  await give();
  assert.deepEqual(await keptSteps(), [0, 1, 2, 10]);
  keeper.note(after(2), [0, 2, 20]);
  await rest();
  assert.deepEqual(
    asked.map(({ step }) => step),
    [20],
  );
  await give();
  assert.equal(await keptEpoch(), 2);
  assert.deepEqual((await keptSteps()).sort(), [0, 2, 20]);
  const found = await keeper.find();
  assert.deepEqual(found && (await keeper.whole(found)), keeper.newest);
});

test("Of fast epochs the newest is written after a rest, or at once when the page is left.", async (context) => {
  const { keeper, give, rest, keptEpoch, close } = opened(context);
  keeper.note(after(1), []);
  await give();
  for (const epoch of [2, 3, 4]) keeper.note(after(epoch), []);
  assert.equal(await keptEpoch(), 1);
  await rest();
  await give();
  assert.equal(await keptEpoch(), 4);
  keeper.note(after(5), [0]);
  close();
  await turn();
  assert.equal(await keptEpoch(), 5);
});

test("Moments that the engine gives out when it has another run already are not taken.", async (context) => {
  const { keeper, give, rest, keptEpoch, keptSteps } = opened(context);
  keeper.note(after(2), [0]);
  keeper.note(after(3), [0, 1]); // waits for its turn
  keeper.begin();
  await give();
  assert.equal(await keptEpoch(), 3);
  assert.deepEqual(await keptSteps(), []);
  assert.equal(keeper.newest, null);
  keeper.note({ ...after(0), loaded: true }, [0]); // a file that was only loaded
  await rest();
  await give();
  assert.equal(await keptEpoch(), 3);
});
