import assert from "node:assert/strict";
import { test } from "node:test";
import { at, lookUp } from "../../web/shared/checked_lookup.ts";

test("An index leads to its item, also where that is 0 or empty.", () => {
  assert.deepEqual([at([0, 7], 0), at(["", "b"], 0), at(new Uint8Array([5]), 0)], [0, "", 5]);
});

test("An index without an item is an error that says how many items there are.", () => {
  for (const index of [-1, 2, 0.5, Number.NaN]) {
    assert.throws(() => at(["a", "b"], index), { name: "RangeError", message: / 2$/ });
  }
});

test("A key leads to its value; one that is missing is an error that names it.", () => {
  assert.equal(lookUp({ zero: 0 }, "zero"), 0);
  assert.throws(() => lookUp({ zero: 0 }, "one"), { name: "RangeError", message: /“one”/ });
});
