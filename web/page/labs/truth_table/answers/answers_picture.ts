import { at } from "../../../../shared/checked_lookup.ts";
import type { BetweenRows } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { channels, onSchemeChange } from "../../../ui/appearance.ts";
import { element, svg } from "../../../ui/dom.ts";
import { sourceName } from "../quantity_names.ts";
import { isoline, SIDE_LENGTH } from "./isoline.ts";

/** The rows of the truth table, of which those in the plane of the picture are marked. */
type Rows = { inputs: number[][]; targets: number[]; row: number };

/** A picture of ŷ over two of the inputs: the more ink, the nearer to 1; with a line where it is ½. */
export class AnswersPicture {
  #between: BetweenRows | null = null;
  /** The ink's colour, as a computed style; "" until it is read. */
  #ink = "";

  private readonly canvas: HTMLCanvasElement;
  private readonly line = svg("path", { class: "isoline" });
  private readonly corners = svg("g");
  private readonly axes = { across: axis("across"), up: axis("up") };

  constructor(container: HTMLElement) {
    this.canvas = element("canvas", {
      "data-testid": "tt-between",
      role: "img",
      "aria-label": text("tt-between-title"),
    });
    const viewBox = `0 0 ${SIDE_LENGTH} ${SIDE_LENGTH}`;
    const marks = svg("svg", { viewBox, "aria-hidden": "true" }, this.line, this.corners);
    container.append(this.canvas, marks, this.axes.across, this.axes.up);
    onSchemeChange(() => {
      this.#ink = "";
      if (this.#between) this.#paint(this.#between);
    });
  }

  draw(between: BetweenRows, rows: Rows) {
    this.#between = between;
    const names = { across: inputName(between.across), up: inputName(between.up) };
    this.#paint(between);
    this.line.setAttribute("d", isoline(between.values, between.side));
    this.#drawCorners(rows, between);
    drawAxis(this.axes.across, names.across, between);
    drawAxis(this.axes.up, names.up, between);
    this.canvas.setAttribute("aria-label", text("tt-between-picture", names));
  }

  /** One pixel for each output, whose opacity it is. */
  #paint({ values, side }: BetweenRows) {
    if (this.canvas.width !== side) Object.assign(this.canvas, { width: side, height: side });
    const context = this.canvas.getContext("2d");
    if (context === null) return;
    if (this.#ink === "") this.#ink = getComputedStyle(this.canvas).color;
    const [red, green, blue] = channels(this.#ink);
    const image = context.createImageData(side, side);
    for (const [point, value] of values.entries())
      image.data.set([red, green, blue, 255 * value], 4 * point);
    context.putImageData(image, 0, 0);
  }

  /** A circle for each row that differs from the selected one in nothing but the two inputs. */
  #drawCorners({ inputs, targets, row }: Rows, { across, up, low, high }: BetweenRows) {
    const place = (value: number) => (SIDE_LENGTH * (value - low)) / (high - low);
    const selected = at(inputs, row);
    const circles = [];
    for (const [index, values] of inputs.entries()) {
      const isInPlane = values.every(
        (value, input) => input === across || input === up || value === selected[input],
      );
      if (!isInPlane) continue;
      const circle = svg("circle", {
        cx: place(at(values, across)),
        cy: SIDE_LENGTH - place(at(values, up)),
        r: index === row ? 4.2 : 3.2,
      });
      circle.classList.toggle("one", targets[index] === 1);
      circle.classList.toggle("selected", index === row);
      circles.push(circle);
    }
    this.corners.replaceChildren(...circles);
  }
}

/** @param index counted from 0 */
export function inputName(index: number) {
  return sourceName(0, index + 1);
}

function axis(direction: "across" | "up") {
  return element("div", { class: `between-axis ${direction}`, "aria-hidden": "true" });
}

/** An input's name, and marks at 0 and 1. */
function drawAxis(axis: HTMLElement, name: string, { low, high }: BetweenRows) {
  const marks = [
    element("span", {}, "0"),
    element("span", { class: "axis-name" }, name),
    element("span", {}, "1"),
  ];
  for (const [index, mark] of marks.entries()) {
    const value = index / (marks.length - 1);
    mark.style.setProperty("--at", String((value - low) / (high - low)));
  }
  axis.replaceChildren(...marks);
}
