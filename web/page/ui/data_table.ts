import { text } from "../language/text.ts";
import { element } from "./dom.ts";

/** What a figure shows, in numbers. `heads` name the columns; the first cell of a row is its head. */
export type TableData = { caption: string; heads: string[]; rows: [string, ...string[]][] };

/** A figure that moves is read no faster. */
const PACE_MS = 1000;

/**
 * A figure once more as a table, for all who cannot see it or want its numbers. It is made only while it is open,
 * and then follows the figure.
 */
export class DataTable {
  #due: ReturnType<typeof setTimeout> | undefined;
  #table = element("table");

  private readonly root: HTMLDetailsElement;

  /**
   * @param after the figure, or what belongs to it
   * @param what the figure is
   */
  constructor(
    after: Element,
    what: string,
    private readonly tell: () => TableData,
  ) {
    const summary = element("summary", {}, text("page-as-a-table"));
    summary.append(element("span", { class: "visually-hidden" }, `: ${what}`));
    const scrolled = element(
      "div",
      { class: "as-table-scroll", role: "group", "aria-label": what, tabindex: 0 },
      this.#table,
    );
    this.root = element("details", { class: "as-table" }, summary, scrolled);
    this.root.addEventListener("toggle", () => this.#draw());
    after.after(this.root);
  }

  /** The figure shows something else. */
  update() {
    if (!this.root.open || this.#due !== undefined) return;
    this.#due = setTimeout(() => this.#draw(), PACE_MS);
  }

  #draw() {
    clearTimeout(this.#due);
    this.#due = undefined;
    if (!this.root.open) {
      this.#table.replaceChildren();
      return;
    }
    const { caption, heads, rows } = this.tell();
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
