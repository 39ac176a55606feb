import type { Confusion } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setNumber, setText } from "../../../ui/dom.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { makeScrollStop } from "../../../ui/keyboard/scroll_stops.ts";
import type { Origin } from "../run.ts";
import type { Cell } from "./network_texts.ts";
import { confusionText } from "./network_texts.ts";

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

/** The confusion matrix: how often each digit was read as each. A cell is a button. */
export class ConfusionView {
  private readonly text: HTMLElement;
  private readonly cells: HTMLButtonElement[][];

  /** @param onSelect called with the cell that was pressed */
  constructor(
    { table, text: description }: { table: HTMLElement; text: HTMLElement },
    private readonly onSelect: (cell: Cell) => void,
  ) {
    this.text = description;
    this.cells = DIGITS.map((truth) => DIGITS.map((answer) => this.#cell(truth, answer)));
    const rows = this.cells.map((cells, truth) => {
      const head = element("th", { scope: "row" }, String(truth));
      return element("tr", {}, head, ...cells.map((cell) => element("td", {}, cell)));
    });
    table.append(heads(), element("tbody", {}, ...rows));
    roveGrid(table, () => this.cells.flat())();
    const box = table.parentElement as HTMLElement; // it scrolls on a phone
    makeScrollStop(box, { "aria-labelledby": table.getAttribute("aria-labelledby") ?? "" });
    this.draw(null, null, "seed");
  }

  /** @param confusion null: no test digits yet */
  draw(confusion: Confusion | null, selected: Cell | null, origin: Origin) {
    const description =
      confusion === null ? text("digits-confusion-hint") : confusionText(confusion, origin);
    setText(this.text, description);
    const counts = confusion?.counts ?? [];
    const wrong = counts.flatMap((row, truth) => row.filter((_, answer) => answer !== truth));
    const most = Math.max(1, ...wrong);
    for (const [truth, cells] of this.cells.entries()) {
      const total = Math.max(1, counts[truth]?.reduce((sum, count) => sum + count, 0) ?? 0);
      for (const [answer, cell] of cells.entries()) {
        const count = counts[truth]?.[answer];
        const share = (count ?? 0) / (truth === answer ? total : most);
        const isSelected = selected?.truth === truth && selected.answer === answer;
        setNumber(cell, String(count ?? ""), String(count ?? ""));
        cell.disabled = count === undefined;
        cell.setAttribute("aria-label", cellName(truth, answer, count));
        cell.classList.toggle("none", count === 0);
        cell.setAttribute("aria-pressed", String(isSelected));
        cell.style.setProperty("--share", Math.sqrt(share).toFixed(3)); // so that small counts show, too
      }
    }
  }

  #cell(truth: number, answer: number) {
    const cell = element("button", {
      type: "button",
      class: truth === answer ? "cell right" : "cell",
      "data-testid": `confusion-${truth}-${answer}`,
    });
    cell.addEventListener("click", () => this.onSelect({ truth, answer }));
    return cell;
  }
}

function cellName(truth: number, answer: number, count: number | undefined) {
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
