/** The numbers beside the units: on the edges of the path, at a selected bias, of the target and the loss. */

import { at } from "../../../../shared/checked_lookup.ts";
import { setText } from "../../../ui/dom.ts";
import { formatInFormula, formatSignificant } from "../../../ui/format.ts";
import type { ShownState } from "../state.ts";
import { layerOf } from "../stepper/stages.ts";
import type { Obstacles } from "./label_places.ts";
import { placesAlong } from "./label_places.ts";
import { showLabel, USUAL_NUMBER } from "./labels.ts";
import type { NetworkDrawing } from "./network_drawing.ts";
import type { Layout, Place, Size } from "./network_layout.ts";

/** Distance of labels from what they belong to. */
const DISTANCE = 5;
/** Steps in which the loss looks for a place below the output, and their count. */
const STEP = 6;
const STEPS = 30;

/** Show the numbers of a stage, where there is room for them. */
export function drawLabels(drawing: NetworkDrawing, state: ShownState, stage: string | null) {
  const obstacles = { ...drawing.obstacles, boxes: [...drawing.obstacles.boxes] };
  drawLoss(drawing, state, stage, obstacles);
  drawBiasNumber(drawing, state, stage, obstacles);
  for (const l of drawing.weights.keys()) drawWeightNumber(l, drawing, state, stage, obstacles);
}

/** True if a stage is about a layer of weights, counted from 1. */
export function isActive(layer: number, stage: string | null) {
  const gradientLayer = stage === null ? null : layerOf(stage);
  return gradientLayer === null ? stage !== "loss" : gradientLayer === layer;
}

/** The number on the path's edge of a layer. */
function drawWeightNumber(
  l: number,
  { layout, weightLabels }: NetworkDrawing,
  { path, numbers, selected }: ShownState,
  stage: string | null,
  obstacles: Obstacles,
) {
  const key = `W${l + 1}.${path[l + 1]}.${path[l]}`;
  const isShown = stage === null || stage === "update" ? key === selected : isActive(l + 1, stage);
  const unitOnPath = (layer: number) => at(at(layout.columns, layer), at(path, layer) - 1);
  const places = (size: Size) => placesAlong({ from: unitOnPath(l), to: unitOnPath(l + 1) }, size);
  const texts = isShown ? parameterTexts(key, numbers, stage) : [];
  showLabel(at(weightLabels, l), texts, layout.type, places, obstacles, USUAL_NUMBER);
}

function drawBiasNumber(
  { layout, biases, biasLabel }: NetworkDrawing,
  { numbers, selected }: ShownState,
  stage: string | null,
  obstacles: Obstacles,
) {
  const bias = biases.flat().find(({ key }) => key === selected);
  const layer = Number(selected.slice(1).split(".")[0]);
  const texts = bias && isActive(layer, stage) ? parameterTexts(selected, numbers, stage) : [];
  const places = (size: Size) => (bias ? placesAround(bias.from, size) : []);
  showLabel(biasLabel, texts, layout.type, places, obstacles);
}

/** Beside the square of a bias, to its right and to its left, then ever lower and higher. */
function placesAround({ x, y }: Place, { width, height }: Size): Place[][] {
  const aside = width / 2 + 2 * DISTANCE;
  return [0, 0.5, 1, -0.5, -1, 1.5].map((by) =>
    [aside, -aside, 0].map((beside) => ({ x: x + beside, y: y + by * height })),
  );
}

/** The texts of a parameter in a stage, from the fullest to the shortest. */
function parameterTexts(key: string, numbers: Record<string, number>, stage: string | null) {
  const value = formatInFormula(numbers[key], 3);
  if (stage === "update") {
    const updated = formatInFormula(numbers[`n${key}`], 3);
    return [`${value} → ${updated}`, `→ ${updated}`, updated];
  }
  if (stage === null || layerOf(stage) === null) {
    return [value, formatInFormula(numbers[key], 2), formatInFormula(numbers[key], 1)];
  }
  const gradient = formatInFormula(numbers[`g${key}`], 3);
  return [`∂ℓ/∂${key.charAt(0)} = ${gradient}`, gradient, formatInFormula(numbers[`g${key}`], 1)];
}

/** The target beside the output; below it the loss, or its derivative. */
function drawLoss(
  { layout, target, lossLabel }: NetworkDrawing,
  { numbers, sizes }: ShownState,
  stage: string | null,
  obstacles: Obstacles,
) {
  setText(target, `y = ${numbers["y.1"]}`);
  const places = (size: Size) => placesBelowOutput(layout, size);
  showLabel(lossLabel, lossTexts(numbers, sizes, stage), layout.type, places, obstacles);
}

function lossTexts(numbers: Record<string, number>, sizes: number[], stage: string | null) {
  if (stage === "loss") return [`ℓ = ${formatSignificant(numbers.loss)}`];
  const isOutputLayer = stage !== null && layerOf(stage) === sizes.length - 1;
  return isOutputLayer ? [`∂ℓ/∂ŷ = ${formatSignificant(numbers["e.1"])}`] : [];
}

/** As far to the right as possible, so that no edge crosses it. */
function placesBelowOutput({ columns, radius, width }: Layout, size: Size): Place[][] {
  const output = at(at(columns, columns.length - 1), 0);
  const x = width - size.width / 2 - 1;
  const top = output.y + radius + DISTANCE + size.height / 2;
  return Array.from({ length: STEPS }, (_, step) => [{ x, y: top + STEP * step }]);
}
