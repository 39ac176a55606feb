import { sha256 } from "@noble/hashes/sha2.js";
import { Fault } from "./fault.js";

/** @typedef {{ url: string, bytes: number, sha256: string }} Asset */
/** @typedef {Record<string, Asset>} Manifest */

/**
 * Fetch one asset and check it, byte count and SHA-256, before anybody uses it.
 *
 * @param {string} name
 * @param {Asset} asset
 * @param {(bytes: number) => void} [onBytes] told of each piece that arrives
 * @param {typeof fetch} [fetchIt]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Fault} `asset-missing`, `asset-damaged` or `network`
 */
export async function download(name, asset, onBytes = () => {}, fetchIt = fetch) {
  const content = await read(name, asset, onBytes, fetchIt);
  if (toHex(await digest(content)) !== asset.sha256) {
    throw damaged(name, "its checksum is wrong");
  }
  return content;
}

/**
 * @param {string} name
 * @param {Asset} asset
 * @param {(bytes: number) => void} onBytes
 * @param {typeof fetch} fetchIt
 */
async function read(name, asset, onBytes, fetchIt) {
  const content = new Uint8Array(asset.bytes);
  let filled = 0;
  try {
    const response = await fetchIt(asset.url);
    if (!response.ok) throw missing(name, response.status);
    if (response.body === null) throw damaged(name, "it is empty");
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > content.length) {
        await reader.cancel();
        throw damaged(name, `it is longer than its ${asset.bytes} bytes`);
      }
      content.set(value, filled);
      filled += value.length;
      onBytes(value.length);
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(
      "network",
      `The file “${name}” could not be loaded: the connection failed. Check the network, then try again.`,
    );
  }
  if (filled < content.length) {
    throw damaged(name, `only ${filled} of its ${content.length} bytes arrived`);
  }
  return content;
}

/** @param {string} name @param {number} status */
function missing(name, status) {
  return new Fault(
    "asset-missing",
    `The file “${name}” is missing on the server (status ${status}). Try again; if that does not ` +
      "help, the site has to be put up anew with all its files.",
  );
}

/** @param {string} name @param {string} how */
function damaged(name, how) {
  return new Fault(
    "asset-damaged",
    `The file “${name}” arrived damaged: ${how}. It was not used. Try again; if that does not ` +
      "help, reload the page, or the site has to be put up anew.",
  );
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
