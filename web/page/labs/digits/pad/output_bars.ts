import { element, setNumber } from "../../../ui/dom.ts";
import { formatExact, formatFixed } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { onLeft, onPointed } from "../../../ui/pointing.ts";

/** The network’s ten outputs as bars with their numbers. Each can be pointed at if `onPoint` is given. */
export class OutputBars {
  private readonly bars: { line: HTMLLIElement; fill: HTMLSpanElement; number: HTMLSpanElement }[];

  #updateFocus: ((hasOutputs: boolean) => void) | null = null;

  /**
   * @param testId the `data-testid` of each number is this and its digit
   * @param onPoint called with the digit whose bar is pointed at or focused, or null
   */
  constructor(list: HTMLElement, testId: string, onPoint?: (digit: number | null) => void) {
    this.bars = Array.from({ length: 10 }, (_, digit) => bar(digit, `${testId}-${digit}`));
    const lines = this.bars.map(({ line }) => line);
    list.replaceChildren(...lines);
    if (onPoint === undefined) return;
    for (const [digit, line] of lines.entries()) onPointed(line, () => onPoint(digit));
    onLeft(list, () => onPoint(null));
    const updateTabStop = roveGrid(list, () => lines);
    this.#updateFocus = (hasOutputs) => {
      if (hasOutputs) updateTabStop();
      else for (const line of lines) line.removeAttribute("tabindex");
    };
  }

  /** @param truth null if it is unknown */
  show(outputs: number[] | null, answer: number | null, truth: number | null = null) {
    this.#updateFocus?.(outputs !== null);
    for (const [digit, { line, fill, number }] of this.bars.entries()) {
      const output = outputs?.[digit] ?? null;
      setNumber(number, formatExact(output), formatFixed(output, 2));
      fill.style.setProperty("--share", String(output ?? 0));
      line.classList.toggle("answer", digit === answer);
      line.classList.toggle("truth", digit === truth);
    }
  }
}

function bar(digit: number, testId: string) {
  const fill = element("span", { class: "bar-fill" });
  const number = element("span", { class: "bar-number", "data-testid": testId, "data-value": "" });
  const line = element(
    "li",
    { class: "bar" },
    element("span", { class: "bar-digit" }, String(digit)),
    element("span", { class: "bar-track", "aria-hidden": "true" }, fill),
    number,
  );
  return { line, fill, number };
}
