import assert from "node:assert/strict";
import { test } from "node:test";
import { modelName } from "../../web/page/labs/digits/training/model_files.ts";

test("A network is saved under its sizes, and one of the past under its step too.", () => {
  assert.equal(modelName([784, 30, 10], null), "pynn-784-30-10.npz");
  assert.equal(modelName([784, 30, 10], 180), "pynn-784-30-10-step-180.npz");
});
