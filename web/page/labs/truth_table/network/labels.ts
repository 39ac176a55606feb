/** Labels on the drawing: a number on a plate that keeps lines below it from crossing its figures. */

import { setAttributes, setText, svg } from "../../../ui/dom.ts";
import type { Box, Obstacles } from "./label_places.ts";
import { freePlace } from "./label_places.ts";
import type { Place, Size } from "./network_layout.ts";
import { textWidth } from "./text_width.ts";

export type Label = { group: SVGElement; plate: SVGElement; text: SVGElement };

/** Room between a label's figures and the edge of its plate. */
const PADDING = { x: 3, y: 1.5 };
/** The height of figures, and of a line, as shares of the size of type. */
const FIGURE = 0.73;
const LINE = 1.15;
const ROUNDING = 3;
/** The smallest size of type, for a label that has no place otherwise. */
const SMALLEST_TYPE = 10;
/** Room for it keeps a label in its place while its number changes in a run. */
export const USUAL_NUMBER = "−0.0000";

/** @param kind its class */
export function makeLabel(kind: string): Label {
  const plate = svg("rect", { class: "plate", rx: ROUNDING });
  const text = svg("text", { class: kind });
  return { group: svg("g", { class: "label hidden" }, plate, text), plate, text };
}

/**
 * Show the first of some texts that has a free place; nothing if none of them has, not even in small type. The
 * place is an obstacle for the labels after it.
 *
 * @param texts the preferred one first; none hides the label
 * @param placesFor groups of places for a label of this size, the preferred group first
 * @param leastText a text for which the label has room, however short its own is
 */
export function showLabel(
  label: Label,
  texts: string[],
  type: number,
  placesFor: (size: Size) => Place[][],
  obstacles: Obstacles,
  leastText = "",
) {
  const last = texts.at(-1);
  const attempts = texts.map((text, index) => ({
    text,
    type,
    least: index === 0 ? leastText : "",
  }));
  if (last !== undefined) attempts.push({ text: last, type: SMALLEST_TYPE, least: "" });
  for (const attempt of attempts) {
    const width = Math.max(
      widthOf(attempt.text, attempt.type),
      widthOf(attempt.least, attempt.type),
    );
    const size = { width, height: LINE * attempt.type + 2 * PADDING.y };
    const place = freePlace(placesFor(size), size, obstacles);
    if (place === null) continue;
    obstacles.boxes.push({ ...place, ...size });
    drawLabel(label, attempt.text, attempt.type, { ...place, ...size });
    return;
  }
  label.group.classList.add("hidden");
}

function drawLabel(label: Label, text: string, type: number, { x, y, height }: Box) {
  const width = widthOf(text, type);
  setAttributes(label.plate, { x: x - width / 2, y: y - height / 2, width, height });
  setAttributes(label.text, { x, y: y + (FIGURE * type) / 2, "font-size": type });
  setText(label.text, text);
  label.group.classList.remove("hidden");
}

function widthOf(text: string, type: number) {
  return textWidth(text, type) + 2 * PADDING.x;
}
