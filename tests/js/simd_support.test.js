import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { simdSupport } from "../../web/worker/simd_support.js";

test("The modules that ask are well formed: an engine that has the instructions says yes.", () => {
  if (simdSupport() !== "relaxed") setFlagsFromString("--experimental-wasm-relaxed-simd"); // Node 20
  assert.equal(simdSupport(), "relaxed");
});

test("What is found is the best that the engine accepts.", () => {
  /** @type {number[]} */
  const sizes = [];
  const refuses = (/** @type {BufferSource} */ bytes) => {
    sizes.push(bytes.byteLength);
    return false;
  };
  assert.equal(simdSupport(refuses), null);
  const [relaxed, plain] = sizes;
  assert.equal(
    simdSupport((bytes) => bytes.byteLength === plain),
    "simd128",
  );
  assert.equal(
    simdSupport((bytes) => bytes.byteLength === relaxed),
    "relaxed",
  );
});
