import { at } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { svg } from "../../../ui/dom.ts";
import type { Connection } from "./connections.ts";
import { bias, weight } from "./connections.ts";
import type { Box, Obstacles } from "./label_places.ts";
import type { Label } from "./labels.ts";
import { makeLabel } from "./labels.ts";
import type { Layout, Size } from "./network_layout.ts";
import { layout } from "./network_layout.ts";
import { textWidth } from "./text_width.ts";
import type { Unit } from "./units.ts";
import { unit } from "./units.ts";

/** The elements of a drawing, still without the numbers of a state. */
export type NetworkDrawing = {
  layout: Layout;
  root: SVGSVGElement;
  /** All weights of each layer of weights, from 0, and all biases. */
  weights: Connection[][];
  biases: Connection[][];
  /** All units of each layer. */
  units: Unit[][];
  /** What moves when a stage is entered: below the units, and above them. */
  motion: { below: SVGElement; above: SVGElement };
  /** The number on one edge of each layer of weights. */
  weightLabels: Label[];
  biasLabel: Label;
  lossLabel: Label;
  target: SVGElement;
  /** What labels must not cover. */
  obstacles: Obstacles;
};

const COLUMN_NAME_Y = 16;
/** Room for the square of a bias, and for the target. */
const STUB_WIDTH = 12;
const TARGET = { distance: 9, width: 42, height: 20 };

/**
 * Make a drawing of a network.
 * @param sizes units of each layer
 * @param place the size of its place in the drawing's own units
 */
export function makeDrawing(sizes: number[], hasBiases: boolean, place: Size): NetworkDrawing {
  const placed = layout(sizes, place, hasBiases);
  const { columns, radius, width, height, type } = placed;
  const last = sizes.length - 1;
  const weights = columns.slice(1).map((ends, l) =>
    ends.flatMap((to, j) =>
      at(columns, l).map((from, i) => {
        const key = `W${l + 1}.${j + 1}.${i + 1}`;
        return weight(key, { from, to }, placed, l + 1);
      }),
    ),
  );
  const biases = weights.map((_, l) =>
    hasBiases ? at(columns, l + 1).map((to, j) => bias(`b${l + 1}.${j + 1}`, to, placed)) : [],
  );
  const units = columns.map((places, layer) =>
    places.map((place, index) => unit(place, layer, index + 1, sizes, radius)),
  );
  const connections = [...weights.flat(), ...biases.flat()];
  const weightLabels = weights.map(() => makeLabel("edge-number"));
  const [biasLabel, lossLabel] = [makeLabel("edge-number"), makeLabel("loss-value")];
  const names = columnNames(placed, sizes);
  const output = at(at(columns, last), 0);
  const targetAt = { x: output.x + radius + TARGET.distance, y: output.y + type / 3 };
  const target = svg("text", { class: "target-value", ...targetAt, "data-quantity": "y.1" });
  const motion = { below: motionLayer(), above: motionLayer() };
  const root = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "network", role: "group" },
    svg("title", {}, text("tt-network", { sizes: sizes.join(", ") })),
    svg("g", { class: "glow-rims" }, ...connections.map(({ rim }) => rim)),
    svg("g", { class: "glows" }, ...connections.map(({ glow }) => glow)),
    svg("g", {}, ...connections.map(({ group }) => group)),
    motion.below,
    svg("g", {}, ...units.flat().map(({ group }) => group)),
    motion.above,
    ...names.map(({ name }) => name),
    target,
    svg(
      "g",
      { class: "labels" },
      ...[...weightLabels, biasLabel, lossLabel].map(({ group }) => group),
    ),
  );
  root.style.setProperty("--draw-type", `${type}px`);
  at(at(units, 0), 0).group.setAttribute("tabindex", "0");
  const targetBox = { ...TARGET, x: targetAt.x + TARGET.width / 2, y: output.y };
  const boxes = [...stubBoxes(placed), ...names.map(({ box }) => box), targetBox];
  const lines = weights.flat();
  const obstacles = { inside: { width, height }, circles: columns.flat(), radius, boxes, lines };
  const labels = { weightLabels, biasLabel, lossLabel, target };
  return { layout: placed, root, weights, biases, units, motion, ...labels, obstacles };
}

function motionLayer() {
  return svg("g", { class: "motion", "aria-hidden": "true" });
}

function stubBoxes({ columns, radius, stub }: Layout): Box[] {
  if (stub === 0) return [];
  return columns
    .slice(1)
    .flat()
    .map(({ x, y }) => ({ x, y: y + radius + stub / 2, width: STUB_WIDTH, height: stub }));
}

function columnNames({ columns, width, type }: Layout, sizes: number[]) {
  const apart = at(at(columns, 1), 0).x - at(at(columns, 0), 0).x;
  return columns.map((places, layer) => {
    const names = namesOf(layer, sizes);
    const label =
      names.find((name) => textWidth(name, type) <= apart) ?? at(names, names.length - 1);
    const half = textWidth(label, type) / 2;
    const x = Math.min(Math.max(at(places, 0).x, half), width - half);
    const name = svg("text", { class: "column-name", x, y: COLUMN_NAME_Y }, label);
    return { name, box: { x, y: COLUMN_NAME_Y - type / 3, width: 2 * half, height: type } };
  });
}

/** The names of a layer, the longest first. */
function namesOf(layer: number, sizes: number[]) {
  if (layer === 0) return [text("tt-column-inputs")];
  if (layer === sizes.length - 1) return [text("tt-column-output")];
  if (sizes.length === 3) return [text("tt-column-hidden")];
  return [
    text("tt-column-hidden-layer", { layer }),
    text("tt-column-hidden-numbered", { layer }),
    String(layer),
  ];
}

/** Columns of what the arrow keys reach, from left to right: units, weights and biases, units, … */
export function focusColumns({ weights, biases, units }: NetworkDrawing): SVGElement[][] {
  return units.flatMap((layerUnits, layer) => {
    const column = layerUnits.map(({ group }) => group);
    if (layer === 0) return [column];
    const connections = [...at(weights, layer - 1), ...at(biases, layer - 1)];
    return [connections.map(({ group }) => group), column];
  });
}
