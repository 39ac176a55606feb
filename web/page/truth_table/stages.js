/** The stages of a step, what they are called, and what happens in each: in words. */

import { fixed, numberText, significant, whole } from "../format.js";
import { text } from "../language/text.js";
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
  return text(`tt-stage-${kindOf(stage, sizes)}`, { layer: layerOf(stage) ?? 0 });
}

/** What goes on to a stage is called, where it is not the first. @param {string} stage @param {number[]} sizes */
export function goingOnTo(stage, sizes) {
  return text(`tt-next-${kindOf(stage, sizes)}`, { layer: layerOf(stage) ?? 0 });
}

/** What tells its name: hidden layers have their number where there are several. @param {string} stage @param {number[]} sizes */
function kindOf(stage, sizes) {
  const layer = layerOf(stage);
  if (layer === null) return stage;
  if (layer === sizes.length - 1) return "output";
  return sizes.length === 3 ? "hidden" : "numbered";
}

/** What is done in a stage, before any number. @param {string} stage @param {State} state */
export function explanation(stage, { sizes, settings, batch, inputs }) {
  const layer = layerOf(stage);
  const last = sizes.length - 1;
  if (layer === last) {
    return text("tt-explain-output");
  }
  if (layer === last - 1) {
    return text("tt-explain-hidden");
  }
  if (layer !== null) {
    return text("tt-explain-further");
  }
  if (stage === "forward") {
    const hasBiases = settings.biases === "on";
    return text(hasBiases ? "tt-explain-forward" : "tt-explain-forward-without-biases");
  }
  if (stage === "loss") {
    return text("tt-explain-loss", { rows: whole(inputs.length) });
  }
  if (batch.length === 1) return text("tt-explain-update-one");
  return text("tt-explain-update", { rows: whole(batch.length) });
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
    const told = { name, gradient: numberText(gradient, 3) };
    if (!Number.isFinite(gradient)) return text("tt-outcome-not-finite", { name });
    if (gradient === 0) return text("tt-outcome-no-slope", told);
    return text(gradient > 0 ? "tt-outcome-uphill" : "tt-outcome-downhill", told);
  }
  if (stage === "forward")
    return text("tt-outcome-forward", { row: inputs[row].join(" "), answer: yHat });
  if (stage === "loss") {
    const losses = { loss: significant(numbers.loss), mean: significant(numbers.L) };
    return text("tt-outcome-loss", { y: numberText(y), answer: yHat, ...losses });
  }
  const [from, to] = [numbers[selected], numbers[`n${selected}`]].map((each) => numberText(each));
  return text("tt-outcome-update", { name: nameOf(selected, last), from, to });
}
