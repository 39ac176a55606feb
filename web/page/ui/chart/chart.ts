import "../../language/valid_language_tag.ts"; // before uPlot
import uPlot from "uplot";
import { text } from "../../language/text.ts";
import { onSchemeChange } from "../appearance.ts";
import type { TableData } from "../data_table.ts";
import { DataTable } from "../data_table.ts";
import { element } from "../dom.ts";
import { capturePointer, DragPointer } from "../drag_pointer.ts";
import { formatInFormula } from "../format.ts";
import { sampleCurves } from "./curve_rows.ts";
import type { AxisOptions, Line } from "./plot_options.ts";
import { plotOptions } from "./plot_options.ts";

/** The chart's table of numbers: it is placed after an element, and has its own number format. */
type TableOptions = { after: Element; caption: string; yText: (value: number | null) => string };

export type ChartOptions = AxisOptions & {
  /** Later ones are drawn over earlier ones. */
  lines: Line[];
  /** None where another chart has the same numbers. */
  table?: TableOptions;
  /** The x axis always reaches at least this far. */
  xAtLeast?: number;
  /** The x axis ends exactly here, however far the curves go. */
  xEnd?: number;
  /** Shown while there is nothing to draw. */
  empty: string;
};

/** A small chart of growing curves, with a table of its numbers; redrawn at most once a frame. */
export class Chart {
  #plot: uPlot | null = null;
  #isDrawScheduled = false;
  #markedX: number | null = null;
  #mark = element("div", { class: "chart-mark" });

  xAtLeast: number;
  xEnd: number | undefined;
  private lines: Line[];
  private readonly axes: AxisOptions;
  private readonly table: DataTable | null;
  private readonly empty: HTMLElement;

  constructor(
    private readonly container: HTMLElement,
    { lines, table, xAtLeast = 1, xEnd, empty, ...axes }: ChartOptions,
  ) {
    this.lines = lines;
    this.axes = axes;
    this.xAtLeast = xAtLeast;
    this.xEnd = xEnd;
    this.table = table
      ? new DataTable(table.after, table.caption, () => this.#tabulate(table))
      : null;
    this.empty = element("p", { class: "chart-empty" }, element("span", {}, empty));
    container.append(this.empty);
    new ResizeObserver(() => this.#resize()).observe(container);
    onSchemeChange(() => this.#rebuild());
  }

  /** Show other curves, or the same in other colours. */
  setLines(lines: Line[]) {
    this.lines = lines;
    this.#rebuild();
  }

  /** Draw a vertical line at x; null removes it. */
  mark(x: number | null) {
    this.#markedX = x;
    this.draw();
  }

  /** @param listener called with x wherever the pointer is pressed or dragged */
  onPick(listener: (x: number) => void) {
    const pick = (event: PointerEvent) => {
      if (this.#plot === null) return;
      const { left } = this.#plot.over.getBoundingClientRect();
      listener(this.#plot.posToVal(event.clientX - left, "x"));
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
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"] as const) {
      this.container.addEventListener(end, (event) => pointer.ends(event));
    }
    addEventListener("blur", () => pointer.release());
  }

  draw() {
    this.table?.update();
    if (this.#isDrawScheduled) return;
    this.#isDrawScheduled = true;
    requestAnimationFrame(() => {
      this.#isDrawScheduled = false;
      this.#drawNow();
    });
  }

  #drawNow() {
    if (this.container.clientWidth === 0) return; // in a lab that is hidden
    this.#plot ??= this.#makePlot();
    this.#plot.setData(this.#data()); // uPlot calls #placeMark once its scales fit the data
    this.empty.hidden = this.lines.some(({ curve }) => curve.x.length > 1);
    this.#mark.hidden = this.#markedX === null;
  }

  #tabulate({ caption, yText }: TableOptions): TableData {
    const curves = this.lines.map(({ curve }) => curve);
    const dotted = this.lines.filter(({ points }) => points).map(({ curve }) => curve);
    const rows = sampleCurves(curves, dotted.some(({ x }) => x.length > 1) ? dotted : curves);
    return {
      caption: rows.length === 0 ? text("page-table-empty", { caption }) : caption,
      heads: [this.axes.xLabel, ...this.lines.map(({ label }) => label)],
      rows: rows.map(({ x, values }) => [formatInFormula(x), ...values.map(yText)]),
    };
  }

  #rebuild() {
    this.#plot?.destroy();
    this.#plot = null;
    this.table?.update();
    this.#drawNow(); // at once: before a page is printed there is no next frame
  }

  #placeMark() {
    if (this.#plot === null || this.#markedX === null) return;
    this.#mark.style.left = `${this.#plot.valToPos(this.#markedX, "x")}px`;
  }

  #data(): uPlot.AlignedData {
    const tables = this.lines.map(({ curve }) => [curve.x, curve.y] as uPlot.AlignedData);
    const [first, ...others] = tables;
    return first && others.length === 0 ? first : uPlot.join(tables);
  }

  #makePlot() {
    const xEnd = (dataEnd: number) =>
      Math.max(this.xEnd ?? Math.max(dataEnd, this.#markedX ?? 0), this.xAtLeast);
    const options = plotOptions(this.container, this.lines, this.axes, xEnd, () =>
      this.#placeMark(),
    );
    const plot = new uPlot({ ...this.#size(), ...options }, this.#data(), this.container);
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
