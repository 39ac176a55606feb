import { isIntact } from "../shared/assets.js";
import { Fault, wordsOf } from "../shared/fault.js";
import { Files } from "../shared/files.js";

/** @typedef {import("../shared/assets.js").Asset} Asset */
/** @typedef {import("../shared/assets.js").Fetch} Fetch */
/** @typedef {{ version: string, files: Asset[] }} Build what the build wrote: every file of the site, by its address below `base` */
/** @typedef {{ bytes: number, total: number }} Saved how much of a build is there */
/** @typedef {{ version: string, total: number, files: number, wrong: string[], fault: string }} Found `wrong`: the files that are not there, or damaged, and `fault` why they could not be fetched */

const AT_ONCE = 3;
const PAGE = "index.html";
/** What a name looks like whose content never changes. */
const HASHED = /-[0-9a-f]{8}\.\w+$/;

/** How a browser is told what a file is, whatever its host believes. @type {Record<string, string>} */
const TYPES = {
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
  /** @type {Map<string, Asset>} */
  #assets;

  /**
   * @param {Build} build
   * @param {string} base the address of the site, ending with /
   * @param {Fetch} fetchIt
   * @param {CacheStorage} caches
   */
  constructor(build, base, fetchIt, caches) {
    this.build = build;
    this.base = base;
    this.files = new Files(fetchIt);
    this.filesAnew = new Files(fetchIt, true);
    this.caches = caches;
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
   * @param {(saved: Saved) => void} [report]
   */
  async fill(report = () => {}) {
    const cache = await this.#cache();
    let bytes = 0;
    await forEach([...this.#assets.values()], async (asset) => {
      if (!(await this.#isThere(cache, asset))) await this.#take(cache, asset);
      bytes += asset.bytes;
      report({ bytes, total: this.total });
    });
  }

  /** Look at every file, and fetch what is not there or damaged. @returns {Promise<Found>} */
  async check() {
    const cache = await this.#cache();
    /** @type {string[]} */
    const wrong = [];
    let fault = "";
    await forEach([...this.#assets.values()], async (asset) => {
      if (await isCopy(await cache.match(asset.url), asset)) return;
      await this.#take(cache, asset).catch((thrown) => {
        wrong.push(this.#nameOf(asset));
        fault ||= wordsOf(thrown);
      });
    });
    const { version, files } = this.build;
    return { version, total: this.total, files: files.length, wrong: wrong.sort(), fault };
  }

  /**
   * The copy of a file, of this build or another one that may still be open, as it is in the cache: for
   * readers that check its hash themselves.
   * @param {string} url
   */
  async find(url) {
    const cache = await this.#cache();
    const found = this.#assets.has(url) ? await cache.match(url) : undefined;
    return found ?? (await this.#findElsewhere(url));
  }

  /** The copy of a file of this build, where it is intact: for what the browser itself runs or shows. @param {string} url */
  async findIntact(url) {
    const asset = this.#assets.get(url);
    const found = asset && (await (await this.#cache()).match(url));
    if (!asset || !found) return undefined;
    const content = new Uint8Array(await found.arrayBuffer());
    return (await isIntact(content, asset)) ? this.#asResponse(content, asset) : undefined;
  }

  /** A file of the build from the network, checked, which takes the place of its copy. @param {string} url */
  async renew(url) {
    const asset = this.#assets.get(url);
    if (asset === undefined) throw new Fault("asset-missing", "There is no such file.");
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

  /** In another build, the newest first, where it is the same whenever it has this name. @param {string} url @returns {Promise<Response | undefined>} */
  async #findElsewhere(url) {
    if (!HASHED.test(url)) return undefined;
    const others = (await this.#builds()).filter((name) => name !== this.#name);
    for (const name of others.reverse()) {
      const found = await (await this.caches.open(name)).match(url);
      if (found) return found;
    }
    return undefined;
  }

  /** @param {Cache} cache @param {Asset} asset */
  async #isThere(cache, asset) {
    if (await isCopy(await cache.match(asset.url), asset)) return true;
    const found = await this.#findElsewhere(asset.url);
    if (found === undefined || !(await isCopy(found.clone(), asset))) return false;
    await cache.put(asset.url, found);
    return true;
  }

  /**
   * Fetch a file and keep it. A name without a hash has to be asked for past the browser's HTTP cache.
   * @param {Cache} cache @param {Asset} asset
   * @param {Files} [files]
   * @returns {Promise<Response>}
   */
  async #take(cache, asset, files = HASHED.test(asset.url) ? this.files : this.filesAnew) {
    const name = this.#nameOf(asset);
    const copy = this.#asResponse(await files.download(name, asset), asset);
    await cache.put(asset.url, copy.clone()).catch((thrown) => {
      throw new Fault("storage", `The browser did not take a copy of “${name}” (${thrown.name}).`);
    });
    return copy;
  }

  /** @param {Uint8Array<ArrayBuffer>} content @param {Asset} asset */
  #asResponse(content, { url }) {
    const type = TYPES[url.slice(url.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    return new Response(content, { headers: { "Content-Type": type } });
  }

  /** @param {Asset} asset */
  #nameOf(asset) {
    return asset.url.slice(this.base.length);
  }
}

/** @param {Response | undefined} found @param {Asset} asset */
async function isCopy(found, asset) {
  return found !== undefined && isIntact(new Uint8Array(await found.arrayBuffer()), asset);
}

/**
 * A few at a time. Rejects with the first fault, when all that was begun has ended.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => Promise<void>} work
 */
async function forEach(things, work) {
  const left = [...things];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
  for (const each of done) if (each.status === "rejected") throw each.reason;
}
