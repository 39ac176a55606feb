import assert from "node:assert/strict";
import { test } from "node:test";
import { readout } from "../../web/page/labs/truth_table/readout.ts";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const SHOWN: Partial<ShownState> = {
  sizes: [2, 2, 1],
  selected: "W1.1.2",
  settings: { activation: "tanh" },
  inputs: [
    [0, 0],
    [0, 1],
  ],
  batch: [1],
  numbers: {
    "x0.2": 1,
    "x1.1": 0.5,
    "x2.1": 0.25,
    "z1.1": 0.75,
    "s1.1": 0.125,
    "s2.1": 0.1875,
    "z2.1": -1.5,
    "d1.1": -0.0625,
    "d2.1": -0.28125,
    "c1.1": 0.375,
    "y.1": 1,
    "e.1": -1.5,
    "W1.1.2": -0.5,
    "W2.1.2": 2.5,
    "b1.1": 0.03125,
    "GW1.1.2": 0.25,
    "gW1.1.2": -0.75,
    "GW2.1.2": 0.25,
    "gW2.1.2": -0.75,
    "Gb1.1": 0.25,
    "gb1.1": -0.75,
    "gW1.1.2@2": 0.875,
    "SW1.1.2": 0.4375,
    "nW1.1.2": -1.5,
    loss: 0.5625,
    "loss.2": 0.8125,
    L: 0.625,
    xi: 4,
    h: 0.00001,
    above: 0.625000012345,
    difference: 0.625,
    relative_error: 2e-9,
  },
};
const STATE = SHOWN as ShownState;

const plain = (key: string, stage: string | null = null) =>
  readout(key, STATE, stage).replaceAll("\u2060", "").replaceAll("\u202f", " ");

test("What a symbol means is said first, then its number.", () => {
  const sentences: Record<string, string> = {
    "x0.2": "x₂: input 2 of this row. 1",
    "x1.1": "x⁽¹⁾₁: the value of unit 1 in layer 1, tanh(z⁽¹⁾₁). 0.5000",
    "x2.1": "ŷ: the network’s answer for this row. 0.2500; the target is 1",
    "z1.1":
      "z⁽¹⁾₁: the weighted sum of the inputs of unit 1 in layer 1, before its activation. 0.7500",
    "d1.1": "δ⁽¹⁾₁ = ∂ℓ/∂z⁽¹⁾₁: how much this row’s loss changes with z. −0.06250",
    "c1.1": "∂ℓ/∂x⁽¹⁾₁: how much this row’s loss changes with x⁽¹⁾₁. 0.3750",
    "e.1": "∂ℓ/∂ŷ: how much this row’s loss changes with ŷ. −1.500",
    "y.1": "y: the target of this row, the answer it should get. 1",
    loss: "ℓ: the loss of this row, how wrong its answer is. 0.5625",
    "loss.2": "ℓ₂: the loss of row 2, how wrong its answer is. 0.8125",
    L: "L: the mean loss of all 2 rows. 0.6250",
    xi: "ξ: the learning rate, how far a step goes (often written η or α). 4",
    above: "L(W⁽¹⁾₁ ₂ + h): the mean loss when it is increased by h. 0.625000012345",
  };
  for (const [key, sentence] of Object.entries(sentences)) assert.equal(plain(key), sentence);
  for (const key of ["h", "difference", "relative_error"])
    assert.match(plain(key), /^.+: .+\. \S+$/);
});

test("A slope has the name of its layer’s activation, and is said with its argument.", () => {
  assert.equal(
    plain("s1.1"),
    "tanh′(z), the slope of tanh: how fast x⁽¹⁾₁ rises with z⁽¹⁾₁. tanh′(0.7500) = 0.1250",
  );
  assert.equal(
    plain("s2.1"),
    "σ′(z), the slope of σ: how fast ŷ rises with z⁽²⁾₁. σ′(−1.500) = 0.1875",
  );
});

test("A weight is said to lead to a unit from an input or a unit, with its gradients.", () => {
  const first =
    "W⁽¹⁾₁ ₂: weight in layer 1, to unit 1 from input 2. −0.5000; mean gradient 0.250, this row’s −0.750";
  assert.equal(plain("W1.1.2"), first);
  assert.equal(plain(""), first); // it is selected
  assert.match(plain("W2.1.2"), /weight in layer 2, to unit 1 from unit 2\. 2\.500; mean gradient/);
  assert.match(plain("b1.1"), /^b⁽¹⁾₁: bias of unit 1 in layer 1\. 0\.03125; mean gradient 0\.250/);
  assert.match(plain("W1.1.2", "update"), /from input 2\. −0\.5000 → −1\.500 in this step$/);
});

test("A gradient is said to be of one row or of the mean.", () => {
  const name = "W⁽¹⁾₁ ₂";
  assert.equal(
    plain("gW1.1.2"),
    `∂ℓ/∂${name}: how much this row’s loss changes with this weight. −0.7500`,
  );
  const member = `∂ℓ₂/∂${name}: how much the loss of row 2 changes with this weight. `;
  assert.equal(plain("gW1.1.2@2"), `${member}0.8750`);
  assert.equal(plain("SW1.1.2"), `${member}0.4375`); // row 2 is the one of the step
  assert.equal(
    plain("GW1.1.2"),
    `∂L/∂${name}: how much the mean loss changes with this weight. 0.2500`,
  );
  assert.match(plain("Gb1.1"), /changes with this bias\. 0\.2500$/);
  assert.match(plain("nW1.1.2"), /^W⁽¹⁾₁ ₂ after this step: .* −0\.5000 → −1\.500$/);
});

test("A unit of the drawing is said with its value, z, slope and δ.", () => {
  assert.equal(plain("u0.2"), "x₂: input 2 of this row. 1");
  assert.equal(
    plain("u1.1"),
    "x⁽¹⁾₁: the value of unit 1 in layer 1. 0.5000; z = 0.7500, tanh′(z) = 0.1250, δ = −0.06250",
  );
  assert.equal(
    plain("u2.1"),
    "ŷ: the network’s answer. 0.2500, target 1; z = −1.500, σ′(z) = 0.1875, δ = −0.2813",
  );
});
