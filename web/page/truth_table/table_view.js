import { element, show } from "../dom.js";
import { exact, fixed } from "../format.js";

/** The rows of the document's table, which never change; targets and outputs do. */
const INPUTS = [
  [0, 0, 1],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 1],
];

/**
 * The truth table: each row with its target, which is a button, and the network's output.
 *
 * Events: `toggle` (detail: the row), `select` (detail: the row).
 */
export class TableView extends EventTarget {
  /** @param {HTMLElement} body the table's `tbody` */
  constructor(body) {
    super();
    this.rows = INPUTS.map((inputs, row) => this.#row(inputs, row));
    body.replaceChildren(...this.rows.map(({ line }) => line));
  }

  /** @param {number[]} inputs @param {number} row */
  #row(inputs, row) {
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
      ...inputs.map((input) => element("td", {}, String(input))),
      element("td", {}, target),
      output,
      element("td", { class: "output-track", "aria-hidden": "true" }, bar),
    );
    const select = () => this.dispatchEvent(new CustomEvent("select", { detail: row }));
    line.addEventListener("pointerenter", select);
    target.addEventListener("focus", select);
    target.addEventListener("click", () => {
      select();
      this.dispatchEvent(new CustomEvent("toggle", { detail: row }));
    });
    return { line, target, output, bar };
  }

  /** @param {number} selected */
  select(selected) {
    for (const [row, { line }] of this.rows.entries())
      line.classList.toggle("selected", row === selected);
  }

  /** @param {number[]} targets */
  showTargets(targets) {
    for (const [row, { target, bar }] of this.rows.entries()) {
      show(target, String(targets[row]), String(targets[row]));
      target.setAttribute(
        "aria-label",
        `Target y of row ${INPUTS[row].join(" ")}: ${targets[row]}. Press to make it ${1 - targets[row]}`,
      );
      bar.style.setProperty("--target", String(targets[row]));
    }
  }

  /** @param {number[]} outputs */
  showOutputs(outputs) {
    for (const [row, { output, bar }] of this.rows.entries()) {
      show(output, exact(outputs[row]), fixed(outputs[row]));
      bar.style.setProperty("--output", String(outputs[row]));
    }
  }
}
