import type { Asset, Fetch } from "../shared/assets.ts";
import { isIntact } from "../shared/assets.ts";
import { errorText, Fault } from "../shared/fault.ts";
import { Files } from "../shared/files.ts";
import type { CatalogueText } from "../shared/protocol.ts";
import type { CheckedCopies, SaveProgress } from "../shared/service_worker_messages.ts";

/** A version of the site: all of its files, with addresses relative to the site's. */
export type Build = { version: string; files: Asset[] };

const PARALLEL_TASKS = 3;
const PAGE = "index.html";
/** File names with a hash, whose content never changes. */
const HASHED = /-[0-9a-f]{8}\.\w+$/;

/** Content types by file extension, as the host's own may be wrong. */
const CONTENT_TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
  webmanifest: "application/manifest+json",
};

/**
 * Copies of a site's files in the browser's cache storage, each checked by its hash, for use without a
 * network. Every build has a cache of its own, so that files of two builds never mix.
 */
export class Copies {
  #assets: Map<string, Asset>;

  private readonly files: Files;
  private readonly freshFiles: Files;

  /** @param base the address of the site, ending with / */
  constructor(
    private readonly build: Build,
    private readonly base: string,
    fetchIt: Fetch,
    private readonly caches: CacheStorage,
  ) {
    this.files = new Files(fetchIt);
    this.freshFiles = new Files(fetchIt, true);
    this.#assets = new Map(
      build.files.map((asset) => [base + asset.url, { ...asset, url: base + asset.url }]),
    );
  }

  /** The prefix of the names of this site's caches: other sites on the host may have caches, too. */
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
   * Save all files that are missing; those that an earlier build had under the same name are copied.
   * Rejects with a Fault; the files that have arrived until then stay.
   */
  async fill(report: (progress: SaveProgress) => void = () => {}) {
    const cache = await this.#cache();
    let bytes = 0;
    await forEach([...this.#assets.values()], async (asset) => {
      if (!(await this.#findOrReuse(cache, asset))) await this.#save(cache, asset);
      bytes += asset.bytes;
      report({ bytes, total: this.total });
    });
  }

  /** Verify every copy, and fetch those that are missing or damaged. */
  async check(): Promise<CheckedCopies> {
    const cache = await this.#cache();
    const wrong: string[] = [];
    let fault: CatalogueText | null = null;
    await forEach([...this.#assets.values()], async (asset) => {
      if (await isCopy(await cache.match(asset.url), asset)) return;
      await this.#save(cache, asset).catch((thrown) => {
        wrong.push(this.#nameOf(asset));
        fault ??= Fault.from(thrown).text;
      });
    });
    const { version, files } = this.build;
    return { version, total: this.total, files: files.length, wrong: wrong.sort(), fault };
  }

  /**
   * The copy of a file, of this build or of another one whose page may still be open. It is not verified:
   * for scripts of ours, which verify what they fetch.
   */
  async find(url: string) {
    const cache = await this.#cache();
    const found = this.#assets.has(url) ? await cache.match(url) : undefined;
    return found ?? (await this.#findElsewhere(url));
  }

  /** The verified copy of a file of this build: for files that the browser itself runs or shows. */
  async findIntact(url: string) {
    const asset = this.#assets.get(url);
    const found = asset && (await (await this.#cache()).match(url));
    if (!asset || !found) return undefined;
    const content = new Uint8Array(await found.arrayBuffer());
    return (await isIntact(content, asset)) ? this.#asResponse(content, asset) : undefined;
  }

  /** Fetch a file of this build from the network, verify it, and replace its copy. */
  async renew(url: string) {
    const asset = this.#assets.get(url);
    if (asset === undefined) throw new Fault("asset-missing", errorText("no-such-file"));
    return this.#save(await this.#cache(), asset, this.freshFiles);
  }

  /** Delete the caches of older builds, but not that of a newer one, which may just be filled. */
  async forgetOlder() {
    const names = await this.#builds(); // the oldest first
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

  /** A copy in another build, the newest first: only for names with a hash, whose content is the same. */
  async #findElsewhere(url: string): Promise<Response | undefined> {
    if (!HASHED.test(url)) return undefined;
    const others = (await this.#builds()).filter((name) => name !== this.#name);
    for (const name of others.reverse()) {
      const found = await (await this.caches.open(name)).match(url);
      if (found) return found;
    }
    return undefined;
  }

  /** True if the cache has an intact copy, perhaps one that was just copied from another build. */
  async #findOrReuse(cache: Cache, asset: Asset) {
    if (await isCopy(await cache.match(asset.url), asset)) return true;
    const found = await this.#findElsewhere(asset.url);
    if (found === undefined || !(await isCopy(found.clone(), asset))) return false;
    await cache.put(asset.url, found);
    return true;
  }

  /** Fetch a file and save it. A name without a hash has to bypass the browser's HTTP cache. */
  async #save(
    cache: Cache,
    asset: Asset,
    files: Files = HASHED.test(asset.url) ? this.files : this.freshFiles,
  ): Promise<Response> {
    const name = this.#nameOf(asset);
    const copy = this.#asResponse(await files.download(name, asset), asset);
    await cache.put(asset.url, copy.clone()).catch((thrown) => {
      throw new Fault("storage", errorText("copy-not-stored", { name, error: thrown.name }));
    });
    return copy;
  }

  #asResponse(content: Uint8Array<ArrayBuffer>, { url }: Asset) {
    const type = CONTENT_TYPES[url.slice(url.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    return new Response(content, { headers: { "Content-Type": type } });
  }

  #nameOf(asset: Asset) {
    return asset.url.slice(this.base.length);
  }
}

async function isCopy(found: Response | undefined, asset: Asset) {
  return found !== undefined && isIntact(new Uint8Array(await found.arrayBuffer()), asset);
}

/** Run a task for each item, a few in parallel. Rejects with the first error, once no task is running. */
async function forEach<T>(items: T[], task: (item: T) => Promise<void>) {
  const queue = [...items];
  const runTasks = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await task(next);
  };
  const results = await Promise.allSettled(Array.from({ length: PARALLEL_TASKS }, runTasks));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
