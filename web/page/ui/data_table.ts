import { text } from "../language/text.ts";
import { element } from "./dom.ts";

/** The numbers of a figure. `heads` name the columns; the first cell of a row is its head. */
export type TableData = { caption: string; heads: string[]; rows: [string, ...string[]][] };

/** A table of a moving figure is updated no faster than it can be read. */
const INTERVAL_MS = 1000;

/**
 * A figure as a table, for readers who cannot see it or need its numbers. It folds out below the figure, and is
 * built and updated only while it is open.
 */
export class DataTable {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #table = element("table");

  private readonly root: HTMLDetailsElement;

  /**
   * @param after the figure, or the last element that belongs to it
   * @param figure the figure's name
   * @param data called whenever the table is drawn
   */
  constructor(
    after: Element,
    figure: string,
    private readonly data: () => TableData,
  ) {
    const summary = element("summary", {}, text("page-as-a-table"));
    summary.append(element("span", { class: "visually-hidden" }, `: ${figure}`));
    const scrolled = element(
      "div",
      { class: "as-table-scroll", role: "group", "aria-label": figure, tabindex: 0 },
      this.#table,
    );
    this.root = element("details", { class: "as-table" }, summary, scrolled);
    this.root.addEventListener("toggle", () => this.#draw());
    after.after(this.root);
  }

  /** The figure has changed. */
  update() {
    if (!this.root.open || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#draw(), INTERVAL_MS);
  }

  #draw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.root.open) {
      this.#table.replaceChildren();
      return;
    }
    const { caption, heads, rows } = this.data();
    const columns = heads.map((head) => element("th", { scope: "col" }, head));
    const lines = rows.map(([head, ...cells]) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, head),
        ...cells.map((cell) => element("td", {}, cell)),
      ),
    );
    this.#table.replaceChildren(
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...columns)),
      element("tbody", {}, ...lines),
    );
  }
}

/** Up to `limit` evenly spaced indices into `count` items, both ends included. */
export function sampleIndices(count: number, limit: number) {
  const length = Math.min(count, limit);
  return Array.from({ length }, (_, index) =>
    Math.round((index * (count - 1)) / (length - 1 || 1)),
  );
}
