import { text } from "../../../language/text.js";
import { element, setText, show } from "../../../ui/dom.js";
import { roveGrid } from "../../../ui/keyboard/roving_focus.js";
import { makeScrollStop } from "../../../ui/keyboard/scroll_stops.js";
import { confusionText } from "./network_texts.js";

/** @typedef {import("./network_texts.js").Confusion} Confusion */
/** @typedef {import("./network_texts.js").Cell} Cell */

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

/**
 * How often each digit was taken for each. A cell is a button that leads to its digits.
 *
 * Events: `select` (detail: Cell).
 */
export class ConfusionView extends EventTarget {
  /** @param {{ table: HTMLElement, text: HTMLElement }} places */
  constructor({ table, text: words }) {
    super();
    this.text = words;
    this.cells = DIGITS.map((truth) => DIGITS.map((answer) => this.#cell(truth, answer)));
    const rows = this.cells.map((cells, truth) => {
      const head = element("th", { scope: "row" }, String(truth));
      return element("tr", {}, head, ...cells.map((cell) => element("td", {}, cell)));
    });
    table.append(heads(), element("tbody", {}, ...rows));
    roveGrid(table, () => this.cells.flat())();
    const box = /** @type {HTMLElement} */ (table.parentElement); // wider than a phone, it scrolls
    makeScrollStop(box, { "aria-labelledby": table.getAttribute("aria-labelledby") ?? "" });
    this.draw(null, null, "seed");
  }

  /** @param {Confusion | null} confusion null: no test digits yet @param {Cell | null} selected @param {import("../training/progress.js").Origin} origin */
  draw(confusion, selected, origin) {
    const told =
      confusion === null ? text("digits-confusion-hint") : confusionText(confusion, origin);
    setText(this.text, told);
    const counts = confusion?.counts ?? [];
    const wrong = counts.flatMap((row, truth) => row.filter((_, answer) => answer !== truth));
    const most = Math.max(1, ...wrong);
    for (const truth of DIGITS) {
      const ofThis = Math.max(1, counts[truth]?.reduce((sum, count) => sum + count, 0) ?? 0);
      for (const answer of DIGITS) {
        const cell = this.cells[truth][answer];
        const count = counts[truth]?.[answer];
        const share = (count ?? 0) / (truth === answer ? ofThis : most);
        const here = selected?.truth === truth && selected.answer === answer;
        show(cell, String(count ?? ""), String(count ?? ""));
        cell.disabled = count === undefined;
        cell.setAttribute("aria-label", cellName(truth, answer, count));
        cell.classList.toggle("none", count === 0);
        cell.setAttribute("aria-pressed", String(here));
        cell.style.setProperty("--share", Math.sqrt(share).toFixed(3)); // so that few are seen, too
      }
    }
  }

  /** @param {number} truth @param {number} answer */
  #cell(truth, answer) {
    const cell = element("button", {
      type: "button",
      class: truth === answer ? "cell right" : "cell",
      "data-testid": `confusion-${truth}-${answer}`,
    });
    cell.addEventListener("click", () =>
      this.dispatchEvent(new CustomEvent("select", { detail: { truth, answer } })),
    );
    return cell;
  }
}

/** @param {number} truth @param {number} answer @param {number | undefined} count */
function cellName(truth, answer, count) {
  if (count === undefined) return text("digits-confusion-unknown", { truth, answer });
  return text("digits-confusion-cell", { truth, answer, count: String(count) });
}

function heads() {
  const digits = DIGITS.map((digit) => element("th", { scope: "col" }, String(digit)));
  return element(
    "thead",
    {},
    element(
      "tr",
      {},
      element("td"),
      element("th", { colspan: 10, scope: "colgroup" }, text("digits-confusion-said")),
    ),
    element("tr", {}, element("th", { scope: "col" }, text("digits-confusion-is")), ...digits),
  );
}
