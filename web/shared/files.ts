import type { Asset, Fetch } from "./assets.ts";
import { download, downloadStream } from "./assets.ts";

/**
 * Downloads the app's files. After one has arrived damaged, the browser's HTTP cache is bypassed, as its
 * copy may be the damaged one.
 */
export class Files {
  private readonly fetchIt: Fetch;

  /** @param bypassCache true to bypass the HTTP cache from the beginning */
  constructor(
    fetchIt: Fetch,
    public bypassCache: boolean = false,
  ) {
    this.fetchIt = (url, init) =>
      fetchIt(url, this.bypassCache ? { ...init, cache: "reload" } : init);
  }

  /** Like `download`. */
  download(name: string, asset: Asset, onBytes?: (bytes: number) => void) {
    const content = download(name, asset, onBytes, this.fetchIt);
    this.#watch(content);
    return content;
  }

  /** Like `downloadStream`. */
  stream(name: string, asset: Asset, onBytes?: (bytes: number) => void) {
    const arriving = downloadStream(name, asset, onBytes, this.fetchIt);
    this.#watch(arriving.checked);
    return arriving;
  }

  #watch(arriving: Promise<unknown>) {
    arriving.catch((fault) => {
      this.bypassCache ||= fault.kind === "asset-damaged";
    });
  }
}

/** The page's answer to a worker's message with an address: base64, or null where there is no such file. */
export type EmbeddedFile = { url: string; text: string | null };

/** Fetch files from a page that embeds them, through a port to it. */
export function fetchThrough(port: MessagePort): Fetch {
  const waiting: Map<string, (text: string | null) => void> = new Map();
  port.onmessage = ({ data: { url, text } }: MessageEvent<EmbeddedFile>) => {
    waiting.get(url)?.(text);
    waiting.delete(url);
  };
  return async (url) => {
    const text: string | null = await new Promise((resolve) => {
      waiting.set(url, resolve);
      port.postMessage(url);
    });
    return responseOf(text);
  };
}

/**
 * The response of a server with this file.
 * @param text base64; null: there is no such file
 */
export function responseOf(text: string | null) {
  if (text === null) return new Response(null, { status: 404 });
  const content = fromBase64(text);
  return content === null ? new Response("not base64") : new Response(content);
}

/** A typed name for what only newer browsers have. */
type WithFromBase64 = { fromBase64(text: string): Uint8Array<ArrayBuffer> };

/** Decode base64; null where the text is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    if ("fromBase64" in Uint8Array)
      return (Uint8Array as unknown as WithFromBase64).fromBase64(text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)); // older browsers
  } catch {
    return null;
  }
}
