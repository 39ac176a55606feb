import { download, downloadStream } from "./assets.js";
import { fromBase64 } from "./base64.js";

/** @typedef {import("./assets.js").Asset} Asset */
/** @typedef {import("./assets.js").Fetch} Fetch */

/**
 * Where the app's files come from. Once one has arrived damaged, the browser's own copies are passed
 * by: they may be what is damaged.
 */
export class Files {
  /** @param {Fetch} fetchIt @param {boolean} [anew] whether the browser's own copies are passed by from the beginning */
  constructor(fetchIt, anew = false) {
    this.anew = anew;
    /** @type {Fetch} */
    this.fetchIt = (url, init) => fetchIt(url, this.anew ? { ...init, cache: "reload" } : init);
  }

  /** As `download`. @param {string} name @param {Asset} asset @param {(bytes: number) => void} [onBytes] */
  download(name, asset, onBytes) {
    const content = download(name, asset, onBytes, this.fetchIt);
    this.#watch(content);
    return content;
  }

  /** As `downloadStream`. @param {string} name @param {Asset} asset @param {(bytes: number) => void} [onBytes] */
  stream(name, asset, onBytes) {
    const arriving = downloadStream(name, asset, onBytes, this.fetchIt);
    this.#watch(arriving.checked);
    return arriving;
  }

  /** @param {Promise<unknown>} arriving */
  #watch(arriving) {
    arriving.catch((fault) => {
      this.anew ||= fault.kind === "asset-damaged";
    });
  }
}

/**
 * Ask the page, which carries its files itself: a message `url` is answered by `{ url, text }`, in base64.
 * @param {MessagePort} port
 * @returns {Fetch}
 */
export function fetchFrom(port) {
  /** @type {Map<string, (text: string) => void>} */
  const waiting = new Map();
  port.onmessage = ({ data: { url, text } }) => {
    waiting.get(url)?.(text);
    waiting.delete(url);
  };
  return async (url) => {
    /** @type {string} */
    const text = await new Promise((resolve) => {
      waiting.set(url, resolve);
      port.postMessage(url);
    });
    return asResponse(text);
  };
}

/** What a server would answer. @param {string | null} text base64; null: there is no such file */
export function asResponse(text) {
  if (text === null) return new Response(null, { status: 404 });
  const content = fromBase64(text);
  return content === null ? new Response("not base64") : new Response(content);
}
