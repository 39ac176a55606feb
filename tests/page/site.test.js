import assert from "node:assert/strict";
import { test } from "node:test";
import { wantedSimd } from "../../web/page/site.js";

for (const [search, wanted] of /** @type {const} */ ([
  ["", null],
  ["?simd=off", "off"],
  ["?lang=en&simd=simd128", "simd128"],
  ["?simd=relaxed", "relaxed"],
  ["?simd=__proto__", null],
  ["?simd=", null],
])) {
  test(`The address “${search}” asks for ${wanted ?? "the best there is"}.`, () => {
    assert.equal(wantedSimd(search), wanted);
  });
}
