import "../../language/tag.js"; // before uPlot, which asks for a language that is one
import uPlot from "uplot";
import { text } from "../../language/text.js";
import { colourAt, onSchemeChange } from "../colours.js";
import { AsTable } from "../data_table.js";
import { element } from "../dom.js";
import { capturePointer, DragPointer } from "../drag_pointer.js";
import { numberText } from "../format.js";
import { rem, USUAL_REM } from "../type_size.js";
import { rowsOfCurves } from "./curve_rows.js";

/** @typedef {import("./curve.js").Curve} Curve */
/** @typedef {{ curve: Curve, colour: string, label: string, points?: boolean }} Line colour: a CSS variable */

/** The style sheet's --axis-width, in rem: other things line up with the curves. */
const AXIS_WIDTH = 3.5;

/** A small chart of curves that grow, and its table; redrawn at most once a frame. */
export class Chart {
  /** @type {uPlot | null} */
  #plot = null;
  #due = false;
  /** @type {number | null} */
  #marked = null;
  #mark = document.createElement("div");

  /**
   * @param {HTMLElement} container
   * @param {object} options
   * @param {Line[]} options.lines later ones are drawn over earlier ones
   * @param {string} options.xLabel
   * @param {string} options.yLabel
   * @param {(value: number) => string} options.yText at the axis
   * @param {{ after: Element, caption: string, yText: (value: number | null) => string }} options.table where it stands, and how exact its numbers are
   * @param {boolean} [options.logarithmic]
   * @param {(low: number, high: number) => [number, number]} [options.yRange]
   * @param {number} [options.xAtLeast] the x axis always reaches this far
   * @param {string} options.empty what is said where there is nothing to draw yet
   */
  constructor(
    container,
    { lines, xLabel, yLabel, yText, table, logarithmic = false, yRange, xAtLeast = 1, empty },
  ) {
    this.container = container;
    this.lines = lines;
    this.options = { xLabel, yLabel, yText, logarithmic, yRange };
    this.xAtLeast = xAtLeast;
    this.#mark.className = "chart-mark";
    this.table = new AsTable(table.after, table.caption, () => this.#tabulate(table));
    this.empty = element("p", { class: "chart-empty" }, element("span", {}, empty));
    container.append(this.empty);
    new ResizeObserver(() => this.#resize()).observe(container);
    onSchemeChange(() => this.#anew());
  }

  /** Other curves, or the same in other colours. @param {Line[]} lines */
  setLines(lines) {
    this.lines = lines;
    this.#anew();
  }

  /** A vertical line at x; null for none. @param {number | null} x */
  mark(x) {
    this.#marked = x;
    this.draw();
  }

  /**
   * Tell which x is pointed at while the pointer is down.
   * @param {(x: number) => void} told
   */
  onPick(told) {
    const pick = (/** @type {PointerEvent} */ event) => {
      if (this.#plot === null) return;
      const { left } = this.#plot.over.getBoundingClientRect();
      told(this.#plot.posToVal(event.clientX - left, "x"));
    };
    const pointer = new DragPointer();
    this.container.addEventListener("pointerdown", (event) => {
      if (!pointer.down(event).draws) return;
      capturePointer(this.container, event);
      pick(event);
    });
    this.container.addEventListener("pointermove", (event) => {
      if (pointer.moves(event)) pick(event);
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      this.container.addEventListener(end, (event) =>
        pointer.ends(/** @type {PointerEvent} */ (event)),
      );
    }
    addEventListener("blur", () => pointer.release());
  }

  draw() {
    this.table.changed();
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#drawNow();
    });
  }

  #drawNow() {
    if (this.container.clientWidth === 0) return; // in a lab that is not shown
    this.#plot ??= this.#make();
    this.#plot.setData(this.#data()); // the plot places the mark once its scales are those of the data
    this.empty.hidden = this.lines.some(({ curve }) => curve.x.length > 1);
    this.#mark.hidden = this.#marked === null;
  }

  /** @param {{ caption: string, yText: (value: number | null) => string }} table @returns {import("../data_table.js").Table} */
  #tabulate({ caption, yText }) {
    const { xLabel } = this.options;
    const curves = this.lines.map(({ curve }) => curve);
    const apart = this.lines.filter(({ points }) => points).map(({ curve }) => curve);
    const rows = rowsOfCurves(curves, apart.some(({ x }) => x.length > 1) ? apart : curves);
    return {
      caption: rows.length === 0 ? text("page-table-empty", { caption }) : caption,
      heads: [xLabel, ...this.lines.map(({ label }) => label)],
      rows: rows.map(({ x, values }) => [numberText(x), ...values.map(yText)]),
    };
  }

  #anew() {
    this.#plot?.destroy();
    this.#plot = null;
    this.table.changed();
    this.#drawNow(); // at once: before a page is printed there is no next frame
  }

  #placeMark() {
    if (this.#plot === null || this.#marked === null) return;
    this.#mark.style.left = `${this.#plot.valToPos(this.#marked, "x")}px`;
  }

  /** @returns {uPlot.AlignedData} */
  #data() {
    const tables = this.lines.map(
      ({ curve }) => /** @type {uPlot.AlignedData} */ ([curve.x, curve.y]),
    );
    return tables.length === 1 ? tables[0] : uPlot.join(tables);
  }

  #make() {
    const { xLabel, yLabel, yText, logarithmic, yRange } = this.options;
    const scale = rem() / USUAL_REM;
    const font = `${12 * scale}px ${getComputedStyle(this.container).fontFamily}`;
    const grid = { stroke: colourAt(this.container, "--line"), width: 1 };
    const labelSize = 18 * scale;
    const axis = {
      stroke: colourAt(this.container, "--ink-soft"),
      grid,
      ticks: { show: false },
      font,
      labelFont: font,
      labelSize,
    };
    const plot = new uPlot(
      {
        ...this.#size(),
        legend: { show: false },
        cursor: { show: false },
        padding: [10 * scale, 22 * scale, 0, 0],
        scales: {
          x: {
            time: false,
            range: (_, _low, high) => [0, Math.max(high ?? 0, this.xAtLeast, this.#marked ?? 0)],
          },
          y: {
            distr: logarithmic ? 3 : 1,
            ...(yRange && { range: (_, low, high) => yRange(low ?? 0, high ?? 1) }),
          },
        },
        axes: [
          { ...axis, label: xLabel, size: 30 * scale },
          {
            ...axis,
            label: yLabel,
            size: AXIS_WIDTH * rem() - labelSize,
            values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : yText(tick))),
          },
        ],
        hooks: { draw: [() => this.#placeMark()] },
        series: [
          {},
          ...this.lines.map(({ colour, label, points = false }) => ({
            label,
            stroke: colourAt(this.container, colour),
            width: scale * (points ? 2.5 : 1.75),
            spanGaps: true,
            points: { show: points, size: 7 * scale, fill: colourAt(this.container, colour) },
          })),
        ],
      },
      this.#data(),
      this.container,
    );
    plot.over.append(this.#mark);
    return plot;
  }

  #size() {
    return { width: this.container.clientWidth, height: this.container.clientHeight };
  }

  #resize() {
    if (this.container.clientWidth === 0) return;
    if (this.#plot === null) this.draw();
    else this.#plot.setSize(this.#size());
  }
}
