import assert from "node:assert/strict";
import { test } from "node:test";
import { storageName } from "../../web/page/browser/local_settings.ts";

const HOST = "https://school.test";

test("A copy has one name, however its page is asked for.", () => {
  for (const asked of ["", "index.html", "#digits", "?x", "index.html?simd=off#code?file=a/b.py"]) {
    assert.equal(storageName(`${HOST}/p/${asked}`), `pynn ${HOST}/p/`);
  }
});

test("Copies in other folders, and the one file, have other names, from disk as well.", () => {
  const copies = ["/", "/p/", "/q/", "/p/q/", "/p/pynn-offline.html", "/p/old-index.html"];
  const addresses = [HOST, "file://", "file://server"].flatMap((place) =>
    copies.map((path) => place + path),
  );
  assert.equal(new Set(addresses.map((address) => storageName(address))).size, addresses.length);
});
