/** Weights and biases in the drawing: lines that encode the sign and the size of a parameter in the same way. */

import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { svg } from "../../../ui/dom.ts";
import { nameOf } from "../quantity_names.ts";
import { parameterText } from "../stepper/stages.ts";
import type { Line } from "./label_places.ts";
import type { Layout, Place } from "./network_layout.ts";

/** A weight or bias. `glow` shows its gradient; `rim` separates the glow from the paper. */
export type Connection = {
  key: string;
  /** Its name as a screen reader says it, without and with its value. */
  name: string;
  describe: (value: string) => string;
  from: Place;
  to: Place;
  thickness: number;
  /** The width of its glow, relative to the usual one. */
  glowThickness: number;
  group: SVGElement;
  line: SVGElement;
  glow: SVGElement;
  rim: SVGElement;
};

const NARROWEST = 1;
const WIDEST = 8;
const WIDEST_GLOW = 18;
/** The narrowest glow: its sign is legible however flat the loss is. */
const NARROWEST_GLOW = 3;
/** The weights of a layer whose glows may have their usual width; among more of them they are narrower. */
const FEW = 16;
const RIM = { usual: 1, selected: 3 };
/** A weight of this size is drawn at 1 − 1/e of the widest line, so that small ones still differ. */
const TYPICAL_WEIGHT = 5;
/** Side of the square that a bias comes from, as a share of its line, and its limits. */
const SQUARE = { share: 0.45, least: 4.5, most: 11 };

/** Make a weight: a line from unit to unit. */
export function weight(
  key: string,
  { from, to }: Line,
  { thickness, columns }: Layout,
  layer: number,
): Connection {
  const name = nameOf(key, columns.length - 1);
  const describe = (value: string) => `${name} = ${value}`;
  const count = at(columns, layer - 1).length * at(columns, layer).length;
  const glowThickness = thickness * Math.min(1, Math.sqrt(FEW / count));
  return connection({ key, name, describe, from, to, thickness, glowThickness }, "edge");
}

/** Make a bias: a line that enters its unit from below, from a square where a weight has a unit. */
export function bias(key: string, unit: Place, drawing: Layout): Connection {
  const { radius, stub, thickness, columns } = drawing;
  const ofUnit = nameOf(`u${key.slice(1)}`, columns.length - 1);
  const side = Math.min(Math.max(SQUARE.share * stub, SQUARE.least), SQUARE.most);
  const { x } = unit;
  const from = { x, y: unit.y + radius + stub - side };
  const to = { x, y: unit.y + radius };
  const square = { class: "bias-source", x: x - side / 2, y: from.y, width: side, height: side };
  const name = text("tt-bias-name", { name: ofUnit });
  const describe = (value: string) => text("tt-bias-of", { name: ofUnit, value });
  const parts = { key, name, describe, from, to, thickness, glowThickness: thickness };
  return connection(parts, "bias", side, svg("rect", square));
}

type Parts = Omit<Connection, "group" | "line" | "glow" | "rim">;

/** @param beyond by which the part that is easy to hit extends beyond the line's beginning */
function connection(parts: Parts, kind: "edge" | "bias", beyond = 0, ...sources: SVGElement[]) {
  const { key, name, from, to } = parts;
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  const line = svg("line", { ...ends, class: "weight" });
  const rim = svg("line", { ...ends, class: "glow-rim", "stroke-width": 0 });
  const glow = svg("line", { ...ends, class: "glow", "stroke-width": 0 });
  const group = svg(
    "g",
    { class: kind, "data-quantity": key, tabindex: -1, role: "button", "aria-label": name },
    svg("line", { ...ends, y1: from.y + beyond, class: "reach" }),
    svg("line", { ...ends, class: "casing" }),
    line,
    ...sources,
  );
  return { ...parts, group, line, glow, rim };
}

/**
 * Draw a weight or bias with its value and its gradient.
 * @param gradient relative to the largest of its layer, −1 to 1; 0 for no glow
 */
export function drawConnection(
  drawn: Connection,
  numbers: Record<string, number>,
  stage: string | null,
  gradient: number,
  isSelected: boolean,
) {
  const { key, group, line, glow, rim, describe, thickness, glowThickness } = drawn;
  const value = lookUp(numbers, stage === "update" ? `n${key}` : key);
  const width = lineWidth(value, thickness);
  line.setAttribute("stroke-width", String(width));
  group.style.setProperty("--line", `${width}px`);
  group.setAttribute("aria-label", describe(parameterText(key, numbers, stage)));
  group.classList.toggle("glowing", gradient !== 0);
  for (const part of [group, rim]) part.classList.toggle("selected", isSelected);
  markSign(group, value);
  const wide = gradient && width + glowThickness * glowWidth(Math.abs(gradient));
  glow.setAttribute("stroke-width", String(wide));
  rim.setAttribute(
    "stroke-width",
    String(wide && wide + 2 * RIM[isSelected ? "selected" : "usual"]),
  );
  for (const part of [glow, rim]) markSign(part, gradient);
}

/** The width of the line of a weight or bias. */
export function lineWidth(value: number, thickness: number) {
  const size = Number.isNaN(value) ? 1 : 1 - Math.exp(-Math.abs(value) / TYPICAL_WEIGHT);
  return thickness * (NARROWEST + (WIDEST - NARROWEST) * size);
}

function glowWidth(steepness: number) {
  return NARROWEST_GLOW + (WIDEST_GLOW - NARROWEST_GLOW) * steepness;
}

function markSign(target: Element, value: number) {
  target.classList.toggle("positive", value >= 0);
  target.classList.toggle("negative", value < 0);
}
