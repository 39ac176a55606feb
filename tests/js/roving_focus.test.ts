import assert from "node:assert/strict";
import { test } from "node:test";
import { neighbour } from "../../web/page/ui/keyboard/roving_focus.ts";

const ROWS = [["a", "b", "c"], ["d"], ["e", "f"]];

test("Along a row one goes from item to item, and at its end to the next row.", () => {
  assert.equal(neighbour(ROWS, "a", [1, 0]), "b");
  assert.equal(neighbour(ROWS, "c", [1, 0]), "d");
  assert.equal(neighbour(ROWS, "d", [-1, 0]), "c");
});

test("Up and down keep the place in the row as far as there is one.", () => {
  assert.equal(neighbour(ROWS, "c", [0, 1]), "d");
  assert.equal(neighbour(ROWS, "d", [0, 1]), "e");
  assert.equal(neighbour(ROWS, "f", [0, -1]), "d");
});

test("Beyond the ends, and from what is no item, there is nowhere to go.", () => {
  assert.equal(neighbour(ROWS, "a", [-1, 0]), null);
  assert.equal(neighbour(ROWS, "f", [1, 0]), null);
  assert.equal(neighbour(ROWS, "b", [0, -1]), null);
  assert.equal(neighbour(ROWS, "z", [1, 0]), null);
});
