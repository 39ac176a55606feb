/** Labels on the drawing: a number on a plate that keeps lines below it from crossing its figures. */

import { setAttributes, setText, svg } from "../../../ui/dom.ts";
import type { Box, Obstacles } from "./label_places.ts";
import { freePlace } from "./label_places.ts";
import type { Place, Size } from "./network_layout.ts";
import { textWidth } from "./text_width.ts";

export type Label = { group: SVGElement; plate: SVGElement; text: SVGElement };

/** Room between a label's figures and the edge of its plate. */
const PADDING = { x: 4, y: 1.5 };
/** The height of figures, and of a line, as shares of the size of type. */
const FIGURE = 0.73;
const LINE = 1.15;
const ROUNDING = 3;
/** Room for usual numbers, so that a label keeps its place while its number changes in a run. */
const USUAL_NUMBER = "−0.0000";

/** @param kind its class */
export function makeLabel(kind: string): Label {
  const plate = svg("rect", { class: "plate", rx: ROUNDING });
  const text = svg("text", { class: kind });
  return { group: svg("g", { class: "label hidden" }, plate, text), plate, text };
}

/**
 * Show the longest of some texts that has a free place; nothing if none of them has. The place is an obstacle
 * for the labels after it.
 *
 * @param texts the preferred one first; none hides the label
 * @param placesFor groups of places for a label of this size, the preferred group first
 */
export function showLabel(
  label: Label,
  texts: string[],
  type: number,
  placesFor: (size: Size) => Place[][],
  obstacles: Obstacles,
) {
  const boxes = texts.map((text): [string, Box | null] => {
    const width = Math.max(textWidth(text, type), textWidth(USUAL_NUMBER, type)) + 2 * PADDING.x;
    const size = { width, height: LINE * type + 2 * PADDING.y };
    const place = freePlace(placesFor(size), size, obstacles);
    return [text, place && { ...place, ...size }];
  });
  const [text, box] = boxes.find(([, found]) => found !== null) ?? ["", null];
  label.group.classList.toggle("hidden", box === null);
  if (box === null) return;
  obstacles.boxes.push(box);
  const { x, y, height } = box;
  const width = textWidth(text, type) + 2 * PADDING.x;
  setAttributes(label.plate, { x: x - width / 2, y: y - height / 2, width, height });
  setAttributes(label.text, { x, y: y + (FIGURE * type) / 2, "font-size": type });
  setText(label.text, text);
}
