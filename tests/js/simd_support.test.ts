import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { simdSupport } from "../../web/worker/simd_support.ts";

test("The modules that ask are well formed: an engine that has the instructions says yes.", () => {
  if (simdSupport() !== "relaxed") setFlagsFromString("--experimental-wasm-relaxed-simd"); // Node 20
  assert.equal(simdSupport(), "relaxed");
});

test("What is found is the best that the engine accepts.", () => {
  const sizes: number[] = [];
  const refuses = (bytes: BufferSource) => {
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
