/** The stages of a step: their order, their names, and texts about them. */

import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import {
  formatFixed,
  formatInFormula,
  formatInteger,
  formatSignificant,
} from "../../../ui/format.ts";
import { nameOf } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";

/** The stages of one step of gradient descent, in their order. */
export function stagesOf(sizes: number[]) {
  const last = sizes.length - 1;
  const back = Array.from({ length: last }, (_, index) => `layer-${last - index}`);
  return ["forward", "loss", ...back, "update"];
}

/** Follows the last stage: the step has been taken, and its payoff is shown. */
export const AFTER = "after";

/** The layer of weights whose gradients a stage computes; null for the other stages. */
export function layerOf(stage: string) {
  return stage.startsWith("layer-") ? Number(stage.slice("layer-".length)) : null;
}

/**
 * The parameter that a stage has to select, so that what it says is about the selected one; null if that is one
 * of its layer's already, or if it computes no gradients.
 */
export function gradientOf(stage: string, { path, selected }: ShownState) {
  const layer = layerOf(stage);
  if (layer === null || new RegExp(`^[Wb]${layer}\\.`).test(selected)) return null;
  return weightOnPath(layer, path);
}

/** The weight of a layer that is on the path to the output. */
function weightOnPath(layer: number, path: number[]) {
  return `W${layer}.${path[layer]}.${path[layer - 1]}`;
}

export function titleOf(stage: string, sizes: number[]) {
  return text(`tt-stage-${kindOf(stage, sizes)}`, { layer: layerOf(stage) ?? 0 });
}

/** The label of the button that leads to a stage, other than the first. */
export function nextStageText(stage: string, sizes: number[]) {
  return text(`tt-next-${kindOf(stage, sizes)}`, { layer: layerOf(stage) ?? 0 });
}

/** The part of a text's id that stands for a stage: hidden layers are numbered only if there are several. */
function kindOf(stage: string, sizes: number[]) {
  const layer = layerOf(stage);
  if (layer === null) return stage;
  if (layer === sizes.length - 1) return "output";
  return sizes.length === 3 ? "hidden" : "numbered";
}

/** The explanation of a stage, without numbers. */
export function explanation(
  stage: string,
  { sizes, settings, batch, inputs, structure }: ShownState,
) {
  const layer = layerOf(stage);
  const last = sizes.length - 1;
  const cancelled = structure.saturated && settings.loss === "cross_entropy";
  const rows = formatInteger(inputs.length);
  if (layer === last || layer === last - 1) {
    const words = text(layer === last ? "tt-explain-output" : "tt-explain-hidden");
    return cancelled ? `${words} ${text("tt-explain-cancelled")}` : words;
  }
  if (layer !== null) {
    return text("tt-explain-further");
  }
  if (stage === "loss") {
    const words = text("tt-explain-loss", { rows });
    return cancelled ? `${words} ${text("tt-explain-cancelled-loss")}` : words;
  }
  const name = stage === "update" && batch.length < inputs.length ? "update-one" : stage;
  return text(`tt-explain-${name}${settings.biases === "on" ? "" : "-without-biases"}`, { rows });
}

/** The result of a stage, with its numbers, for the line under the stepper. */
export function stageResult(
  stage: string,
  { sizes, numbers, path, selected, inputs, row }: ShownState,
) {
  const last = sizes.length - 1;
  const y = numbers["y.1"];
  const yHat = formatFixed(numbers[`x${last}.1`]);
  const layer = layerOf(stage);
  if (layer !== null) {
    const key = weightOnPath(layer, path);
    const gradient = lookUp(numbers, `g${key}`);
    const name = nameOf(key, last);
    const values = { name, gradient: formatInFormula(gradient, 3) };
    if (!Number.isFinite(gradient)) return text("tt-outcome-not-finite", { name });
    if (gradient === 0) return text("tt-outcome-no-slope", values);
    return text(gradient > 0 ? "tt-outcome-uphill" : "tt-outcome-downhill", values);
  }
  if (stage === "forward")
    return text("tt-outcome-forward", { row: at(inputs, row).join(" "), answer: yHat });
  if (stage === "loss") {
    const losses = { loss: formatSignificant(numbers.loss), mean: formatSignificant(numbers.L) };
    return text("tt-outcome-loss", { y: formatInFormula(y), answer: yHat, ...losses });
  }
  const from = formatInFormula(numbers[selected]);
  const to = formatInFormula(numbers[`n${selected}`]);
  return text("tt-outcome-update", { name: nameOf(selected, last), from, to });
}

/** The value of a weight or bias; at the stage of the update, also the value after it. */
export function parameterText(key: string, numbers: Record<string, number>, stage: string | null) {
  const value = formatInFormula(numbers[key]);
  if (stage !== "update") return value;
  return text("tt-readout-updated", { from: value, to: formatInFormula(numbers[`n${key}`]) });
}
