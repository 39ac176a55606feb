import assert from "node:assert/strict";
import { test } from "node:test";
import { splitCode } from "../../web/page/labs/code/elements.ts";

test("Code stands between backquotes, an index behind a _.", () => {
  assert.deepEqual(splitCode("What `n_in` is, Σ_k W_kj says."), [
    { tag: "", text: "What " },
    { tag: "code", text: "n_in" },
    { tag: "", text: " is, Σ" },
    { tag: "sub", text: "k" },
    { tag: "", text: " W" },
    { tag: "sub", text: "kj" },
    { tag: "", text: " says." },
  ]);
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
