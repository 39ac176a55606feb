import { text } from "../../../language/text.js";
import { setAttributes, setText, svg } from "../../../ui/dom.js";
import { fixed, numberText } from "../../../ui/format.js";
import { nameOf, subscript } from "../quantity_names.js";
import { parameterText } from "../stepper/stages.js";

/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ key: string, name: string, group: SVGElement, line: SVGElement, glow: SVGElement, rim: SVGElement }} Edge rim: of the glow, which is as bright as paper */
/** @typedef {{ key: string, name: string, seen: string, place: SVGElement, group: SVGElement, circle: SVGElement, value: SVGElement, bias: SVGElement | null }} Unit seen: the name that stands beside it */

/** Circles smaller than this stand too close for names above them. */
const ROOMY = 20;
const BIAS_SIDE = 12;
const WIDEST = 8;
const WIDEST_GLOW = 18;
const RIM = 1;
/** A weight of this size is drawn at 1 − 1/e of the widest line: small ones still differ. */
const TYPICAL_WEIGHT = 5;

/** A weight: a line, its glow, and a wide one that is easy to reach. @param {string} key @param {Place} from @param {Place} to @param {number} last @returns {Edge} */
export function edge(key, from, to, last) {
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

/**
 * A unit: a circle with its value in it and its name beside it, and a square for its bias.
 * @param {Place} at
 * @param {number} layer @param {number} number @param {number[]} sizes @param {number} radius @param {boolean} hasBiases
 * @returns {Unit}
 */
export function unit({ x, y }, layer, number, sizes, radius, hasBiases) {
  const last = sizes.length - 1;
  const small = radius < ROOMY;
  const key = `u${layer}.${number}`;
  const circle = svg("circle", { r: radius, class: "unit" });
  const value = svg("text", { class: small ? "unit-value small" : "unit-value", y: small ? 4 : 5 });
  const label = unitLabel(layer, number, last, radius, small);
  const group = svg(
    "g",
    { class: "unit-group", "data-quantity": key, tabindex: -1, role: "img" },
    circle,
    label,
    " ", // one word and another, for those who hear them
    value,
  );
  const name = nameOf(key, last);
  const seen = label.textContent ?? "";
  group.setAttribute("aria-label", `${seen}: ${name}`);
  const place = svg("g", { transform: `translate(${x} ${y})` }, group);
  const made = { key, name, seen, place, group, circle, value };
  if (layer === 0 || !hasBiases) return { ...made, bias: null };
  const bias = svg("rect", {
    class: "bias",
    "data-quantity": `b${layer}.${number}`,
    tabindex: -1,
    role: "button",
    "aria-label": text("tt-bias-name", { name }),
    transform: `translate(${0.8 * radius} ${0.8 * radius})`,
  });
  place.append(bias);
  return { ...made, bias };
}

/** @param {number} layer @param {number} number @param {number} last @param {number} radius @param {boolean} small */
function unitLabel(layer, number, last, radius, small) {
  const name = layer === last ? "ŷ" : `x${subscript(number)}`;
  if (layer === 0) return svg("text", { class: "unit-name beside", x: -radius - 8, y: 5 }, name);
  if (small && layer < last) {
    // there is no room above: the number alone, beside the circle
    const beside = { class: "unit-name index", x: -radius - 4, y: -0.4 * radius };
    return svg("text", beside, String(number));
  }
  return svg("text", { class: "unit-name", x: -0.75 * radius, y: -radius - 3 }, name);
}

/**
 * @param {Edge} edge @param {Record<string, number>} numbers @param {string | null} stage
 * @param {number} steepness of the loss along it, 0 to 1: how wide it glows
 */
export function drawEdge({ key, name, group, line, glow, rim }, numbers, stage, steepness) {
  const w = numbers[stage === "update" ? `n${key}` : key];
  const wide = WIDEST_GLOW * steepness;
  line.setAttribute("stroke-width", String(0.75 + (WIDEST - 0.75) * size(w)));
  glow.setAttribute("stroke-width", String(wide));
  rim.setAttribute("stroke-width", String(wide && wide + 2 * RIM));
  group.setAttribute("aria-label", `${name} = ${parameterText(key, numbers, stage)}`);
  signed(line, w);
}

/** @param {Unit} unit @param {Record<string, number>} numbers @param {string | null} stage */
export function drawUnit({ key, name, seen, group, circle, value, bias }, numbers, stage) {
  const place = key.slice(1);
  const x = numbers[`x${place}`];
  const brightness = Math.min(Math.max(x, 0), 1);
  circle.style.setProperty("--value", String(brightness));
  value.classList.toggle("on-bright", brightness > 0.5);
  setText(value, place.startsWith("0.") ? String(x) : fixed(x, 2));
  group.setAttribute("role", "button"); // until now there was nothing to choose
  // begins with what is to be seen, for those who speak to the page
  group.setAttribute("aria-label", `${seen} ${value.textContent}: ${name} = ${numberText(x)}`);
  if (bias === null) return;
  const b = numbers[stage === "update" ? `nb${place}` : `b${place}`];
  const side = BIAS_SIDE * (0.5 + 0.5 * size(b));
  setAttributes(bias, { x: -side / 2, y: -side / 2, width: side, height: side });
  bias.setAttribute(
    "aria-label",
    text("tt-bias-of", { name, value: parameterText(`b${place}`, numbers, stage) }),
  );
  signed(bias, b);
}

/** How large a weight or bias is drawn, 0 to 1. @param {number} w */
function size(w) {
  if (Number.isNaN(w)) return 1;
  return 1 - Math.exp(-Math.abs(w) / TYPICAL_WEIGHT);
}

/** @param {Element} target @param {number} value */
function signed(target, value) {
  target.classList.toggle("positive", value >= 0);
  target.classList.toggle("negative", value < 0);
}
