import type { Asset, Fetch } from "./assets.ts";
import { download, downloadStream } from "./assets.ts";
import { fromBase64 } from "./base64.ts";

/**
 * Where the app's files come from. Once one has arrived damaged, the browser's own copies are passed
 * by: they may be what is damaged.
 */
export class Files {
  private readonly fetchIt: Fetch;

  /** @param bypassCache whether the browser's own copies are passed by from the beginning */
  constructor(
    fetchIt: Fetch,
    public bypassCache: boolean = false,
  ) {
    this.fetchIt = (url, init) =>
      fetchIt(url, this.bypassCache ? { ...init, cache: "reload" } : init);
  }

  /** As `download`. */
  download(name: string, asset: Asset, onBytes?: (bytes: number) => void) {
    const content = download(name, asset, onBytes, this.fetchIt);
    this.#watch(content);
    return content;
  }

  /** As `downloadStream`. */
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

/**
 * Ask the page, which carries its files itself: a message `url` is answered by `{ url, text }`, in base64.
 */
export function fetchThrough(port: MessagePort): Fetch {
  const waiting: Map<string, (text: string) => void> = new Map();
  port.onmessage = ({ data: { url, text } }) => {
    waiting.get(url)?.(text);
    waiting.delete(url);
  };
  return async (url) => {
    const text: string = await new Promise((resolve) => {
      waiting.set(url, resolve);
      port.postMessage(url);
    });
    return responseOf(text);
  };
}

/**
 * What a server would answer.
 * @param text base64; null: there is no such file
 */
export function responseOf(text: string | null) {
  if (text === null) return new Response(null, { status: 404 });
  const content = fromBase64(text);
  return content === null ? new Response("not base64") : new Response(content);
}
