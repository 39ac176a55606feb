import assert from "node:assert/strict";
import { test } from "node:test";
import { EquationLines, lineOf } from "../../web/page/labs/code/editor/equation_lines.ts";

const FILE = "pynn/backpropagation.py";
const Z = { file: FILE, within: "forward", snippet: "z = x @ W.T + b" };
const W = { file: FILE, within: "gradients", snippet: "delta.T @ x" };
const TEXT = `def forward(self):
    """z = …"""
    z = x @ W.T + b  # z_j

def gradients(self):
    return delta.T @ x
`;

test("A line is found wherever it stands now.", () => {
  assert.equal(lineOf(TEXT, Z), 3);
  assert.equal(lineOf(`# mine\n${TEXT}`, Z), 4);
});

test("Where it was changed, the head of its function is shown.", () => {
  assert.equal(lineOf(TEXT.replace("delta.T @ x", "x.T @ delta"), W), 5);
  const table = "A = 1\nACTIVATIONS: dict = {\n}\n";
  assert.equal(lineOf(table, { ...Z, within: "ACTIVATIONS" }), 2);
});

test("Where that is gone, too, there is no line.", () => {
  assert.equal(lineOf("x = 1\n", Z), 0);
});

test("A line leads back to the equation that one came from, or else to the first.", () => {
  const lines = new EquationLines();
  assert.equal(lines.keyOf(FILE, "  z = x @ W.T + b  # z_j"), "");
  lines.set({ z1: [Z], z2: [Z], gW2: [W] });
  assert.equal(lines.keyOf(FILE, "  z = x @ W.T + b  # z_j"), "z1");
  assert.deepEqual(lines.places("z2"), [Z]);
  assert.equal(lines.keyOf(FILE, "  z = x @ W.T + b  # z_j"), "z2");
  assert.equal(lines.keyOf(FILE, "  return delta.T @ x"), "gW2");
  assert.equal(lines.keyOf("pynn/losses.py", "  return delta.T @ x"), "");
  assert.deepEqual(lines.places("slope"), []);
});
