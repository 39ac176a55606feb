import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { download, downloadStream } from "../../web/engine/assets.js";

const CONTENT = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const ASSET = {
  url: "https://site.test/weights.bin",
  bytes: CONTENT.length,
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
};

/** A network that answers with these pieces, and breaks after them if it is told to. */
function network(/** @type {Uint8Array[]} */ pieces, { breaks = false } = {}) {
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

/** @param {typeof fetch} fetchIt @param {(bytes: number) => void} [onBytes] */
const downloadFrom = (fetchIt, onBytes) => download("weights.bin", ASSET, onBytes, fetchIt);

/** @param {number} at */
function alteredAt(at) {
  const altered = CONTENT.slice();
  altered[at] ^= 1;
  return altered;
}

test("A good file arrives as it is, from where the manifest says.", async () => {
  /** @type {unknown[]} */
  const asked = [];
  const content = await downloadFrom(async (url) => {
    asked.push(url);
    return new Response(CONTENT);
  });
  assert.deepEqual(content, CONTENT);
  assert.deepEqual(asked, [ASSET.url]);
});

test("Every piece is told of as it arrives, and the pieces add up to the file.", async () => {
  /** @type {number[]} */
  const told = [];
  const pieces = [CONTENT.subarray(0, 300), CONTENT.subarray(300, 301), CONTENT.subarray(301)];
  await downloadFrom(network(pieces), (bytes) => told.push(bytes));
  assert.deepEqual(told, [300, 1, 699]);
});

for (const [where, crypto] of /** @type {const} */ ([
  ["the browser has no crypto", undefined],
  ["the page is no secure context", {}],
])) {
  test(`A file is checked also where ${where}.`, async (t) => {
    t.mock.getter(globalThis, "crypto", () => crypto);
    assert.deepEqual(await downloadFrom(network([CONTENT])), CONTENT);
    await assert.rejects(downloadFrom(network([alteredAt(500)])), { kind: "asset-damaged" });
  });
}

test("A file that the server does not have is missing, and the fault names it.", async () => {
  const notFound = async () => new Response("Not found", { status: 404 });
  await assert.rejects(downloadFrom(notFound), {
    name: "Fault",
    kind: "asset-missing",
    message: /“weights\.bin”.*404/,
  });
});

for (const [damage, message, pieces] of /** @type {[string, RegExp, Uint8Array[]][]} */ ([
  ["is empty", /only 0 of its 1000 bytes/, []],
  [
    "ends too early",
    /only 999 of its 1000 bytes/,
    [CONTENT.subarray(0, 400), CONTENT.subarray(400, 999)],
  ],
  ["goes on after its end", /longer than its 1000 bytes/, [CONTENT, Uint8Array.of(0)]],
  ["has one altered byte at its beginning", /checksum is wrong/, [alteredAt(0)]],
  ["has one altered byte at its end", /checksum is wrong/, [alteredAt(999)]],
])) {
  test(`A file that ${damage} is damaged.`, async () => {
    await assert.rejects(downloadFrom(network(pieces)), {
      name: "Fault",
      kind: "asset-damaged",
      message,
    });
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
  await assert.rejects(downloadFrom(offline), {
    name: "Fault",
    kind: "network",
    message: /“weights\.bin”/,
  });
});

test("A connection that breaks midway is a fault of the network.", async () => {
  const breaking = network([CONTENT.subarray(0, 400)], { breaks: true });
  await assert.rejects(downloadFrom(breaking), { name: "Fault", kind: "network" });
});

/** @param {typeof fetch} fetchIt */
const streamFrom = (fetchIt) => downloadStream("weights.bin", ASSET, undefined, fetchIt);

/** @param {ReadableStream<Uint8Array>} stream */
const all = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

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
  await assert.rejects(reader.read(), { kind: "asset-damaged", message: /checksum/ });
  await assert.rejects(checked, { kind: "asset-damaged", message: /checksum/ });
});

for (const [what, kind, fetchIt] of /** @type {[string, string, typeof fetch][]} */ ([
  ["is missing", "asset-missing", async () => new Response(null, { status: 404 })],
  ["is cut short", "asset-damaged", network([CONTENT.subarray(1)])],
  ["is too long", "asset-damaged", network([CONTENT, CONTENT])],
  ["is empty", "asset-damaged", network([])],
  ["breaks off", "network", network([CONTENT.subarray(0, 9)], { breaks: true })],
])) {
  test(`Of a file that ${what} the stream breaks, and the fault is told beside it.`, async () => {
    const { stream, checked } = streamFrom(fetchIt);
    await assert.rejects(all(stream));
    await assert.rejects(checked, { name: "Fault", kind });
  });
}
