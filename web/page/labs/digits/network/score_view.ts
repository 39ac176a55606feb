import { at } from "../../../../shared/checked_lookup.ts";
import type { Explanation } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setNumber, setText } from "../../../ui/dom.ts";
import { formatExact, formatFixed, formatInteger } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { onLeft, onPointed } from "../../../ui/pointing.ts";
import { layerMark } from "../../truth_table/quantity_names.ts";
import { sentences } from "../digits_texts.ts";
import { hiddenLayers, largestIndex, partSymbol, partsOf, rowOf } from "./explanation.ts";
import { outputFormula, scoreText, signed } from "./network_texts.ts";

type Row = {
  line: HTMLElement;
  name: HTMLElement;
  activation: HTMLElement;
  weight: HTMLElement;
  bar: HTMLElement;
  number: HTMLElement;
};

/** The number of units with a row of their own; the others share one. */
const MOST_ROWS = 20;

/** How the units add up to the score z of one digit, and the output that follows from it. */
export class ScoreView {
  #explanation: Explanation | null = null;
  /** The digit whose score is shown; null: that of the network's answer. */
  #chosen: number | null = null;
  #rows: Row[] = [];
  /** The unit of each row. */
  #order: number[] = [];
  #pointed: number | null = null;

  private readonly text: HTMLElement;
  private readonly table: HTMLElement;
  private readonly buttons: { button: HTMLButtonElement; number: HTMLSpanElement }[];
  private readonly parts: HTMLTableSectionElement;
  private readonly others: Row;
  private readonly bias: Row;
  private readonly sum: Row;
  /** Of value, weight and product. */
  private readonly heads = [0, 1, 2].map(() => element("th", { scope: "col" }));
  private readonly output: Row;

  /** @param onPoint called with the unit that is pointed at, or null */
  constructor(
    {
      digits,
      text: description,
      table,
    }: { digits: HTMLElement; text: HTMLElement; table: HTMLElement },
    private readonly onPoint: (unit: number | null) => void,
  ) {
    this.text = description;
    this.table = table;
    this.buttons = Array.from({ length: 10 }, (_, digit) => this.#button(digit));
    digits.append(...this.buttons.map(({ button }) => button));
    roveGrid(digits, () => this.buttons.map(({ button }) => button))();
    this.parts = element("tbody");
    this.others = makeRow("", "score-others");
    this.bias = makeRow(text("digits-score-bias"), "score-bias");
    this.sum = makeRow(text("digits-score-sum"), "score-z");
    this.output = makeRow("ŷ", "score-output");
    const feet = [this.others, this.bias, this.sum, this.output].map(({ line }) => line);
    this.sum.line.classList.add("score-sum");
    table.replaceChildren(makeHead(this.heads), this.parts, element("tfoot", {}, ...feet));
    onLeft(table, () => this.onPoint(null));
    this.draw(null);
  }

  /** @param explanation null: nothing is drawn */
  draw(explanation: Explanation | null) {
    this.#explanation = explanation;
    if (explanation === null) this.#chosen = null;
    this.table.hidden = explanation === null;
    const digit = this.#chosen ?? (explanation === null ? null : largestIndex(explanation.outputs));
    for (const [index, { button, number }] of this.buttons.entries()) {
      button.disabled = explanation === null;
      button.setAttribute("aria-pressed", String(index === digit));
      const output = formatFixed(explanation?.outputs[index], 2);
      setNumber(number, formatExact(explanation?.outputs[index]), output);
      button.setAttribute("aria-label", text("digits-score-of", { digit: index, output }));
    }
    if (explanation === null || digit === null) setText(this.text, text("digits-score-hint"));
    else this.#drawDigit(explanation, digit);
  }

  /** Marks the unit that is pointed at, here or elsewhere. */
  point(unit: number | null) {
    this.#pointed = unit;
    for (const [place, { line }] of this.#rows.entries()) {
      line.classList.toggle("lit", unit !== null && this.#order[place] === unit);
    }
  }

  #drawDigit(explanation: Explanation, digit: number) {
    const { sizes, activations } = explanation;
    this.#nameColumns(hiddenLayers(sizes));
    const contributions = rowOf(explanation.contributions, digit);
    const weights = rowOf(explanation.weights, digit);
    const { parts, others } = partsOf(contributions, MOST_ROWS);
    const bias = at(explanation.biases, digit);
    const z = at(explanation.scores, digit);
    const output = at(explanation.outputs, digit);
    const reach = Math.max(...[...parts.map(({ value }) => value), bias, z].map(Math.abs));
    const follow = this.#chosen === null ? "" : text("digits-score-follow", { digit });
    setText(this.text, sentences(scoreText(sizes, digit, contributions), follow));
    this.#makeRows(parts.length);
    this.#order = parts.map(({ index }) => index);
    for (const [place, { index, value }] of parts.entries()) {
      const row = at(this.#rows, place);
      setText(row.name, partSymbol(sizes, index));
      setText(row.activation, formatFixed(activations[index], 2));
      setText(row.weight, formatFixed(weights[index], 2));
      row.number.dataset.testid = `score-unit-${index + 1}`;
      drawNumber(row, value, reach);
    }
    this.others.line.hidden = others.count === 0;
    const { count } = others;
    setText(this.others.name, text("digits-score-others", { count, units: formatInteger(count) }));
    drawNumber(this.others, others.value, reach);
    drawNumber(this.bias, bias, reach);
    drawNumber(this.sum, z, reach);
    setText(this.output.name, outputFormula(explanation.output_activation));
    setNumber(this.output.number, formatExact(output), formatFixed(output, 2));
    this.point(this.#pointed);
  }

  /** @param layers hidden ones: what is added up are the values of the last of them */
  #nameColumns(layers: number) {
    const value = layers === 0 ? "x" : `x${layerMark(layers)}`;
    const weight = `W${layerMark(layers + 1)}`;
    for (const [index, name] of [value, weight, `${weight} · ${value}`].entries()) {
      setText(at(this.heads, index), name);
    }
  }

  /** Makes this number of rows for units. */
  #makeRows(count: number) {
    if (count === this.#rows.length) return;
    this.#rows = Array.from({ length: count }, (_, place) => this.#makeUnitRow(place));
    this.parts.replaceChildren(...this.#rows.map(({ line }) => line));
  }

  #makeUnitRow(place: number) {
    const row = makeRow("", "");
    onPointed(row.line, () => this.onPoint(at(this.#order, place)));
    return row;
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
      this.#chosen = this.#chosen === digit ? null : digit; // pressed again: back to the answer
      this.draw(this.#explanation);
    });
    return { button, number };
  }
}

function makeHead([value, weight, product]: HTMLElement[]) {
  const track = element("td", { "aria-hidden": "true" });
  const cells = [value, weight, track, product].filter((cell) => cell !== undefined);
  return element("thead", {}, element("tr", {}, element("td"), ...cells));
}

function makeRow(title: string, testId: string): Row {
  const name = element("th", { scope: "row" }, title);
  const [activation, weight] = [element("td"), element("td")];
  const bar = element("span", { class: "score-bar" });
  const number = element("td", { class: "score-number", "data-testid": testId, "data-value": "" });
  const track = element("td", { class: "score-track", "aria-hidden": "true" }, bar);
  const line = element("tr", {}, name, activation, weight, track, number);
  return { line, name, activation, weight, bar, number };
}

/**
 * Draws a number and its bar, which goes to the right if it is positive.
 * @param reach the absolute value of the longest bar
 */
function drawNumber({ bar, number, line }: Row, value: number, reach: number) {
  setNumber(number, formatExact(value), signed(value));
  bar.style.setProperty("--share", (reach > 0 ? Math.abs(value) / reach : 0).toFixed(4));
  line.classList.toggle("against", value < 0);
}
