import { effect } from "@preact/signals-core";
import { at } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { byId, element, setNumber, setText } from "../../../ui/dom.ts";
import { formatExact, formatFixed } from "../../../ui/format.ts";
import { roveByArrows } from "../../../ui/keyboard/roving_focus.ts";
import type { ShownState } from "../state.ts";
import type { TruthTableSession } from "../truth_table_session.ts";

type Row = {
  line: HTMLElement;
  cells: HTMLElement[];
  target: HTMLElement;
  output: HTMLElement;
  bar: HTMLElement;
};

/** Up to this many rows the table has large ones. */
const FEW_ROWS = 8;

/** The truth table: each row with its target, which is a button, and the network's output. */
export class TableView {
  #rows: Row[] = [];
  /** The inputs that the rows were made for, as JSON. */
  #inputs = "";
  /** The targets that are shown, and whether they are locked. */
  #targets = "";

  private readonly head = byId("truth-table-head");
  /** Above the bars, in the heading of their column. */
  private readonly hint = element("span", { class: "hint" });
  private readonly body = byId("truth-table-rows");

  constructor(private readonly session: TruthTableSession) {
    const { table, targets, state, isTableLocked } = session.store;
    roveByArrows(this.body, () =>
      this.#rows.map(({ cells, target, output }) => [...cells, target, output]),
    );
    effect(() => {
      const { inputs } = table.value;
      this.#makeRows(inputs);
      this.#drawTargets(inputs, targets.value, isTableLocked.value);
      setText(this.hint, text(isTableLocked.value ? "tt-table-hint-locked" : "tt-table-hint"));
    });
    effect(() => {
      if (state.value !== null) this.#drawOutputs(state.value);
    });
  }

  #drawOutputs({ inputs, outputs, row: selectedRow, batch, sizes }: ShownState) {
    this.#makeRows(inputs);
    for (const [index, row] of this.#rows.entries()) {
      const isSelected = index === selectedRow;
      setNumber(row.output, formatExact(outputs[index]), formatFixed(outputs[index]));
      row.bar.style.setProperty("--output", String(outputs[index]));
      row.line.classList.toggle("selected", isSelected);
      row.target.tabIndex = isSelected ? 0 : -1; // the Tab key must not reach, and so select, another row
      row.line.classList.toggle("next", batch.length < inputs.length && batch.includes(index));
      nameCells(row, isSelected, sizes.length - 1);
    }
  }

  #drawTargets(inputs: number[][], targets: number[], isLocked: boolean) {
    const shown = JSON.stringify([targets, isLocked]);
    if (shown === this.#targets) return;
    this.#targets = shown;
    for (const [row, { target, bar }] of this.#rows.entries()) {
      const value = at(targets, row);
      const names = { row: at(inputs, row).join(" "), target: String(value) };
      setNumber(target, String(value), String(value));
      target.setAttribute(
        "aria-label",
        isLocked
          ? text("tt-table-target-locked", names)
          : text("tt-table-target", { ...names, other: String(1 - value) }),
      );
      target.setAttribute("aria-disabled", String(isLocked)); // the Tab key still reaches the table by it
      bar.style.setProperty("--target", String(value));
    }
  }

  /** Make rows for these inputs, unless they are there. */
  #makeRows(inputs: number[][]) {
    const json = JSON.stringify(inputs);
    if (json === this.#inputs) return;
    this.#inputs = json;
    this.#targets = "";
    const headings = at(inputs, 0).map((_, index) =>
      element("th", { scope: "col" }, "x", element("sub", {}, String(index + 1))),
    );
    const words = ["y", "ŷ"].map((word) => element("th", { scope: "col" }, word));
    const bar = element("span", { class: "visually-hidden" }, text("tt-table-bar"));
    const bars = element("th", { scope: "col" }, bar, this.hint);
    this.head.replaceChildren(...headings, ...words, bars);
    this.#rows = inputs.map((row, index) => this.#row(row, index));
    this.body.classList.toggle("many", inputs.length > FEW_ROWS);
    this.body.replaceChildren(...this.#rows.map(({ line }) => line));
  }

  #row(inputs: number[], row: number): Row {
    const cells = inputs.map((input) => element("td", {}, String(input)));
    const target = element("button", {
      type: "button",
      class: "target",
      "data-testid": `tt-target-${row}`,
    });
    const output = element(
      "td",
      { class: "output", "data-testid": `tt-output-${row}`, "data-value": "" },
      "–",
    );
    const bar = element("span", { class: "output-bar" });
    const line = element(
      "tr",
      {},
      ...cells,
      element("td", {}, target),
      output,
      element("td", { class: "output-track", "aria-hidden": "true" }, bar),
    );
    line.addEventListener("click", () => this.session.select({ row }));
    line.addEventListener("focusin", () => this.session.select({ row }));
    target.addEventListener("click", () => {
      if (!this.session.store.isTableLocked.peek()) this.session.toggleTarget(row);
    });
    return { line, cells, target, output, bar };
  }
}

/** The selected row's cells are quantities of the derivation: they are highlighted with those. */
function nameCells({ cells, target, output }: Row, isSelected: boolean, lastLayer: number) {
  const named = [
    ...cells.map((cell, index) => [cell, `x0.${index + 1}`] as const),
    [target, "y.1"] as const,
    [output, `x${lastLayer}.1`] as const,
  ];
  for (const [cell, key] of named) {
    if (isSelected) cell.dataset.quantity = key;
    else delete cell.dataset.quantity;
  }
}
