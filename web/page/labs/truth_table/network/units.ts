import { lookUp } from "../../../../shared/checked_lookup.ts";
import { setText, svg } from "../../../ui/dom.ts";
import { formatFixed, formatInFormula } from "../../../ui/format.ts";
import { nameOf, sourceName } from "../quantity_names.ts";
import type { Place } from "./network_layout.ts";
import { textWidth } from "./text_width.ts";

/** A unit. `label` is the name in it, `name` the one that it has in equations. */
export type Unit = {
  key: string;
  name: string;
  label: string;
  place: Place;
  radius: number;
  group: SVGElement;
  circle: SVGElement;
  value: SVGElement;
};

/** The smallest circle that has room for its name above its number. */
const LEAST_WITH_NAME = 19;
/** Sizes of type as shares of the circle's radius, with a name above the number and without. */
const NAME_SIZE = 0.44;
const VALUE_SIZE = 0.54;
const ALONE = { share: 0.8, least: 10, most: 15 };
/** The height of figures as a share of the size of type. */
const FIGURE = 0.73;

/** Make a unit: a circle with its name and its value in it. */
export function unit(
  place: Place,
  layer: number,
  number: number,
  sizes: number[],
  radius: number,
): Unit {
  const key = `u${layer}.${number}`;
  const name = nameOf(key, sizes.length - 1);
  const label = layer === 0 ? sourceName(0, number) : name;
  const circle = svg("circle", { r: radius, class: "unit" });
  const { y, size } = valueType(radius);
  const value = svg("text", { class: "unit-value", y: y + (FIGURE * size) / 2, "font-size": size });
  const group = svg(
    "g",
    {
      class: "unit-group",
      "data-quantity": key,
      tabindex: -1,
      role: "img",
      transform: `translate(${place.x} ${place.y})`,
    },
    circle,
  );
  if (hasName(radius)) {
    const above = { class: "unit-name", y: -0.2 * radius, "font-size": NAME_SIZE * radius };
    group.append(svg("text", above, label), " "); // so that screen readers read two words
  }
  group.append(value);
  group.setAttribute("aria-label", label === name ? name : `${label}: ${name}`);
  return { key, name, label, place, radius, group, circle, value };
}

/** The share of the greys, in their middle, that no unit is filled with: on these no text is legible. */
const MIDDLE_GREYS = 0.2;

export function drawUnit(
  { key, name, label, radius, group, circle, value }: Unit,
  numbers: Record<string, number>,
) {
  const place = key.slice(1);
  const x = lookUp(numbers, `x${place}`);
  const brightness = Math.min(Math.max(x, 0), 1);
  const isFull = brightness > 0.5;
  const grey = (1 - MIDDLE_GREYS) * brightness + (isFull ? MIDDLE_GREYS : 0);
  circle.style.setProperty("--value", String(grey));
  group.classList.toggle("on-full", isFull);
  const shown = place.startsWith("0.") ? String(x) : valueText(x, radius);
  setText(value, shown);
  group.setAttribute("role", "button"); // until now there was no value to select
  // begins with the visible text, so that voice control finds it
  group.setAttribute("aria-label", `${label} ${shown}: ${name} = ${formatInFormula(x)}`);
}

/** A number with the decimals that fit into a circle; empty if not even an integer does. */
export function valueText(x: number, radius: number) {
  const { y, size } = valueType(radius);
  const chord = 2 * Math.sqrt(radius ** 2 - (y + (FIGURE * size) / 2) ** 2);
  const texts = [2, 1, 0].map((decimals) => formatFixed(x, decimals));
  return texts.find((text) => textWidth(text, size) <= chord) ?? "";
}

function hasName(radius: number) {
  return radius >= LEAST_WITH_NAME;
}

/** The middle of the number, below the centre of its circle, and its size. */
function valueType(radius: number) {
  if (hasName(radius)) return { y: 0.24 * radius, size: VALUE_SIZE * radius };
  return { y: 0, size: Math.min(Math.max(ALONE.share * radius, ALONE.least), ALONE.most) };
}
