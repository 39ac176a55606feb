import { element, show } from "../../../ui/dom.js";
import { exact, fixed } from "../../../ui/format.js";

/** The network’s ten outputs as bars with their numbers. */
export class OutputBars {
  /** @param {HTMLElement} list @param {string} hook begins the `data-testid` of each number */
  constructor(list, hook) {
    this.bars = Array.from({ length: 10 }, (_, digit) => bar(digit, `${hook}-${digit}`));
    list.replaceChildren(...this.bars.map(({ line }) => line));
  }

  /** @param {number[] | null} outputs @param {number | null} answer @param {number | null} [truth] where it is known */
  show(outputs, answer, truth = null) {
    for (const [digit, { line, fill, number }] of this.bars.entries()) {
      const output = outputs?.[digit] ?? null;
      show(number, exact(output), fixed(output, 2));
      fill.style.setProperty("--share", String(output ?? 0));
      line.classList.toggle("answer", digit === answer);
      line.classList.toggle("truth", digit === truth);
    }
  }
}

/** @param {number} digit @param {string} hook */
function bar(digit, hook) {
  const fill = element("span", { class: "bar-fill" });
  const number = element("span", { class: "bar-number", "data-testid": hook, "data-value": "" });
  const line = element(
    "li",
    { class: "bar" },
    element("span", { class: "bar-digit" }, String(digit)),
    element("span", { class: "bar-track", "aria-hidden": "true" }, fill),
    number,
  );
  return { line, fill, number };
}
