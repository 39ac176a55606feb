import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csv } from "../../web/page/features/export/save.ts";

test("A curve is a header and a row for each of its points.", () => {
  const loss = { x: [0, 1, 2], y: [0.5, 0.1 + 0.2, 1e-7] };
  assert.equal(csv("step", { loss }), "step,loss\n0,0.5\n1,0.30000000000000004\n2,1e-7\n");
});

test("Curves with other points share the rows that they can, in order, and leave the others empty.", () => {
  const loss = { x: [0.5, 1, 1.5], y: [3, 2, 1] };
  const test = { x: [1, 2], y: [0.8, 0.9] };
  assert.equal(csv("epoch", { loss, test }), "epoch,loss,test\n0.5,3,\n1,2,0.8\n1.5,1,\n2,,0.9\n");
});

test("Whatever the numbers, they are read back to the last digit.", () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (y) => {
      const text = csv("step", { loss: { x: y.map((_, index) => index), y } });
      const rows = text.trimEnd().split("\n").slice(1);
      const read = rows.map((row) => row.split(",").map(Number));
      assert.deepEqual(
        read,
        y.map((each, index) => [index, each + 0]),
      );
    }),
  );
});
