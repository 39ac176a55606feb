import assert from "node:assert/strict";
import { test } from "node:test";
import { pastSteps } from "../../web/page/labs/digits/training/moments.ts";

test("Every moment before now is a place.", () => {
  assert.deepEqual(pastSteps({ moments: [], step: 0 }, null), []);
  assert.deepEqual(pastSteps({ moments: [0, 1, 2], step: 2 }, null), [0, 1]);
  assert.deepEqual(pastSteps({ moments: [0, 1, 2], step: 3 }, null), [0, 1, 2]);
});

test("What is looked at stays a place, though it may have been forgotten.", () => {
  assert.deepEqual(pastSteps({ moments: [0, 6000], step: 12_000 }, 180), [0, 180, 6000]);
  assert.deepEqual(pastSteps({ moments: [0, 6000], step: 12_000 }, 6000), [0, 6000]);
});
