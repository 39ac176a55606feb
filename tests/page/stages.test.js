import assert from "node:assert/strict";
import { test } from "node:test";
import { layerOf, stagesOf, titleOf } from "../../web/page/truth_table/stages.js";

test("A step goes forward, to the loss, back layer by layer, and ends with the update.", () => {
  assert.deepEqual(stagesOf([3, 4, 1]), ["forward", "loss", "layer-2", "layer-1", "update"]);
  assert.deepEqual(stagesOf([2, 1]), ["forward", "loss", "layer-1", "update"]);
  assert.equal(stagesOf([2, 8, 8, 1]).length, 6);
});

test("The last layer is the output layer, and hidden ones are counted where there are several.", () => {
  assert.equal(titleOf("layer-2", [3, 4, 1]), "Output layer");
  assert.equal(titleOf("layer-1", [3, 4, 1]), "Hidden layer");
  assert.equal(titleOf("layer-1", [2, 1]), "Output layer");
  assert.equal(titleOf("layer-2", [2, 8, 8, 1]), "Hidden layer 2");
});

test("Only the stages that go back have a layer.", () => {
  assert.equal(layerOf("layer-3"), 3);
  for (const stage of ["forward", "loss", "update"]) assert.equal(layerOf(stage), null);
});
