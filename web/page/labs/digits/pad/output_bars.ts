import { element, setNumber } from "../../../ui/dom.ts";
import { formatExact, formatFixed } from "../../../ui/format.ts";

/** The network’s ten outputs as bars with their numbers. */
export class OutputBars {
  private readonly bars: { line: HTMLLIElement; fill: HTMLSpanElement; number: HTMLSpanElement }[];

  /** @param testId the `data-testid` of each number is this and its digit */
  constructor(list: HTMLElement, testId: string) {
    this.bars = Array.from({ length: 10 }, (_, digit) => bar(digit, `${testId}-${digit}`));
    list.replaceChildren(...this.bars.map(({ line }) => line));
  }

  /** @param truth null if it is unknown */
  show(outputs: number[] | null, answer: number | null, truth: number | null = null) {
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
