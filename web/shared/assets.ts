import { sha256 } from "@noble/hashes/sha2.js";
import { errorText, Fault } from "./fault.ts";
import { refusedByHost, requestTo } from "./host_policy.ts";
import type { TextValues } from "./protocol.ts";
import { STALL_SECONDS, unlessStalled } from "./stall.ts";

export type Asset = { url: string; bytes: number; sha256: string };

export type Manifest = Record<string, Asset>;

/** what of `fetch` is used here */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * Fetch one asset and check it, byte count and SHA-256, before anybody uses it.
 * @param onBytes told of each piece that arrives
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

/** All that a stream brings, once it is checked. Rejects with the Fault. */
export function readAll({
  stream,
  checked,
}: {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  checked: Promise<void>;
}): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Response(stream).arrayBuffer();
  content.catch(() => {}); // where it breaks, `checked` says why
  const all = checked.then(async () => new Uint8Array(await content));
  all.catch(() => {}); // told by who waits for it
  return all;
}

/**
 * The same as a stream, so that what comes first can be worked on while the rest is on its way. Its
 * end is held back until all of it has been checked; where it is damaged the stream breaks instead,
 * and `checked` rejects with the Fault, which is lost on the way through other streams. Where the
 * reader gives up it is still read to its end, so that `checked` is always told.
 */
export function downloadStream(
  name: string,
  asset: Asset,
  onBytes: (bytes: number) => void = () => {},
  fetchIt: Fetch = fetch,
): { stream: ReadableStream<Uint8Array<ArrayBuffer>>; checked: Promise<void> } {
  const content = new Uint8Array(asset.bytes);
  const arriving = pieces(name, asset, onBytes, fetchIt);
  let filled = 0;
  const { promise: checked, resolve, reject } = withResolvers();
  checked.catch(() => {}); // told by who waits for it
  /** Brings the next piece, once it may be given out. */
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
  let underWay: Promise<unknown> = Promise.resolve();
  const stream = new ReadableStream({
    async pull(controller) {
      underWay = next();
      controller.enqueue(await underWay);
      if (filled === asset.bytes) controller.close();
    },
    async cancel() {
      // what unpacks it cannot make sense of it: only its end tells whether it is the file's fault
      await underWay.catch(() => {});
      while (filled < asset.bytes) await next();
    },
  });
  return { stream, checked };
}

/** `Promise.withResolvers`, which is younger than some browsers. */
function withResolvers() {
  let resolve: () => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise: Promise<void> = new Promise((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  return { promise, resolve, reject };
}

/** What arrives, piece by piece: as many bytes as there should be, or a Fault. */
async function* pieces(
  name: string,
  asset: Asset,
  onBytes: (bytes: number) => void,
  fetchIt: Fetch,
) {
  let arrived = 0;
  const giveUp = new AbortController();
  const soon = <T>(awaited: Promise<T>) => unlessStalled(awaited, () => stalled(name));
  try {
    const response = await soon(fetchIt(asset.url, { signal: giveUp.signal }));
    if (!response.ok) throw missing(name, response.status);
    if (response.body === null) throw damaged(name, "empty");
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await soon(reader.read());
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
    giveUp.abort(); // else the browser would let a second request wait for this one
    if (error instanceof Fault) throw error;
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

/** Whether it is that file, whole and unaltered. */
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
