import { at } from "../../../../shared/at.ts";
import type { Explanation } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setNumber, setText } from "../../../ui/dom.ts";
import { formatExact, formatFixed, formatInteger } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { sentences } from "../sentences.ts";
import { largestIndex, partName, partsOf, rowOf } from "./explanation.ts";
import { scoreText, signed } from "./network_texts.ts";

type Row = {
  line: HTMLElement;
  name: HTMLElement;
  activation: HTMLElement;
  weight: HTMLElement;
  bar: HTMLElement;
  number: HTMLElement;
};

/** Rows at most; the units beyond are taken together. */
const MOST = 20;

/**
 * How the units add up to the score z of one digit, and what the activation makes of it.
 *
 * Events: `point` (detail: the unit that is pointed at, or null).
 */
export class ScoreView extends EventTarget {
  #told: Explanation | null = null;
  /** the digit that was chosen; null: the network's answer */
  #chosen: number | null = null;
  #rows: Row[] = [];
  /** the unit that each row is about */
  #order: number[] = [];
  #pointed: number | null = null;

  private readonly text: HTMLElement;
  private readonly table: HTMLElement;
  private readonly buttons: { button: HTMLButtonElement; number: HTMLSpanElement }[];
  private readonly parts: HTMLTableSectionElement;
  private readonly others: Row;
  private readonly bias: Row;
  private readonly sum: Row;
  private readonly output: Row;

  constructor({
    digits,
    text: words,
    table,
  }: { digits: HTMLElement; text: HTMLElement; table: HTMLElement }) {
    super();
    this.text = words;
    this.table = table;
    this.buttons = Array.from({ length: 10 }, (_, digit) => this.#button(digit));
    digits.append(...this.buttons.map(({ button }) => button));
    roveGrid(digits, () => this.buttons.map(({ button }) => button))();
    this.parts = element("tbody");
    this.others = row("", "score-others");
    this.bias = row(text("digits-score-bias"), "score-bias");
    this.sum = row(text("digits-score-sum"), "score-z");
    this.output = row("ŷ", "score-output");
    const feet = [this.others, this.bias, this.sum, this.output].map(({ line }) => line);
    this.sum.line.classList.add("score-sum");
    table.replaceChildren(head(), this.parts, element("tfoot", {}, ...feet));
    table.addEventListener("pointerleave", () => this.#tellPoint(null));
    this.draw(null);
  }

  /** @param told null: there is nothing to explain */
  draw(told: Explanation | null) {
    this.#told = told;
    if (told === null) this.#chosen = null;
    this.table.hidden = told === null;
    const digit = this.#chosen ?? (told === null ? null : largestIndex(told.outputs));
    for (const [index, { button, number }] of this.buttons.entries()) {
      button.disabled = told === null;
      button.setAttribute("aria-pressed", String(index === digit));
      const output = formatFixed(told?.outputs[index], 2);
      setNumber(number, formatExact(told?.outputs[index]), output);
      button.setAttribute("aria-label", text("digits-score-of", { digit: index, output }));
    }
    if (told === null || digit === null) setText(this.text, text("digits-score-hint"));
    else this.#drawDigit(told, digit);
  }

  /** Mark the unit that is pointed at somewhere. */
  point(unit: number | null) {
    this.#pointed = unit;
    for (const [place, { line }] of this.#rows.entries()) {
      line.classList.toggle("lit", unit !== null && this.#order[place] === unit);
    }
  }

  #drawDigit(told: Explanation, digit: number) {
    const contributions = rowOf(told.contributions, digit);
    const weights = rowOf(told.weights, digit);
    const { parts, others } = partsOf(contributions, MOST);
    const bias = at(told.biases, digit);
    const z = at(told.scores, digit);
    const output = at(told.outputs, digit);
    const reach = Math.max(...[...parts.map(({ value }) => value), bias, z].map(Math.abs));
    const follow = this.#chosen === null ? "" : text("digits-score-follow", { digit });
    setText(this.text, sentences(scoreText(told.sizes, digit, contributions), follow));
    this.#fit(parts.length);
    this.#order = parts.map(({ index }) => index);
    for (const [place, { index, value }] of parts.entries()) {
      const each = at(this.#rows, place);
      setText(each.name, partName(told.sizes, index));
      setText(each.activation, formatFixed(told.activations[index], 2));
      setText(each.weight, formatFixed(weights[index], 2));
      each.number.dataset.testid = `score-unit-${index + 1}`;
      put(each, value, reach);
    }
    this.others.line.hidden = others.count === 0;
    const { count } = others;
    setText(this.others.name, text("digits-score-others", { count, units: formatInteger(count) }));
    put(this.others, others.value, reach);
    put(this.bias, bias, reach);
    put(this.sum, z, reach);
    setText(this.output.name, outputName(told.output_activation));
    setNumber(this.output.number, formatExact(output), formatFixed(output, 2));
    this.point(this.#pointed);
  }

  /** @param count of rows */
  #fit(count: number) {
    if (count === this.#rows.length) return;
    this.#rows = Array.from({ length: count }, (_, place) => this.#part(place));
    this.parts.replaceChildren(...this.#rows.map(({ line }) => line));
  }

  #part(place: number) {
    const made = row("", "");
    made.line.addEventListener("pointerenter", () => this.#tellPoint(at(this.#order, place)));
    return made;
  }

  #tellPoint(unit: number | null) {
    this.dispatchEvent(new CustomEvent("point", { detail: unit }));
  }

  #button(digit: number) {
    const number = element("span", { class: "score-digit-output", "data-value": "" });
    const button = element(
      "button",
      { type: "button", class: "score-digit", "data-testid": `score-digit-${digit}` },
      String(digit),
      " ",
      number,
    );
    button.addEventListener("click", () => {
      this.#chosen = this.#chosen === digit ? null : digit; // pressed again: the answer, whatever it is
      this.draw(this.#told);
    });
    return { button, number };
  }
}

function head() {
  const heads = ["a", "W", "", "W · a"].map((name) =>
    name ? element("th", { scope: "col" }, name) : element("td", { "aria-hidden": "true" }),
  );
  return element("thead", {}, element("tr", {}, element("td"), ...heads));
}

function row(title: string, hook: string): Row {
  const name = element("th", { scope: "row" }, title);
  const [activation, weight] = [element("td"), element("td")];
  const bar = element("span", { class: "score-bar" });
  const number = element("td", { class: "score-number", "data-testid": hook, "data-value": "" });
  const track = element("td", { class: "score-track", "aria-hidden": "true" }, bar);
  const line = element("tr", {}, name, activation, weight, track, number);
  return { line, name, activation, weight, bar, number };
}

/**
 * A number with its bar, to the right where it is positive.
 * @param reach of the longest bar
 */
function put({ bar, number, line }: Row, value: number, reach: number) {
  setNumber(number, formatExact(value), signed(value));
  bar.style.setProperty("--share", (reach > 0 ? Math.abs(value) / reach : 0).toFixed(4));
  line.classList.toggle("against", value < 0);
}

/** What makes the output of z. */
function outputName(activation: string) {
  if (activation === "identity") return "ŷ = z";
  return activation === "sigmoid" ? "ŷ = σ(z)" : `ŷ = ${activation}(z)`;
}
