import { sha256 } from "@noble/hashes/sha2.js";
import { Fault } from "./fault.js";
import { refusedByHost, requestTo } from "./host_policy.js";
import { PATIENCE, unlessStalled } from "./stall.js";

/** @typedef {{ url: string, bytes: number, sha256: string }} Asset */
/** @typedef {Record<string, Asset>} Manifest */
/** @typedef {(url: string, init?: RequestInit) => Promise<Response>} Fetch what of `fetch` is used here */

/**
 * Fetch one asset and check it, byte count and SHA-256, before anybody uses it.
 *
 * @param {string} name
 * @param {Asset} asset
 * @param {(bytes: number) => void} [onBytes] told of each piece that arrives
 * @param {Fetch} [fetchIt]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Fault} `asset-missing`, `asset-damaged` or `network`
 */
export function download(name, asset, onBytes = () => {}, fetchIt = fetch) {
  return whole(downloadStream(name, asset, onBytes, fetchIt));
}

/**
 * All that a stream brings, once it is checked. Rejects with the Fault.
 * @param {{ stream: ReadableStream<Uint8Array<ArrayBuffer>>, checked: Promise<void> }} arriving
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export function whole({ stream, checked }) {
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
 *
 * @param {string} name
 * @param {Asset} asset
 * @param {(bytes: number) => void} [onBytes]
 * @param {Fetch} [fetchIt]
 * @returns {{ stream: ReadableStream<Uint8Array<ArrayBuffer>>, checked: Promise<void> }}
 */
export function downloadStream(name, asset, onBytes = () => {}, fetchIt = fetch) {
  const content = new Uint8Array(asset.bytes);
  const arriving = pieces(name, asset, onBytes, fetchIt);
  let filled = 0;
  const { promise: checked, resolve, reject } = withResolvers();
  checked.catch(() => {}); // told by who waits for it
  /** Brings the next piece, once it may be given out. */
  const next = async () => {
    try {
      const { done, value } = await arriving.next();
      if (done) throw damaged(name, "it is empty");
      content.set(value, filled);
      filled += value.length;
      if (filled === asset.bytes) {
        await arriving.next(); // nothing may follow
        if (!(await isIntact(content, asset))) throw damaged(name, "its checksum is wrong");
        resolve();
      }
      return value;
    } catch (thrown) {
      reject(thrown);
      throw thrown;
    }
  };
  /** @type {Promise<unknown>} */
  let underWay = Promise.resolve();
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
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(reason: unknown) => void} */
  let reject = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  return { promise, resolve, reject };
}

/**
 * What arrives, piece by piece: as many bytes as there should be, or a Fault.
 * @param {string} name
 * @param {Asset} asset
 * @param {(bytes: number) => void} onBytes
 * @param {Fetch} fetchIt
 */
async function* pieces(name, asset, onBytes, fetchIt) {
  let arrived = 0;
  const giveUp = new AbortController();
  /** @template T @param {Promise<T>} awaited */
  const soon = (awaited) => unlessStalled(awaited, () => stalled(name));
  try {
    const response = await soon(fetchIt(asset.url, { signal: giveUp.signal }));
    if (!response.ok) throw missing(name, response.status);
    if (response.body === null) throw damaged(name, "it is empty");
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await soon(reader.read());
      if (done) break;
      arrived += value.length;
      if (arrived > asset.bytes) {
        await reader.cancel();
        throw damaged(name, `it is longer than its ${asset.bytes} bytes`);
      }
      onBytes(value.length);
      yield value;
    }
  } catch (error) {
    giveUp.abort(); // else the browser would let a second request wait for this one
    if (error instanceof Fault) throw error;
    const refused = await refusedByHost(requestTo(asset.url));
    if (refused) throw refused;
    throw new Fault(
      "network",
      `The file “${name}” could not be loaded: the connection failed. Check the network, then try again.`,
    );
  }
  if (arrived < asset.bytes) {
    throw damaged(name, `only ${arrived} of its ${asset.bytes} bytes arrived`);
  }
}

/** @param {string} name @param {number} status */
function missing(name, status) {
  return new Fault(
    "asset-missing",
    `The file “${name}” is missing (status ${status}). Try again; if that does not help, have all ` +
      "files of the page copied anew from where it came from.",
  );
}

/** @param {string} name */
function stalled(name) {
  return new Fault(
    "network",
    `The file “${name}” could not be loaded: the connection stalls, and nothing has arrived for ` +
      `${PATIENCE} seconds. Check the network, then try again.`,
  );
}

/** @param {string} name @param {string} how */
function damaged(name, how) {
  return new Fault(
    "asset-damaged",
    `The file “${name}” arrived damaged: ${how}. It was not used. Try again; if that does not ` +
      "help, reload the page, or have it copied anew from where it came from.",
  );
}

/** Whether it is that file, whole and unaltered. @param {Uint8Array<ArrayBuffer>} content @param {Asset} asset */
export async function isIntact(content, asset) {
  return content.length === asset.bytes && toHex(await digest(content)) === asset.sha256;
}

/** @param {Uint8Array<ArrayBuffer>} content */
async function digest(content) {
  const subtle = globalThis.crypto?.subtle; // only where the page is a secure context
  if (!subtle) return sha256(content);
  return new Uint8Array(await subtle.digest("SHA-256", content));
}

/** @param {Uint8Array} bytes */
function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
