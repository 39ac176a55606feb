import { at } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { svg } from "../../../ui/dom.ts";
import type { Layout, Size } from "./network_layout.ts";
import { layout } from "./network_layout.ts";
import type { Edge, Unit } from "./network_parts.ts";
import { edge, unit } from "./network_parts.ts";

/** The elements of a drawing, still without the numbers of a state. */
export type NetworkDrawing = {
  layout: Layout;
  root: SVGSVGElement;
  /** All edges of each layer of weights, from 0. */
  edges: Edge[][];
  /** All units of each layer. */
  units: Unit[][];
  /** The number on one edge of each layer of weights. */
  labels: SVGElement[];
  target: SVGElement;
  loss: SVGElement;
};

/**
 * Make a drawing of a network.
 * @param sizes units of each layer
 * @param place the size of its place in the drawing's own units
 */
export function makeDrawing(sizes: number[], hasBiases: boolean, place: Size): NetworkDrawing {
  const placed = layout(sizes, place);
  const { columns, radius, width, height } = placed;
  const last = sizes.length - 1;
  const edges = columns
    .slice(1)
    .map((ends, l) =>
      ends.flatMap((to, j) =>
        at(columns, l).map((from, i) => edge(`W${l + 1}.${j + 1}.${i + 1}`, from, to, last)),
      ),
    );
  const units = columns.map((places, layer) =>
    places.map((place, index) => unit(place, layer, index + 1, sizes, radius, hasBiases)),
  );
  const labels = edges.map(() => svg("text", { class: "edge-number hidden" }));
  const output = at(at(columns, last), 0);
  const target = svg("text", {
    class: "target-value",
    x: output.x + radius + 10,
    y: output.y + 5,
    "data-quantity": "y.1",
  });
  const loss = svg("text", { class: "loss-value", x: width - 4, y: output.y + radius + 34 });
  const root = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "network", role: "group" },
    svg("title", {}, text("tt-network", { sizes: sizes.join(", ") })),
    svg("g", {}, ...edges.flat().map(({ group }) => group)),
    svg("g", {}, ...units.flat().map(({ place }) => place)),
    svg("g", { class: "edge-numbers" }, ...labels),
    ...columnNames(placed, sizes),
    target,
    loss,
  );
  at(at(units, 0), 0).group.setAttribute("tabindex", "0");
  return { layout: placed, root, edges, units, labels, target, loss };
}

function columnNames({ columns }: Layout, sizes: number[]) {
  return columns.map((places, layer) =>
    svg("text", { class: "column-name", x: at(places, 0).x, y: 16 }, columnName(layer, sizes)),
  );
}

function columnName(layer: number, sizes: number[]) {
  if (layer === 0) return text("tt-column-inputs");
  if (layer === sizes.length - 1) return text("tt-column-output");
  return sizes.length > 3 ? text("tt-column-hidden-layer", { layer }) : text("tt-column-hidden");
}

/** Columns of what the arrow keys reach, from left to right: units, weights and biases, units, … */
export function focusColumns({ edges, units }: NetworkDrawing): SVGElement[][] {
  return units.flatMap((layerUnits, layer) => {
    const column = layerUnits.map(({ group }) => group);
    if (layer === 0) return [column];
    const biases = layerUnits.flatMap(({ bias }) => (bias ? [bias] : []));
    return [[...at(edges, layer - 1).map(({ group }) => group), ...biases], column];
  });
}
