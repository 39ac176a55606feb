import assert from "node:assert/strict";
import { test } from "node:test";
import { splitCode } from "../../web/page/labs/code/code_text.ts";

const TIGHT = { lspace: "0", rspace: "0", stretchy: "false" };
const letter = (name: string) => ["mi", TIGHT, name];
const sign = (name: string) => ["mo", TIGHT, name];

test("Code stands between backquotes, an index behind a _.", () => {
  assert.deepEqual(splitCode("What `n_in` is, Σ_k W_kj says."), [
    { tag: "", text: "What " },
    { tag: "code", text: "n_in" },
    { tag: "", text: " is, " },
    { tag: "math", node: ["msub", {}, ["mrow", {}, sign("Σ")], ["mrow", {}, letter("k")]] },
    { tag: "", text: " " },
    {
      tag: "math",
      node: ["msub", {}, ["mrow", {}, letter("W")], ["mrow", {}, letter("k"), letter("j")]],
    },
    { tag: "", text: " says." },
  ]);
});

test("A layer above and an index below a symbol are set above each other.", () => {
  const layer = ["mrow", {}, sign("("), ["mn", {}, "1"], sign(")")];
  const node = ["msubsup", {}, ["mrow", {}, letter("δ")], ["mrow", {}, letter("j")], layer];
  assert.deepEqual(splitCode("δ⁽¹⁾_j"), [{ tag: "math", node }]);
});

test("A subscript that is a word stays one word.", () => {
  const node = ["msub", {}, ["mrow", {}, letter("n")], ["mrow", {}, letter("out")]];
  assert.deepEqual(splitCode("n_out"), [{ tag: "math", node }]);
});

test("A name with an underscore is no symbol.", () => {
  for (const name of ["cross_entropy", "y_hat", "_draw_order"]) {
    assert.deepEqual(splitCode(name), [{ tag: "", text: name }]);
  }
});

test("Two backquotes, as in docstrings, are as one.", () => {
  assert.deepEqual(splitCode("``python -m pynn``: a tour"), [
    { tag: "code", text: "python -m pynn" },
    { tag: "", text: ": a tour" },
  ]);
});

test("A text without either is one piece.", () => {
  assert.deepEqual(splitCode("The sigmoid"), [{ tag: "", text: "The sigmoid" }]);
  assert.deepEqual(splitCode(""), []);
});
