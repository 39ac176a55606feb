import assert from "node:assert/strict";
import { test } from "node:test";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";
import {
  explanation,
  layerOf,
  nextStageText,
  parameterText,
  stageResult,
  stagesOf,
  titleOf,
} from "../../web/page/labs/truth_table/stepper/stages.ts";
import { speak, speakEnglish } from "./texts.ts";

test("A step goes forward, to the loss, back layer by layer, and ends with the update.", () => {
  assert.deepEqual(stagesOf([3, 4, 1]), ["forward", "loss", "layer-2", "layer-1", "update"]);
  assert.deepEqual(stagesOf([2, 1]), ["forward", "loss", "layer-1", "update"]);
  assert.equal(stagesOf([2, 8, 8, 1]).length, 6);
});

test("The last layer is the output layer, and hidden ones are counted where there are several.", () => {
  speakEnglish();
  assert.equal(titleOf("layer-2", [3, 4, 1]), "Output layer");
  assert.equal(titleOf("layer-1", [3, 4, 1]), "Hidden layer");
  assert.equal(titleOf("layer-1", [2, 1]), "Output layer");
  assert.equal(titleOf("layer-2", [2, 8, 8, 1]), "Hidden layer 2");
});

test("The button says which stage comes next, by the name that stands on it.", () => {
  speakEnglish();
  for (const sizes of [
    [2, 1],
    [3, 4, 1],
    [2, 8, 8, 1],
  ]) {
    for (const stage of stagesOf(sizes).slice(1)) {
      assert.equal(nextStageText(stage, sizes), `Next: ${titleOf(stage, sizes).toLowerCase()}`);
    }
  }
});

const SHOWN: Partial<ShownState> = {
  sizes: [2, 1],
  path: [2, 1],
  selected: "W1.1.2",
  structure: { key: "", sections: "", quantities: [], saturated: false },
  inputs: [[0, 1]],
  row: 0,
  numbers: { "y.1": 1, "x1.1": 0.25, "W1.1.2": -0.5, "nW1.1.2": 0.125, loss: 0.5625, L: 0.25 },
};
const STATE = SHOWN as ShownState;

test("What has come of a stage is told with its numbers, as the language writes them.", () => {
  const plain = (stage: string, state = STATE) =>
    stageResult(stage, state).replaceAll("\u2060", "");
  const steep = (slope: number) => ({ ...STATE, numbers: { ...STATE.numbers, "gW1.1.2": slope } });
  speakEnglish();
  assert.equal(plain("forward"), "For the row 0 1 the network answers ŷ = 0.250.");
  assert.equal(plain("loss"), "y = 1 and ŷ = 0.250: this row’s loss is 0.563, the mean 0.250.");
  assert.match(
    plain("layer-1", steep(0.5)),
    /^∂ℓ\/∂W⁽¹⁾₁\u202f₂ = 0\.500: .* increase this row’s loss\.$/,
  );
  assert.match(
    plain("layer-1", steep(-0.5)),
    /^∂ℓ\/∂W⁽¹⁾₁\u202f₂ = −0\.500: .* decrease this row’s loss\.$/,
  );
  assert.match(plain("layer-1", steep(0)), /makes no difference\.$/);
  assert.equal(plain("update"), "W⁽¹⁾₁\u202f₂ goes from −0.5000 to 0.1250.");
  speak("de", "tt-outcome-update = { $name } geht von { $from } zu { $to }.\n");
  assert.equal(plain("update"), "W⁽¹⁾₁\u202f₂ geht von −0,5000 zu 0,1250.");
  speakEnglish();
});

test("The forward stage says how weights are numbered, and which activation each layer has.", () => {
  speakEnglish();
  const forward = (sizes: number[], path: number[], activation: string) =>
    explanation("forward", {
      ...STATE,
      sizes,
      path,
      batch: [0],
      settings: { biases: "on", activation },
    }).replaceAll("\u2060", "");
  assert.match(
    forward([3, 4, 1], [2, 3, 1], "sigmoid"),
    /\(W⁽¹⁾₃\u202f₂: layer 1, to unit 3 from input 2\), .* applies the activation function σ to the sum z\.$/,
  );
  assert.match(
    forward([3, 4, 1], [2, 3, 1], "relu"),
    /applies the activation function ReLU \(output: σ\) to/,
  );
  assert.match(forward([3, 1], [2, 1], "relu"), /applies the activation function σ to/);
});

test("δ and σ′ are said where they first occur, and what is σ′ in a hidden layer.", () => {
  speakEnglish();
  const explained = (stage: string, loss: string) =>
    explanation(stage, {
      ...STATE,
      sizes: [3, 4, 4, 1],
      settings: { biases: "on", activation: "tanh", loss },
    }).replaceAll("\u2060", "");
  const output = explained("layer-3", "squared_error");
  assert.match(
    output,
    /^δ⁽³⁾ = ∂ℓ\/∂z⁽³⁾ \(delta in the code\): .* σ′\(z\), the slope of σ, is how fast ŷ/,
  );
  assert.doesNotMatch(output, /cancels/);
  assert.match(explained("layer-3", "cross_entropy"), /Here it cancels\.$/);
  assert.match(explained("layer-2", "squared_error"), /^δ⁽³⁾ returns .* slope tanh′ it is δ⁽²⁾\.$/);
  assert.match(
    explained("layer-1", "squared_error"),
    /δ⁽²⁾ is used again.* times tanh′, it is δ⁽¹⁾/,
  );
});

test("Only the stages that go back have a layer.", () => {
  assert.equal(layerOf("layer-3"), 3);
  for (const stage of ["forward", "loss", "update"]) assert.equal(layerOf(stage), null);
});

test("At the update a weight is told with what it becomes, elsewhere as it is.", () => {
  speakEnglish();
  const { numbers } = STATE;
  assert.equal(parameterText("W1.1.2", numbers, "update"), "−0.5000, after this step 0.1250");
  for (const stage of ["forward", "loss", "layer-1", null]) {
    assert.equal(parameterText("W1.1.2", numbers, stage), "−0.5000");
  }
});

test("An explanation names biases only where there are some, and L only where the step follows it.", () => {
  speakEnglish();
  const inputs = [[0], [1]];
  const update = (biases: string, batch: number[]) =>
    explanation("update", { ...STATE, inputs, batch, settings: { biases, activation: "sigmoid" } });
  assert.match(update("on", [0, 1]), /^Every weight and bias .* averaged over the 2 rows\.$/);
  assert.match(update("off", [0, 1]), /^Every weight takes .* averaged over the 2 rows\.$/);
  assert.match(update("on", [1]), /^Every weight and bias .* gradient of one row’s ℓ, not of L\./);
  assert.match(update("off", [1]), /^Every weight takes .* gradient of one row’s ℓ, not of L\./);
});

test("The cancelled form of cross-entropy is explained where it is shown, and nowhere else.", () => {
  speakEnglish();
  const explained = (stage: string, loss: string, saturated: boolean) =>
    explanation(stage, {
      ...STATE,
      batch: [0],
      structure: { ...STATE.structure, saturated },
      settings: { biases: "on", activation: "sigmoid", loss },
    });
  for (const stage of ["loss", "layer-1"]) {
    assert.match(explained(stage, "cross_entropy", true), /so close to 0 or 1/);
    assert.doesNotMatch(explained(stage, "cross_entropy", false), /so close to 0 or 1/);
    assert.doesNotMatch(explained(stage, "squared_error", true), /so close to 0 or 1/);
  }
});
