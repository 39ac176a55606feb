/** The stages of a step, what they are called, and what happens in each: in words. */

import { fixed, numberText, significant } from "../format.js";
import { nameOf } from "./names.js";

/** @typedef {import("./state.js").State} State */

/**
 * The stages of one step of gradient descent, in their order.
 * @param {number[]} sizes
 */
export function stagesOf(sizes) {
  const last = sizes.length - 1;
  const back = Array.from({ length: last }, (_, index) => `layer-${last - index}`);
  return ["forward", "loss", ...back, "update"];
}

/** The layer of weights that a stage goes back through, or null. @param {string} stage */
export function layerOf(stage) {
  return stage.startsWith("layer-") ? Number(stage.slice("layer-".length)) : null;
}

/** @param {string} stage @param {number[]} sizes */
export function titleOf(stage, sizes) {
  const layer = layerOf(stage);
  if (layer === sizes.length - 1) return "Output layer";
  if (layer !== null) return sizes.length === 3 ? "Hidden layer" : `Hidden layer ${layer}`;
  return TITLES[stage];
}

/** @type {Record<string, string>} */
const TITLES = {
  forward: "Forward",
  loss: "Loss",
  update: "Update",
};

/** What is done in a stage, before any number. @param {string} stage @param {State} state */
export function explanation(stage, { sizes, settings, batch, inputs }) {
  const layer = layerOf(stage);
  const last = sizes.length - 1;
  if (layer === last) {
    return "Back through the last layer. How much does ΔL change with one weight? Follow the way from the loss to that weight, and multiply the slopes that you pass: the chain rule.";
  }
  if (layer === last - 1) {
    return "One layer further back. The first two factors are those of the output layer once more; two more lead through W to the hidden unit and through its σ. The sum goes over all outputs that the unit has a part in; here there is one.";
  }
  if (layer !== null) {
    return "Further back still. What the layer behind has found, ∂ΔL/∂z, is used again instead of being worked out anew: that is why it is called back propagation.";
  }
  if (stage === "forward") {
    const bias = settings.biases === "on" ? ", adds its bias b" : "";
    return `From left to right. Each unit multiplies what comes in by its weights${bias}, and puts the sum z through its activation.`;
  }
  if (stage === "loss") {
    return `How far is the answer ŷ from the target y? ΔL is this row’s loss; the curve shows L, the mean over all ${inputs.length} rows.`;
  }
  const rows =
    batch.length > 1 ? `the mean over the ${batch.length} rows of the step` : "that row’s";
  return `Every weight and bias goes a little way down its own slope, all at the same time: ξ is how far. The gradient of L is ${rows}.`;
}

/** What has come of a stage, with its numbers, for the line under the drawing. @param {string} stage @param {State} state */
export function outcome(stage, { sizes, numbers, path, selected, inputs, row }) {
  const last = sizes.length - 1;
  const y = numbers["y.1"];
  const yHat = fixed(numbers[`x${last}.1`]);
  const layer = layerOf(stage);
  if (layer !== null) {
    const key = `W${layer}.${path[layer]}.${path[layer - 1]}`;
    const gradient = numbers[`g${key}`];
    const name = nameOf(key, last);
    const told = `∂ΔL/∂${name} = ${numberText(gradient, 3)}`;
    if (gradient === 0) return `${told}: on this row, this weight makes no difference.`;
    return `${told}: a little more ${name} would make this row’s loss ${gradient > 0 ? "larger" : "smaller"}.`;
  }
  if (stage === "forward")
    return `For the row ${inputs[row].join(" ")} the network answers ŷ = ${yHat}.`;
  if (stage === "loss") {
    return `y = ${y} and ŷ = ${yHat}: this row’s loss is ${significant(numbers.loss)}, the mean ${significant(numbers.L)}.`;
  }
  const [from, to] = [numbers[selected], numbers[`n${selected}`]];
  return `${nameOf(selected, last)} goes from ${numberText(from)} to ${numberText(to)}.`;
}
