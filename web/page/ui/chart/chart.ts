import "../../language/tag.ts"; // before uPlot, which asks for a language that is one
import uPlot from "uplot";
import { text } from "../../language/text.ts";
import { colourAt, onSchemeChange } from "../colours.ts";
import type { TableData } from "../data_table.ts";
import { DataTable } from "../data_table.ts";
import { element } from "../dom.ts";
import { capturePointer, DragPointer } from "../drag_pointer.ts";
import { formatInFormula } from "../format.ts";
import { rem, USUAL_REM } from "../type_size.ts";
import type { Curve } from "./curve.ts";
import { sampleCurves } from "./curve_rows.ts";

/** colour: a CSS variable */
export type Line = { curve: Curve; colour: string; label: string; points?: boolean };

type ChartOptions = {
  /** Later ones are drawn over earlier ones. */
  lines: Line[];
  xLabel: string;
  yLabel: string;
  /** A value at the axis. */
  yText: (value: number) => string;
  /** Where the chart's table stands, and how exact its numbers are. */
  table: { after: Element; caption: string; yText: (value: number | null) => string };
  logarithmic?: boolean;
  yRange?: (low: number, high: number) => [number, number];
  /** The x axis always reaches this far. */
  xAtLeast?: number;
  /** Shown where there is nothing to draw yet. */
  empty: string;
};

/** The style sheet's --axis-width, in rem: other things line up with the curves. */
const AXIS_WIDTH = 3.5;

/** A small chart of curves that grow, and its table; redrawn at most once a frame. */
export class Chart {
  #plot: uPlot | null = null;
  #due = false;
  #marked: number | null = null;
  #mark = document.createElement("div");

  private lines: Line[];
  private readonly options: Pick<
    ChartOptions,
    "xLabel" | "yLabel" | "yText" | "logarithmic" | "yRange"
  >;
  xAtLeast: number;
  private readonly table: DataTable;
  private readonly empty: HTMLElement;

  constructor(
    private readonly container: HTMLElement,
    {
      lines,
      xLabel,
      yLabel,
      yText,
      table,
      logarithmic = false,
      yRange,
      xAtLeast = 1,
      empty,
    }: ChartOptions,
  ) {
    this.lines = lines;
    this.options = { xLabel, yLabel, yText, logarithmic, yRange };
    this.xAtLeast = xAtLeast;
    this.#mark.className = "chart-mark";
    this.table = new DataTable(table.after, table.caption, () => this.#tabulate(table));
    this.empty = element("p", { class: "chart-empty" }, element("span", {}, empty));
    container.append(this.empty);
    new ResizeObserver(() => this.#resize()).observe(container);
    onSchemeChange(() => this.#rebuild());
  }

  /** Other curves, or the same in other colours. */
  setLines(lines: Line[]) {
    this.lines = lines;
    this.#rebuild();
  }

  /** A vertical line at x; null for none. */
  mark(x: number | null) {
    this.#marked = x;
    this.draw();
  }

  /** Tell which x is pointed at while the pointer is down. */
  onPick(told: (x: number) => void) {
    const pick = (event: PointerEvent) => {
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
      this.container.addEventListener(end, (event) => pointer.ends(event as PointerEvent));
    }
    addEventListener("blur", () => pointer.release());
  }

  draw() {
    this.table.update();
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

  #tabulate({
    caption,
    yText,
  }: {
    caption: string;
    yText: (value: number | null) => string;
  }): TableData {
    const { xLabel } = this.options;
    const curves = this.lines.map(({ curve }) => curve);
    const apart = this.lines.filter(({ points }) => points).map(({ curve }) => curve);
    const rows = sampleCurves(curves, apart.some(({ x }) => x.length > 1) ? apart : curves);
    return {
      caption: rows.length === 0 ? text("page-table-empty", { caption }) : caption,
      heads: [xLabel, ...this.lines.map(({ label }) => label)],
      rows: rows.map(({ x, values }) => [formatInFormula(x), ...values.map(yText)]),
    };
  }

  #rebuild() {
    this.#plot?.destroy();
    this.#plot = null;
    this.table.update();
    this.#drawNow(); // at once: before a page is printed there is no next frame
  }

  #placeMark() {
    if (this.#plot === null || this.#marked === null) return;
    this.#mark.style.left = `${this.#plot.valToPos(this.#marked, "x")}px`;
  }

  #data(): uPlot.AlignedData {
    const tables = this.lines.map(({ curve }) => [curve.x, curve.y] as uPlot.AlignedData);
    const [first, ...others] = tables;
    return first && others.length === 0 ? first : uPlot.join(tables);
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
