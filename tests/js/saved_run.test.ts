import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMAT, isCheckpoint, isMoment } from "../../web/page/labs/digits/training/saved_run.ts";
import { after } from "./made_up_checkpoint.ts";

const CHECKPOINT = { format: FORMAT, run: 1, at: 2, ...after(2) };

test("What was kept is known again.", () => {
  assert.ok(isCheckpoint(structuredClone(CHECKPOINT)));
  assert.ok(isMoment({ step: 3, accuracy: Number.NaN, model: new Uint8Array(3) }));
});

test("What is of another format, or damaged, is not taken for it.", () => {
  for (const found of [undefined, null, 1, "text", {}, { junk: true }, new Uint8Array(3)]) {
    assert.ok(!isCheckpoint(found));
    assert.ok(!isMoment(found));
  }
  for (const key of Object.keys(CHECKPOINT)) {
    const optional = key === "finished" || key === "loaded";
    assert.equal(isCheckpoint({ ...CHECKPOINT, [key]: undefined }), optional, key);
  }
  const uneven = { x: [1, 2], y: [0.9] };
  assert.ok(!isCheckpoint({ ...CHECKPOINT, curves: { ...CHECKPOINT.curves, test: uneven } }));
});
