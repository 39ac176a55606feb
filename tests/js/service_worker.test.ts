import assert from "node:assert/strict";
import { test } from "node:test";

const BASE = "https://school.test/p/";

const listeners: Map<string, (event: object) => void> = new Map();
let open: string[] = [];
const caches: Set<string> = new Set();
const informed: string[] = [];

Object.assign(globalThis, {
  caches: {
    keys: async () => [...caches],
    delete: async (name: string) => caches.delete(name),
    open: async () => ({ match: async () => undefined }),
  },
  self: {
    build: { version: "new", files: [{ url: "index.html", bytes: 1, sha256: "" }] },
    registration: { scope: BASE },
    fetch: () => Promise.reject(new TypeError("offline")),
    clients: {
      matchAll: async () => open.map((url) => ({ url, postMessage: () => informed.push(url) })),
    },
    addEventListener: (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
  },
});
await import("../../web/service_worker/service_worker.ts");

async function dispatch(type: string, event: object) {
  let done: Promise<unknown> | undefined;
  const waitUntil = (work: Promise<unknown>) => {
    done = work;
  };
  listeners.get(type)?.({ ...event, waitUntil });
  await done;
}

const ELSEWHERE = ["https://school.test/", "https://school.test/q/", `${BASE}pynn-offline.html`];

test("Older builds go when one page of the site is left, whatever other copies are open.", async () => {
  const older = `pynn ${BASE} old`;
  for (const name of [older, `pynn ${BASE} new`, "pynn https://school.test/q/ old"])
    caches.add(name);
  const tidy = () => dispatch("message", { data: { action: "tidy" }, ports: [] });
  open = [`${BASE}#digits`, `${BASE}index.html?again`, ...ELSEWHERE];
  await tidy();
  assert.ok(caches.has(older));
  open = [`${BASE}#digits`, ...ELSEWHERE];
  await tidy();
  assert.ok(!caches.has(older));
  assert.equal(caches.size, 2);
});

test("Pages of other copies get no message when nothing could be saved here.", async () => {
  open = [`${BASE}?x#code`, ...ELSEWHERE];
  await assert.rejects(dispatch("install", {}));
  assert.deepEqual(informed, [`${BASE}?x#code`]);
});
