/** The stages of a step: their order, their names, and texts about them. */

import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import {
  formatFixed,
  formatInFormula,
  formatInteger,
  formatSignificant,
} from "../../../ui/format.ts";
import { activationSymbol, layerMark, nameOf } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";

/** The stages of one step of gradient descent, in their order. */
export function stagesOf(sizes: number[]) {
  const last = sizes.length - 1;
  const back = Array.from({ length: last }, (_, index) => `layer-${last - index}`);
  return ["forward", "loss", ...back, "update"];
}

/** The layer of weights whose gradients a stage computes; null for the other stages. */
export function layerOf(stage: string) {
  return stage.startsWith("layer-") ? Number(stage.slice("layer-".length)) : null;
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
export function explanation(stage: string, state: ShownState) {
  const { sizes, settings, batch, inputs, structure } = state;
  const layer = layerOf(stage);
  const hasBiases = settings.biases === "on";
  const isCrossEntropy = settings.loss === "cross_entropy";
  const rows = formatInteger(inputs.length);
  if (layer !== null) return layerExplanation(layer, state, isCrossEntropy);
  if (stage === "loss") {
    const isCancelled = isCrossEntropy && structure.saturated;
    return text(isCancelled ? "tt-explain-cancelled-loss" : "tt-explain-loss", { rows });
  }
  const name = stage === "update" && batch.length < inputs.length ? "update-one" : stage;
  const id = `tt-explain-${name}${hasBiases ? "" : "-without-biases"}`;
  return text(id, { rows, ...weightIndices(state), activation: activationText(sizes, settings) });
}

function layerExplanation(
  layer: number,
  { sizes, settings, structure }: ShownState,
  isCrossEntropy: boolean,
) {
  const last = sizes.length - 1;
  const mark = layerMark(layer);
  const activation = activationSymbol(String(settings.activation), layer, last);
  const values = { mark, behind: layerMark(layer + 1), activation };
  if (layer < last - 1) return text("tt-explain-further", values);
  if (layer < last) return text("tt-explain-hidden", values);
  if (!isCrossEntropy) return text("tt-explain-output", values);
  return text(
    structure.saturated ? "tt-explain-cancelled" : "tt-explain-output-cross-entropy",
    values,
  );
}

/** The weight of layer 1 on the path, and the units that it leads to and comes from. */
function weightIndices({ sizes, path }: ShownState) {
  const [from, to] = path;
  return {
    weight: nameOf(`W1.${to}.${from}`, sizes.length - 1),
    to: String(to),
    from: String(from),
  };
}

/** The activation functions of the forward pass. */
function activationText(sizes: number[], settings: ShownState["settings"]) {
  const hidden = activationSymbol(String(settings.activation), 1, sizes.length - 1);
  return hidden === "σ" ? hidden : text("tt-explain-activations", { hidden });
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
    const key = `W${layer}.${path[layer]}.${path[layer - 1]}`;
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
