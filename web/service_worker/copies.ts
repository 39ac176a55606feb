import type { Asset, Fetch } from "../shared/assets.ts";
import { isIntact } from "../shared/assets.ts";
import { errorText, Fault } from "../shared/fault.ts";
import { Files } from "../shared/files.ts";
import type { CatalogueText } from "../shared/protocol.ts";

/** what the build wrote: every file of the site, by its address below `base` */
export type Build = { version: string; files: Asset[] };

/** how much of a build is there */
export type Saved = { bytes: number; total: number };

/** `wrong`: the files that are not there, or damaged, and `fault` why they could not be fetched */
export type Found = {
  version: string;
  total: number;
  files: number;
  wrong: string[];
  fault: CatalogueText | null;
};

const AT_ONCE = 3;
const PAGE = "index.html";
/** What a name looks like whose content never changes. */
const HASHED = /-[0-9a-f]{8}\.\w+$/;

/** How a browser is told what a file is, whatever its host believes. */
const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
  webmanifest: "application/manifest+json",
};

/**
 * The browser's copies of a site's files, each checked by its hash, for when there is no network. Every
 * build has a cache of its own, so that none is ever half of one and half of another.
 */
export class Copies {
  #assets: Map<string, Asset>;

  private readonly files: Files;
  private readonly filesAnew: Files;

  /** @param base the address of the site, ending with / */
  constructor(
    private readonly build: Build,
    private readonly base: string,
    fetchIt: Fetch,
    private readonly caches: CacheStorage,
  ) {
    this.files = new Files(fetchIt);
    this.filesAnew = new Files(fetchIt, true);
    this.#assets = new Map(
      build.files.map((asset) => [base + asset.url, { ...asset, url: base + asset.url }]),
    );
  }

  /** What caches of this site are called; others of the same host may have copies of their own. */
  get #prefix() {
    return `pynn ${this.base} `;
  }

  /** The address of the page. */
  get page() {
    return this.base + PAGE;
  }

  get total() {
    return this.build.files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * Fetch and keep whatever is not there yet; what an earlier build had under the same name is taken over.
   * Rejects with a Fault; what has arrived until then stays.
   */
  async fill(report: (saved: Saved) => void = () => {}) {
    const cache = await this.#cache();
    let bytes = 0;
    await forEach([...this.#assets.values()], async (asset) => {
      if (!(await this.#isThere(cache, asset))) await this.#take(cache, asset);
      bytes += asset.bytes;
      report({ bytes, total: this.total });
    });
  }

  /** Look at every file, and fetch what is not there or damaged. */
  async check(): Promise<Found> {
    const cache = await this.#cache();
    const wrong: string[] = [];
    let fault: CatalogueText | null = null;
    await forEach([...this.#assets.values()], async (asset) => {
      if (await isCopy(await cache.match(asset.url), asset)) return;
      await this.#take(cache, asset).catch((thrown) => {
        wrong.push(this.#nameOf(asset));
        fault ??= Fault.from(thrown).text;
      });
    });
    const { version, files } = this.build;
    return { version, total: this.total, files: files.length, wrong: wrong.sort(), fault };
  }

  /**
   * The copy of a file, of this build or another one that may still be open, as it is in the cache: for
   * readers that check its hash themselves.
   */
  async find(url: string) {
    const cache = await this.#cache();
    const found = this.#assets.has(url) ? await cache.match(url) : undefined;
    return found ?? (await this.#findElsewhere(url));
  }

  /** The copy of a file of this build, where it is intact: for what the browser itself runs or shows. */
  async findIntact(url: string) {
    const asset = this.#assets.get(url);
    const found = asset && (await (await this.#cache()).match(url));
    if (!asset || !found) return undefined;
    const content = new Uint8Array(await found.arrayBuffer());
    return (await isIntact(content, asset)) ? this.#asResponse(content, asset) : undefined;
  }

  /** A file of the build from the network, checked, which takes the place of its copy. */
  async renew(url: string) {
    const asset = this.#assets.get(url);
    if (asset === undefined) throw new Fault("asset-missing", errorText("no-such-file"));
    return this.#take(await this.#cache(), asset, this.filesAnew);
  }

  /** Drop what older builds have left; a newer one may be on its way. */
  async forgetOlder() {
    const names = await this.#builds(); // in the order of their arrival
    const older = names.slice(0, names.indexOf(this.#name));
    await Promise.all(older.map((name) => this.caches.delete(name)));
  }

  get #name() {
    return this.#prefix + this.build.version;
  }

  #cache() {
    return this.caches.open(this.#name);
  }

  async #builds() {
    return (await this.caches.keys()).filter((name) => name.startsWith(this.#prefix));
  }

  /** In another build, the newest first, where it is the same whenever it has this name. */
  async #findElsewhere(url: string): Promise<Response | undefined> {
    if (!HASHED.test(url)) return undefined;
    const others = (await this.#builds()).filter((name) => name !== this.#name);
    for (const name of others.reverse()) {
      const found = await (await this.caches.open(name)).match(url);
      if (found) return found;
    }
    return undefined;
  }

  async #isThere(cache: Cache, asset: Asset) {
    if (await isCopy(await cache.match(asset.url), asset)) return true;
    const found = await this.#findElsewhere(asset.url);
    if (found === undefined || !(await isCopy(found.clone(), asset))) return false;
    await cache.put(asset.url, found);
    return true;
  }

  /** Fetch a file and keep it. A name without a hash has to be asked for past the browser's HTTP cache. */
  async #take(
    cache: Cache,
    asset: Asset,
    files: Files = HASHED.test(asset.url) ? this.files : this.filesAnew,
  ): Promise<Response> {
    const name = this.#nameOf(asset);
    const copy = this.#asResponse(await files.download(name, asset), asset);
    await cache.put(asset.url, copy.clone()).catch((thrown) => {
      throw new Fault("storage", errorText("copy-not-stored", { name, error: thrown.name }));
    });
    return copy;
  }

  #asResponse(content: Uint8Array<ArrayBuffer>, { url }: Asset) {
    const type = TYPES[url.slice(url.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    return new Response(content, { headers: { "Content-Type": type } });
  }

  #nameOf(asset: Asset) {
    return asset.url.slice(this.base.length);
  }
}

async function isCopy(found: Response | undefined, asset: Asset) {
  return found !== undefined && isIntact(new Uint8Array(await found.arrayBuffer()), asset);
}

/** A few at a time. Rejects with the first fault, when all that was begun has ended. */
async function forEach<T>(things: T[], work: (thing: T) => Promise<void>) {
  const left = [...things];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
  for (const each of done) if (each.status === "rejected") throw each.reason;
}
