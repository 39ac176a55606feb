import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { TestContext } from "node:test";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { download, downloadStream } from "../../web/shared/assets.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { inflate } from "../../web/worker/archive.ts";
import { faultSaying } from "./faults.ts";

const CONTENT = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const ASSET = {
  url: "https://site.test/weights.bin",
  bytes: CONTENT.length,
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
};

/** A network that answers with these pieces, and breaks after them if it is reported to. */
function network(pieces: Uint8Array[], { breaks = false } = {}) {
  const left = [...pieces];
  const body = new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else if (breaks) controller.error(new TypeError("terminated"));
      else controller.close();
    },
  });
  return async () => new Response(body);
}

const downloadFrom = (fetchIt: typeof fetch, onBytes?: (bytes: number) => void) =>
  download("weights.bin", ASSET, onBytes, fetchIt);

function alteredAt(place: number) {
  const altered = CONTENT.slice();
  altered[place] = at(altered, place) ^ 1;
  return altered;
}

test("A good file arrives as it is, from where the manifest says.", async () => {
  const requests: unknown[] = [];
  const content = await downloadFrom(async (url) => {
    requests.push(url);
    return new Response(CONTENT);
  });
  assert.deepEqual(content, CONTENT);
  assert.deepEqual(requests, [ASSET.url]);
});

test("Every chunk is reported as it arrives, and the chunks add up to the file.", async () => {
  const reported: number[] = [];
  const pieces = [CONTENT.subarray(0, 300), CONTENT.subarray(300, 301), CONTENT.subarray(301)];
  await downloadFrom(network(pieces), (bytes) => reported.push(bytes));
  assert.deepEqual(reported, [300, 1, 699]);
});

for (const [where, crypto] of [
  ["the browser has no crypto", undefined],
  ["the page is no secure context", {}],
] as const) {
  test(`A file is checked also where ${where}.`, async (t) => {
    t.mock.getter(globalThis, "crypto", () => crypto);
    assert.deepEqual(await downloadFrom(network([CONTENT])), CONTENT);
    await assert.rejects(downloadFrom(network([alteredAt(500)])), { kind: "asset-damaged" });
  });
}

test("A file that the server does not have is missing, and the fault names it.", async () => {
  const notFound = async () => new Response("Not found", { status: 404 });
  await assert.rejects(downloadFrom(notFound), faultSaying("asset-missing", /“weights\.bin”.*404/));
});

for (const [damage, message, pieces] of [
  ["is empty", /only 0 of its 1,000 bytes/, []],
  [
    "ends too early",
    /only 999 of its 1,000 bytes/,
    [CONTENT.subarray(0, 400), CONTENT.subarray(400, 999)],
  ],
  ["goes on after its end", /longer than its 1,000 bytes/, [CONTENT, Uint8Array.of(0)]],
  ["has one altered byte at its beginning", /checksum is wrong/, [alteredAt(0)]],
  ["has one altered byte at its end", /checksum is wrong/, [alteredAt(999)]],
] as [string, RegExp, Uint8Array[]][]) {
  test(`A file that ${damage} is damaged.`, async () => {
    await assert.rejects(downloadFrom(network(pieces)), faultSaying("asset-damaged", message));
  });
}

test("An answer without any body is a damaged file.", async () => {
  await assert.rejects(
    downloadFrom(async () => new Response(null)),
    { kind: "asset-damaged" },
  );
});

test("A file that is too long is not read to its end.", async () => {
  let cancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(CONTENT),
    cancel: () => {
      cancelled = true;
    },
  });
  await assert.rejects(
    downloadFrom(async () => new Response(endless)),
    { kind: "asset-damaged" },
  );
  assert.ok(cancelled);
});

test("A connection that cannot be made is a fault of the network.", async () => {
  const offline = () => Promise.reject(new TypeError("fetch failed"));
  await assert.rejects(downloadFrom(offline), faultSaying("network", /“weights\.bin”/));
});

test("A connection that breaks midway is a fault of the network.", async () => {
  const breaking = network([CONTENT.subarray(0, 400)], { breaks: true });
  await assert.rejects(downloadFrom(breaking), { name: "Fault", kind: "network" });
});

const SECOND = 1000;

/** Seconds that pass one by one, and what comes of each. */
function clock(t: TestContext) {
  t.mock.timers.enable({ apis: ["setInterval"] });
  return async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      await turn();
      t.mock.timers.tick(SECOND);
    }
    await turn();
  };
}

/** A server that answers when it is reported to, and sends a piece when it is reported to. */
function slowServer() {
  const body = new TransformStream();
  const writer = body.writable.getWriter();
  let answer: () => void = () => {};
  let signal: AbortSignal | null | undefined;
  return {
    send: (piece: Uint8Array) => writer.write(piece),
    end: () => writer.close(),
    answer: () => answer(),
    get abandoned() {
      return signal?.aborted;
    },
    fetchIt: ((_url, init) => {
      signal = init?.signal;
      return new Promise((resolve) => {
        answer = () => resolve(new Response(body.readable));
      });
    }) as typeof fetch,
  };
}

const STALLED = faultSaying("network", /“weights\.bin”.*stalls.*15 seconds/);

test("A server that does not answer for fifteen seconds stalls, and is asked no more.", async (t) => {
  const pass = clock(t);
  const server = slowServer();
  const rejected = assert.rejects(downloadFrom(server.fetchIt), STALLED);
  await pass(14);
  assert.equal(server.abandoned, false);
  await pass(1);
  await rejected;
  assert.equal(server.abandoned, true);
});

test("A connection that brings nothing for fifteen seconds stalls, however it began.", async (t) => {
  const pass = clock(t);
  const server = slowServer();
  const rejected = assert.rejects(downloadFrom(server.fetchIt), STALLED);
  await pass(14);
  server.answer();
  await pass(14);
  await server.send(CONTENT.subarray(0, 300));
  await pass(14);
  assert.equal(server.abandoned, false);
  await pass(1);
  await rejected;
  assert.equal(server.abandoned, true);
});

test("A slow connection is waited for as long as it brings anything.", async (t) => {
  const pass = clock(t);
  const server = slowServer();
  const content = downloadFrom(server.fetchIt);
  await pass(14);
  server.answer();
  for (let from = 0; from < CONTENT.length; from += 100) {
    await pass(14);
    await server.send(CONTENT.subarray(from, from + 100));
  }
  await pass(14);
  server.end();
  assert.deepEqual(await content, CONTENT);
});

test("A clock that was asleep for an hour is no stall.", async (t) => {
  let ticks = () => {}; // whatever timer there is, being late it rings once
  for (const kind of ["setInterval", "setTimeout"] as const) {
    t.mock.method(globalThis, kind, (ring: () => void) => {
      ticks = ring;
    });
  }
  const server = slowServer();
  const content = downloadFrom(server.fetchIt);
  await turn();
  ticks();
  server.answer();
  await turn();
  ticks();
  server.send(CONTENT);
  server.end();
  assert.deepEqual(await content, CONTENT);
});

test("A file that is waited for by nobody is in no hurry.", async (t) => {
  const pass = clock(t);
  const { stream } = streamFrom(network([CONTENT.subarray(0, 300), CONTENT.subarray(300)]));
  await pass(100);
  assert.deepEqual(await all(stream), CONTENT);
});

const streamFrom = (fetchIt: typeof fetch) =>
  downloadStream("weights.bin", ASSET, undefined, fetchIt);

const all = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());

test("A stream brings the same, and is checked when it ends.", async () => {
  const pieces = [CONTENT.subarray(0, 300), CONTENT.subarray(300)];
  const { stream, checked } = streamFrom(network(pieces));
  assert.deepEqual(await all(stream), CONTENT);
  await checked;
});

test("A stream brings what has arrived before the rest is there.", async () => {
  const { stream } = streamFrom(network([CONTENT.subarray(0, 300)], { breaks: true }));
  const { value } = await stream.getReader().read();
  assert.deepEqual(value, CONTENT.subarray(0, 300));
});

test("The last piece of a damaged file is never given out.", async () => {
  const altered = alteredAt(10);
  const pieces = [altered.subarray(0, 990), altered.subarray(990)];
  const { stream, checked } = streamFrom(network(pieces));
  const reader = stream.getReader();
  assert.equal((await reader.read()).value?.length, 990);
  await assert.rejects(reader.read(), faultSaying("asset-damaged", /checksum/));
  await assert.rejects(checked, faultSaying("asset-damaged", /checksum/));
});

for (const [what, kind, fetchIt] of [
  ["is missing", "asset-missing", async () => new Response(null, { status: 404 })],
  ["is cut short", "asset-damaged", network([CONTENT.subarray(1)])],
  ["is too long", "asset-damaged", network([CONTENT, CONTENT])],
  ["is empty", "asset-damaged", network([])],
  ["breaks off", "network", network([CONTENT.subarray(0, 9)], { breaks: true })],
] as [string, string, typeof fetch][]) {
  test(`Of a file that ${what} the stream breaks, and the check rejects with the fault.`, async () => {
    const { stream, checked } = streamFrom(fetchIt);
    await assert.rejects(all(stream));
    await assert.rejects(checked, { name: "Fault", kind });
  });
}

for (const [what, fetchIt] of [
  ["is altered", network([alteredAt(10).subarray(0, 400), CONTENT.subarray(400)])],
  ["is something else", network([CONTENT.subarray(0, 10)])],
] as [string, typeof fetch][]) {
  test(`The check of a file that ${what} rejects even if its reader cancels midway.`, async () => {
    const { stream, checked } = streamFrom(fetchIt);
    const unpacked = inflate(stream); // it is no gzip, which shows at its first bytes
    await assert.rejects(all(unpacked));
    await assert.rejects(checked, { name: "Fault", kind: "asset-damaged" });
  });
}

test("The check of a good file resolves even if its reader cancels.", async () => {
  const { stream, checked } = streamFrom(
    network([CONTENT.subarray(0, 400), CONTENT.subarray(400)]),
  );
  await stream.cancel();
  await checked;
});

test("A reader that gives up while a piece is on its way changes nothing about the check.", async () => {
  const { stream, checked } = streamFrom(
    network([CONTENT.subarray(0, 400), CONTENT.subarray(400)]),
  );
  const reader = stream.getReader();
  const first = reader.read();
  await reader.cancel();
  await first;
  await checked;
});
