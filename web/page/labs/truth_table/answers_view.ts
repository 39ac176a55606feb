import { at } from "../../../shared/at.ts";
import type { BetweenRows } from "../../../shared/protocol.ts";
import { text } from "../../language/text.ts";
import { channels, onSchemeChange } from "../../ui/colours.ts";
import type { TableData } from "../../ui/data_table.ts";
import { DataTable } from "../../ui/data_table.ts";
import { element, fillMenu, svg } from "../../ui/dom.ts";
import { formatFixed, formatInFormula } from "../../ui/format.ts";
import { sampleIndices } from "../../ui/sample_indices.ts";
import { VisibleRefresher } from "../../ui/visible_refresher.ts";
import { sourceName } from "./quantity_names.ts";
import type { TruthTableState } from "./state.ts";

/** values: the bytes of 32-bit numbers */
/** Two of the inputs, counted from 0. */
type Axes = { across: number; up: number };

/** The picture follows a run at this pace. */
const PACE_MS = 50;
/** The picture's own units: percent of its side. */
const WHOLE = 100;
/** Rows and columns of the table at most. */
const MOST_PLACES = 7;

/**
 * What the network answers between the rows: ŷ over two of the inputs, with the line where it is ½.
 *
 * The picture is asked for only while it is in sight.
 */
export class AnswersView {
  #inputs = 0;
  #ink = "";
  #state: TruthTableState | null = null;
  #axes: Axes = { across: 0, up: 1 };
  #between: BetweenRows | null = null;

  private readonly across: HTMLSelectElement;
  private readonly up: HTMLSelectElement;
  private readonly note: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly marks: SVGSVGElement;
  private readonly line: SVGPathElement;
  private readonly corners: SVGGElement;
  private readonly axes: { across: HTMLDivElement; up: HTMLDivElement };
  private readonly table: DataTable;
  private readonly refresher: VisibleRefresher;

  /** @param compute asks Python for the picture; undefined where that failed */
  constructor(
    {
      picture,
      across,
      up,
      note,
    }: {
      picture: HTMLElement;
      across: HTMLSelectElement;
      up: HTMLSelectElement;
      note: HTMLElement;
    },
    private readonly compute: (axes: Axes) => Promise<BetweenRows | undefined>,
  ) {
    this.across = across;
    this.up = up;
    this.note = note;
    this.canvas = element("canvas", {
      "data-testid": "tt-between",
      role: "img",
      "aria-label": text("tt-between-title"),
    });
    this.marks = svg("svg", { viewBox: `0 0 ${WHOLE} ${WHOLE}`, "aria-hidden": "true" });
    this.line = svg("path", { class: "isoline" });
    this.corners = svg("g");
    this.marks.append(this.line, this.corners);
    this.axes = { across: axis("across"), up: axis("up") };
    picture.append(this.canvas, this.marks, this.axes.across, this.axes.up);
    for (const [menu, other] of [
      [across, up],
      [up, across],
    ] as const) {
      menu.addEventListener("change", () => {
        if (menu.value === other.value)
          other.value = String((Number(menu.value) + 1) % this.#inputs);
        this.#axes = { across: Number(across.value), up: Number(up.value) };
        this.refresher.refreshNow();
      });
    }
    onSchemeChange(() => {
      this.#ink = "";
      if (this.#between) this.#paint(this.#between);
    });
    this.table = new DataTable(note, text("tt-between-title"), () => this.#tabulate());
    this.refresher = new VisibleRefresher([picture, note], () => this.#refresh(), PACE_MS);
  }

  draw(state: TruthTableState) {
    this.#state = state;
    const { length } = at(state.inputs, 0);
    if (length !== this.#inputs) this.#buildMenus(length);
    this.refresher.invalidate();
  }

  async #refresh() {
    const between = await this.compute(this.#axes);
    if (between === undefined || this.#state === null) return;
    this.#between = between;
    this.table.update();
    const { inputs, row } = this.#state;
    this.across.value = String(between.across);
    this.up.value = String(between.up);
    this.#paint(between);
    this.line.setAttribute("d", isoline(between.values, between.side));
    this.#drawCorners(this.#state, between);
    const names = { across: inputName(between.across), up: inputName(between.up) };
    drawAxis(this.axes.across, names.across, between);
    drawAxis(this.axes.up, names.up, between);
    const others = at(inputs, row)
      .map((value, index) => ({ value, index }))
      .filter(({ index }) => index !== between.across && index !== between.up);
    const held = others.map(({ value, index }) => `${inputName(index)} = ${value}`).join(", ");
    this.note.textContent = held ? text("tt-between-held", { held }) : text("tt-between-marks");
    this.canvas.setAttribute("aria-label", text("tt-between-picture", names));
  }

  /** Some of the places, from the top as in the picture. */
  #tabulate(): TableData {
    if (this.#between === null)
      return { caption: text("tt-table-nothing-yet"), heads: [], rows: [] };
    const { across, up, low, high, side, values: answers } = this.#between;
    const places = sampleIndices(side, MOST_PLACES);
    const valueAt = (place: number) =>
      formatInFormula(low + ((high - low) * place) / (side - 1), 2);
    const [xAcross, xUp] = [inputName(across), inputName(up)];
    return {
      caption: text("tt-table-between", { across: xAcross, up: xUp }),
      heads: [`${xUp}, ${xAcross}`, ...places.map((place) => `${xAcross} = ${valueAt(place)}`)],
      rows: places.map((down) => [
        `${xUp} = ${valueAt(side - 1 - down)}`,
        ...places.map((place) => formatFixed(answers[down * side + place], 2)),
      ]),
    };
  }

  #buildMenus(count: number) {
    this.#inputs = count;
    if (Math.max(this.#axes.across, this.#axes.up) >= count) this.#axes = { across: 0, up: 1 };
    const options = Array.from({ length: count }, (_, index): [string, string] => [
      String(index),
      inputName(index),
    ]);
    for (const menu of [this.across, this.up]) fillMenu(menu, options);
  }

  /** Every answer as so much ink. */
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

  /** The rows that differ from the selected one in nothing but the two inputs. */
  #drawCorners({ inputs, targets, row }: TruthTableState, between: BetweenRows) {
    const { across, up, low, high } = between;
    const place = (value: number) => (WHOLE * (value - low)) / (high - low);
    const selected = at(inputs, row);
    const circles = [];
    for (const [index, each] of inputs.entries()) {
      const beside = each.every(
        (value, input) => input === across || input === up || value === selected[input],
      );
      if (!beside) continue;
      const circle = svg("circle", {
        cx: place(at(each, across)),
        cy: WHOLE - place(at(each, up)),
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
function inputName(index: number) {
  return sourceName(0, index + 1);
}

function axis(way: string) {
  return element("div", { class: `between-axis ${way}`, "aria-hidden": "true" });
}

/** An input's name, and where it is 0 and where 1. */
function drawAxis(axis: HTMLElement, name: string, { low, high }: { low: number; high: number }) {
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

/** Where every answer is as near to ½ as this, what 32-bit numbers leave of a line is noise. */
const UNDECIDED = 1e-5;

/**
 * The line on which ŷ is ½, square by square: wherever two neighbours are on different sides.
 * @param values row by row, from the top
 */
export function isoline(values: Float32Array | number[], side: number) {
  if (values.every((value) => Math.abs(value - 0.5) < UNDECIDED)) return "";
  const step = WHOLE / (side - 1);
  const corner = (x: number, y: number) => ({ x, y, height: (values[y * side + x] ?? 0) - 0.5 });
  const parts = [];
  for (let y = 0; y + 1 < side; y += 1) {
    for (let x = 0; x + 1 < side; x += 1) {
      const a = corner(x, y);
      const b = corner(x + 1, y);
      const c = corner(x + 1, y + 1);
      const d = corner(x, y + 1);
      const edges = [
        [a, b],
        [b, c],
        [c, d],
        [d, a],
      ] as const;
      const crossings = edges.flatMap(([from, to]) => {
        if (from.height < 0 === to.height < 0) return [];
        const share = from.height / (from.height - to.height);
        return [
          `${(step * (from.x + share * (to.x - from.x))).toFixed(2)} ${(step * (from.y + share * (to.y - from.y))).toFixed(2)}`,
        ];
      });
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        parts.push(`M${crossings[pair]}L${crossings[pair + 1]}`);
      }
    }
  }
  return parts.join("");
}
