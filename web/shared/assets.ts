import { sha256 } from "@noble/hashes/sha2.js";
import { errorText, Fault, isFault } from "./fault.ts";
import { refusedByHost, requestTo } from "./host_policy.ts";
import type { TextValues } from "./protocol.ts";

const TICK_MS = 1000;
/** After this many seconds without a byte, a download is given up. */
const STALL_SECONDS = 15;

export type Asset = { url: string; bytes: number; sha256: string };

export type Manifest = Record<string, Asset>;

/** The part of `fetch` that is used here. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * Fetch one asset and check its byte count and SHA-256.
 * @param onBytes called with the size of each chunk
 * @throws {Fault} `asset-missing`, `asset-damaged` or `network`
 */
export function download(
  name: string,
  asset: Asset,
  onBytes: (bytes: number) => void = () => {},
  fetchIt: Fetch = fetch,
): Promise<Uint8Array<ArrayBuffer>> {
  return readAll(downloadStream(name, asset, onBytes, fetchIt));
}

/** The whole content of a stream, once it has been checked. Rejects with the Fault. */
export function readAll({
  stream,
  checked,
}: {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  checked: Promise<void>;
}): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Response(stream).arrayBuffer();
  content.catch(() => {}); // where it breaks, `checked` rejects with the reason
  const all = checked.then(async () => new Uint8Array(await content));
  all.catch(() => {}); // reported where it is awaited
  return all;
}

/**
 * The same as a stream, so that its beginning can be processed while the rest arrives. The last chunk is
 * held back until all of it has been checked; where it is damaged the stream breaks, and `checked` rejects
 * with the Fault, which would be lost on the way through other streams. Where the reader cancels, the
 * download is still read to its end, so that `checked` always settles.
 */
export function downloadStream(
  name: string,
  asset: Asset,
  onBytes: (bytes: number) => void = () => {},
  fetchIt: Fetch = fetch,
): { stream: ReadableStream<Uint8Array<ArrayBuffer>>; checked: Promise<void> } {
  const content = new Uint8Array(asset.bytes);
  const arriving = chunks(name, asset, onBytes, fetchIt);
  let filled = 0;
  const { promise: checked, resolve, reject } = withResolvers();
  checked.catch(() => {}); // reported where it is awaited
  /** The next chunk, once it may be passed on. */
  const next = async () => {
    try {
      const { done, value } = await arriving.next();
      if (done) throw damaged(name, "empty");
      content.set(value, filled);
      filled += value.length;
      if (filled === asset.bytes) {
        await arriving.next(); // nothing may follow
        if (!(await isIntact(content, asset))) throw damaged(name, "checksum");
        resolve();
      }
      return value;
    } catch (thrown) {
      reject(thrown);
      throw thrown;
    }
  };
  let current: Promise<unknown> = Promise.resolve();
  const stream = new ReadableStream({
    async pull(controller) {
      current = next();
      controller.enqueue(await current);
      if (filled === asset.bytes) controller.close();
    },
    async cancel() {
      // decompression has failed: only the checksum shows if the file is damaged
      await current.catch(() => {});
      while (filled < asset.bytes) await next();
    },
  });
  return { stream, checked };
}

/** `Promise.withResolvers`, which older browsers lack. */
function withResolvers() {
  let resolve: () => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise: Promise<void> = new Promise((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  return { promise, resolve, reject };
}

/** The chunks of a download: exactly `asset.bytes` bytes, or a Fault. */
async function* chunks(
  name: string,
  asset: Asset,
  onBytes: (bytes: number) => void,
  fetchIt: Fetch,
) {
  let arrived = 0;
  const abort = new AbortController();
  const inTime = <T>(promise: Promise<T>) => unlessStalled(promise, () => stalled(name));
  try {
    const response = await inTime(fetchIt(asset.url, { signal: abort.signal }));
    if (!response.ok) throw missing(name, response.status);
    if (response.body === null) throw damaged(name, "empty");
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await inTime(reader.read());
      if (done) break;
      arrived += value.length;
      if (arrived > asset.bytes) {
        await reader.cancel();
        throw damaged(name, "too-long", { bytes: asset.bytes });
      }
      onBytes(value.length);
      yield value;
    }
  } catch (error) {
    abort.abort(); // else the browser would make a second request wait for this one
    if (isFault(error)) throw error;
    const refused = await refusedByHost(requestTo(asset.url));
    if (refused) throw refused;
    throw new Fault("network", errorText("connection-failed", { name }));
  }
  if (arrived < asset.bytes) {
    throw damaged(name, "too-short", { arrived, bytes: asset.bytes });
  }
}

function missing(name: string, status: number) {
  return new Fault("asset-missing", errorText("file-missing", { name, status }));
}

function stalled(name: string) {
  return new Fault("network", errorText("connection-stalled", { name, seconds: STALL_SECONDS }));
}

/** @param how the rest of the id of a text `damage-…` */
function damaged(name: string, how: string, values: TextValues = {}) {
  const damage = { id: `damage-${how}`, values };
  return new Fault("asset-damaged", errorText("file-damaged", { name, how: damage }));
}

/** True if the content has the size and checksum of this asset. */
export async function isIntact(content: Uint8Array<ArrayBuffer>, asset: Asset) {
  return content.length === asset.bytes && toHex(await digest(content)) === asset.sha256;
}

async function digest(content: Uint8Array<ArrayBuffer>) {
  const subtle = globalThis.crypto?.subtle; // only where the page is a secure context
  if (!subtle) return sha256(content);
  return new Uint8Array(await subtle.digest("SHA-256", content));
}

function toHex(bytes: Uint8Array) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Rejects if a promise takes too long. It counts ticks and not time: where a worker is busy or its tab
 * asleep, the timer and the promise are late together, and one late tick is no reason to give up.
 *
 * @param stalled makes the error
 */
function unlessStalled<T>(awaited: Promise<T>, stalled: () => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      if (ticks < STALL_SECONDS) return;
      clearInterval(timer);
      reject(stalled());
    }, TICK_MS);
    awaited.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
