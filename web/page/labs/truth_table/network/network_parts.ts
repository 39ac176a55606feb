import { lookUp } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { setAttributes, setText, svg } from "../../../ui/dom.ts";
import { formatFixed, formatInFormula } from "../../../ui/format.ts";
import { nameOf, sourceName } from "../quantity_names.ts";
import { parameterText } from "../stepper/stages.ts";
import type { Place } from "./network_layout.ts";

/** A weight. `glow` shows the steepness of the loss; `rim` separates it from the paper. */
export type Edge = {
  key: string;
  name: string;
  group: SVGElement;
  line: SVGElement;
  glow: SVGElement;
  rim: SVGElement;
};

/** A unit. `label` is the name in it, `name` the one that it has in equations. */
export type Unit = {
  key: string;
  name: string;
  label: string;
  place: SVGElement;
  group: SVGElement;
  circle: SVGElement;
  value: SVGElement;
  /** Its name and its value. */
  texts: SVGElement[];
  bias: SVGElement | null;
  /** The largest side of the bias's square. */
  side: number;
};

/** The largest side of a bias's square, as a share of its unit's radius. */
const BIAS_SIDE = 0.6;
/** Sizes of type as shares of the radius of the circle that holds it. */
const NAME_SIZE = 0.42;
const VALUE_SIZE = 0.54;
const WIDEST = 8;
const WIDEST_GLOW = 18;
const RIM = 1;
/** A weight of this size is drawn at 1 − 1/e of the widest line, so that small ones still differ. */
const TYPICAL_WEIGHT = 5;

/** Make a weight: a line, its glow, and a wide invisible line that is easy to hit. */
export function edge(key: string, from: Place, to: Place, last: number): Edge {
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  const line = svg("line", { ...ends, class: "weight" });
  const rim = svg("line", { ...ends, class: "glow-rim", "stroke-width": 0 });
  const glow = svg("line", { ...ends, class: "glow", "stroke-width": 0 });
  const name = nameOf(key, last);
  const group = svg(
    "g",
    { class: "edge", "data-quantity": key, tabindex: -1, role: "button", "aria-label": name },
    svg("line", { ...ends, class: "reach" }),
    rim,
    glow,
    line,
  );
  return { key, name, group, line, glow, rim };
}

/** Make a unit: a circle with its name and its value in it, and a square on its rim for its bias. */
export function unit(
  { x, y }: Place,
  layer: number,
  number: number,
  sizes: number[],
  radius: number,
  hasBiases: boolean,
): Unit {
  const last = sizes.length - 1;
  const key = `u${layer}.${number}`;
  const name = nameOf(key, last);
  const circle = svg("circle", { r: radius, class: "unit" });
  const label = layer === 0 ? sourceName(0, number) : name;
  const labelText = svg(
    "text",
    { class: "unit-name", y: -0.2 * radius, "font-size": NAME_SIZE * radius },
    label,
  );
  const value = svg("text", {
    class: "unit-value",
    y: 0.42 * radius,
    "font-size": VALUE_SIZE * radius,
  });
  const group = svg(
    "g",
    { class: "unit-group", "data-quantity": key, tabindex: -1, role: "img" },
    circle,
    labelText,
    " ", // so that screen readers read two words
    value,
  );
  group.setAttribute("aria-label", label === name ? name : `${label}: ${name}`);
  const place = svg("g", { transform: `translate(${x} ${y})` }, group);
  const made = { key, name, label, place, group, circle, value, texts: [labelText, value] };
  if (layer === 0 || !hasBiases) return { ...made, bias: null, side: 0 };
  const bias = svg("rect", {
    class: "bias",
    "data-quantity": `b${layer}.${number}`,
    tabindex: -1,
    role: "button",
    "aria-label": text("tt-bias-name", { name }),
    transform: `translate(0 ${radius})`,
  });
  place.append(bias);
  return { ...made, bias, side: BIAS_SIDE * radius };
}

/** @param steepness of the loss along it, 0 to 1: how wide it glows */
export function drawEdge(
  { key, name, group, line, glow, rim }: Edge,
  numbers: Record<string, number>,
  stage: string | null,
  steepness: number,
) {
  const w = lookUp(numbers, stage === "update" ? `n${key}` : key);
  const wide = WIDEST_GLOW * steepness;
  line.setAttribute("stroke-width", String(0.75 + (WIDEST - 0.75) * size(w)));
  glow.setAttribute("stroke-width", String(wide));
  rim.setAttribute("stroke-width", String(wide && wide + 2 * RIM));
  group.setAttribute("aria-label", `${name} = ${parameterText(key, numbers, stage)}`);
  signed(line, w);
}

export function drawUnit(
  { key, name, label, group, circle, value, texts, bias, side: most }: Unit,
  numbers: Record<string, number>,
  stage: string | null,
) {
  const place = key.slice(1);
  const x = lookUp(numbers, `x${place}`);
  const brightness = Math.min(Math.max(x, 0), 1);
  circle.style.setProperty("--value", String(brightness));
  for (const part of texts) part.classList.toggle("on-bright", brightness > 0.5);
  setText(value, place.startsWith("0.") ? String(x) : formatFixed(x, 2));
  group.setAttribute("role", "button"); // until now there was no value to select
  // begins with the visible text, so that voice control finds it
  group.setAttribute(
    "aria-label",
    `${label} ${value.textContent}: ${name} = ${formatInFormula(x)}`,
  );
  if (bias === null) return;
  const b = lookUp(numbers, stage === "update" ? `nb${place}` : `b${place}`);
  const side = most * (0.5 + 0.5 * size(b));
  setAttributes(bias, { x: -side / 2, y: -side / 2, width: side, height: side });
  bias.setAttribute(
    "aria-label",
    text("tt-bias-of", { name, value: parameterText(`b${place}`, numbers, stage) }),
  );
  signed(bias, b);
}

/** The size at which a weight or bias is drawn, 0 to 1. */
function size(w: number) {
  if (Number.isNaN(w)) return 1;
  return 1 - Math.exp(-Math.abs(w) / TYPICAL_WEIGHT);
}

function signed(target: Element, value: number) {
  target.classList.toggle("positive", value >= 0);
  target.classList.toggle("negative", value < 0);
}
