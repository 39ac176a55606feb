import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { SiteCopies } from "../../web/page/features/offline/site_copies.ts";
import type { CopyRequest } from "../../web/shared/service_worker_messages.ts";
import { speakEnglish } from "./texts.ts";

before(speakEnglish);

const VERSION = "the page's build";

/** A channel in whose one direction a message arrives at once. */
class DirectChannel {
  readonly port1: { onmessage?: (event: { data: unknown }) => void } = {};
  readonly port2 = { postMessage: (data: unknown) => this.port1.onmessage?.({ data }) };
}

type AnswerPort = DirectChannel["port2"];

/** A service worker that answers a check only on `answerCheck`; `actions` are those that it has received. */
class MadeUpWorker extends EventTarget {
  readonly state = "activated";
  readonly actions: string[] = [];
  #port: AnswerPort | undefined;

  postMessage({ action }: CopyRequest, transfer: AnswerPort[]) {
    this.actions.push(action);
    this.#port ??= transfer[0];
  }

  answerCheck() {
    const answer = { version: VERSION, total: 10, files: 2, wrong: [], fault: null };
    this.#port?.postMessage(answer);
    return setImmediate(); // after all promises that the answer settles
  }
}

/** The copies of a page whose build is saved; a newer one waits. */
async function copiesWithNewerBuild() {
  const active = new MadeUpWorker();
  const waiting = new MadeUpWorker();
  const serviceWorker = Object.assign(new EventTarget(), {
    startMessages() {},
    register: () => Promise.resolve({ active, waiting, installing: null }),
  });
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true });
  Object.defineProperty(globalThis, "MessageChannel", { value: DirectChannel, configurable: true });
  const copies = new SiteCopies(VERSION);
  const states: string[] = [];
  copies.on("offline", ({ state }) => states.push(state));
  await copies.begin();
  return { active, waiting, copies, states };
}

test("Once all copies are checked, those of older builds are deleted.", async () => {
  const { active, states } = await copiesWithNewerBuild();
  await active.answerCheck();
  assert.deepEqual(active.actions, ["check", "tidy"]);
  assert.deepEqual(states, ["checking", "ready"]);
});

test("A page that switches to the newer build sends nothing more to the old one's worker.", async () => {
  const { active, waiting, copies } = await copiesWithNewerBuild();
  copies.switchToNewer();
  await active.answerCheck();
  assert.deepEqual(waiting.actions, ["take over"]);
  assert.deepEqual(active.actions, ["check"]);
});
