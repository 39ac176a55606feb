import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { say } from "../../web/page/language/text.ts";
import type { Build } from "../../web/service_worker/copies.ts";
import { Copies } from "../../web/service_worker/copies.ts";
import type { Fetch } from "../../web/shared/assets.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { faultSaying } from "./faults.ts";

const BASE = "https://school.test/pynn/";

/** The part of a browser's cache storage that is used. */
class FakeCaches {
  all: Map<string, Map<string, Uint8Array<ArrayBuffer>>> = new Map();
  full = false;

  async open(name: string): Promise<Pick<Cache, "match" | "put">> {
    const entries = this.all.get(name) ?? new Map();
    this.all.set(name, entries);
    return {
      match: async (url: string) => {
        const found = entries.get(url);
        return found && new Response(found);
      },
      put: async (url: string, response: Response) => {
        if (this.full) throw new DOMException("no room", "QuotaExceededError");
        entries.set(url, new Uint8Array(await response.arrayBuffer()));
      },
    };
  }

  async keys() {
    return [...this.all.keys()];
  }

  async delete(name: string) {
    return this.all.delete(name);
  }
}

/** A host that has files, and knows what it was asked for. */
class Host {
  asked: string[] = [];

  /** @param files by their names */
  constructor(public files: Record<string, string>) {}

  fetch: Fetch = async (url, init) => {
    const name = url.slice(BASE.length);
    this.asked.push(init?.cache ? `${name} (${init.cache})` : name);
    return name in this.files ? new Response(this.files[name]) : new Response("", { status: 404 });
  };

  build(version: string): Build {
    const files = Object.entries(this.files).map(([url, content]) => ({
      url,
      bytes: Buffer.byteLength(content),
      sha256: createHash("sha256").update(content).digest("hex"),
    }));
    return { version, files };
  }
}

const OLD = {
  "index.html": "the old page",
  "assets/a-00000001.js": "one",
  "assets/b-00000002.bin": "two",
};
const NEW = {
  "index.html": "the new page",
  "assets/a-00000001.js": "one",
  "assets/c-00000003.bin": "three",
};

function copiesOf(host: Host, version: string, caches: FakeCaches) {
  const there = caches as unknown as CacheStorage;
  return new Copies(host.build(version), BASE, host.fetch, there);
}

async function filled() {
  const caches = new FakeCaches();
  const host = new Host(OLD);
  const copies = copiesOf(host, "1", caches);
  await copies.fill();
  return { caches, host, copies };
}

async function found(copies: Copies, name: string) {
  return (await copies.find(BASE + name))?.text();
}

test("A build is saved whole, and what has no hash in its name past the browser's cache.", async () => {
  const { host, copies } = await filled();
  assert.deepEqual(host.asked.sort(), [
    "assets/a-00000001.js",
    "assets/b-00000002.bin",
    "index.html (reload)",
  ]);
  for (const [name, content] of Object.entries(OLD))
    assert.equal(await found(copies, name), content);
});

test("What is altered in the cache is not taken for a copy, nor is what was never of the build.", async () => {
  const { caches, host, copies } = await filled();
  const cache = await caches.open(at(await caches.keys(), 0));
  const page = `${BASE}index.html`;
  const intact = await copies.findIntact(page);
  assert.equal(intact?.headers.get("Content-Type"), "text/html; charset=utf-8");
  assert.equal(await intact?.text(), "the old page");
  await cache.put(page, new Response("an ill page!"));
  assert.equal(await copies.findIntact(page), undefined);
  await copies.renew(page);
  assert.equal(await (await copies.findIntact(page))?.text(), "the old page");
  for (const added of [`${BASE}added.html`, `${BASE}assets/added-00000009.js`]) {
    await cache.put(added, new Response("an ill page!"));
    assert.equal(await copies.findIntact(added), undefined);
  }
  assert.equal(await copies.find(`${BASE}added.html`), undefined);
  assert.equal(host.asked.length, 4);
});

test("The progress of saving is reported in bytes.", async () => {
  const copies = copiesOf(new Host(OLD), "1", new FakeCaches());
  const shares: number[] = [];
  await copies.fill(({ bytes, total }) => shares.push(bytes / total));
  assert.equal(shares.length, 3);
  assert.equal(shares.at(-1), 1);
});

test("A newer build fetches only what is new, and leaves the older one as it is.", async () => {
  const { caches, copies: older } = await filled();
  const host = new Host(NEW);
  const newer = copiesOf(host, "2", caches);
  await newer.fill();
  assert.deepEqual(host.asked.sort(), ["assets/c-00000003.bin", "index.html (reload)"]);
  assert.equal(await found(older, "index.html"), "the old page");
  assert.equal(await found(newer, "index.html"), "the new page");
});

test("A page of an older build still gets its files from a newer one's worker, but no page.", async () => {
  const { caches } = await filled();
  const newer = copiesOf(new Host(NEW), "2", caches);
  assert.equal(await found(newer, "assets/b-00000002.bin"), "two");
  assert.equal(await found(newer, "index.html"), undefined);
});

test("A build forgets older ones, and not one that is on its way.", async () => {
  const { caches, copies: older } = await filled();
  const newer = copiesOf(new Host(NEW), "2", caches);
  await newer.fill();
  await older.forgetOlder();
  assert.equal(await found(newer, "index.html"), "the new page");
  await newer.forgetOlder();
  assert.equal((await caches.keys()).length, 1);
  assert.equal(await found(older, "index.html"), undefined);
});

test("Another site of the same host keeps its copies.", async () => {
  const { caches, copies } = await filled();
  await caches.open("pynn https://school.test/other/ 1");
  await caches.open("somebody else's");
  await copies.forgetOlder();
  assert.equal((await caches.keys()).length, 3);
});

test("A file that the host lacks ends the saving with its reason, and what has arrived stays.", async () => {
  const caches = new FakeCaches();
  const host = new Host(OLD);
  const copies = copiesOf(host, "1", caches);
  host.files = { ...OLD };
  delete host.files["assets/b-00000002.bin"];
  await assert.rejects(copies.fill(), { kind: "asset-missing" });
  host.files = OLD;
  host.asked = [];
  await copies.fill();
  assert.deepEqual(host.asked, ["assets/b-00000002.bin"]);
});

test("A file that is not the build's is not saved.", async () => {
  const host = new Host(OLD);
  const copies = copiesOf(host, "1", new FakeCaches());
  host.files = { ...OLD, "assets/a-00000001.js": "eno" };
  await assert.rejects(copies.fill(), { kind: "asset-damaged" });
  assert.equal(await found(copies, "assets/a-00000001.js"), undefined);
});

test("A browser without space is reported.", async () => {
  const caches = new FakeCaches();
  caches.full = true;
  await assert.rejects(
    copiesOf(new Host(OLD), "1", caches).fill(),
    faultSaying("storage", /did not save a copy of “.*” \(QuotaExceededError\)/),
  );
});

for (const [how, harm] of [
  ["gone", (entries, url) => entries.delete(url)],
  ["altered", (entries, url) => entries.set(url, new TextEncoder().encode("eno"))],
  ["cut short", (entries, url) => entries.set(url, new TextEncoder().encode("o"))],
] as [string, (entries: Map<string, Uint8Array<ArrayBuffer>>, url: string) => void][]) {
  test(`A copy that is ${how} is found and mended, or named with the reason.`, async () => {
    const { caches, host, copies } = await filled();
    const [entries] = caches.all.values();
    assert.ok(entries);
    harm(entries, `${BASE}assets/a-00000001.js`);
    host.files = {};
    const { wrong, fault, files } = await copies.check();
    assert.deepEqual({ wrong, files }, { wrong: ["assets/a-00000001.js"], files: 3 });
    assert.match(fault ? say(fault) : "", /is missing/);
    host.files = OLD;
    assert.deepEqual((await copies.check()).wrong, []);
    assert.equal(await found(copies, "assets/a-00000001.js"), "one");
  });
}

test("A file that is renewed comes past the browser's cache.", async () => {
  const { host, copies } = await filled();
  host.asked = [];
  const renewed = await copies.renew(`${BASE}assets/a-00000001.js`);
  assert.equal(await renewed.text(), "one");
  assert.deepEqual(host.asked, ["assets/a-00000001.js (reload)"]);
});
