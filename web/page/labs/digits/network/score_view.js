import { text } from "../../../language/text.js";
import { element, setText, show } from "../../../ui/dom.js";
import { exact, fixed, whole } from "../../../ui/format.js";
import { roveGrid } from "../../../ui/keyboard/roving_focus.js";
import { sentences } from "../sentences.js";
import { largestIndex, partName, partsOf, rowOf } from "./explanation.js";
import { scoreText, signed } from "./network_texts.js";

/** @typedef {import("./explanation.js").Explanation} Explanation */
/** @typedef {{ line: HTMLElement, name: HTMLElement, activation: HTMLElement, weight: HTMLElement, bar: HTMLElement, number: HTMLElement }} Row */

/** Rows at most; the units beyond are taken together. */
const MOST = 20;

/**
 * How the units add up to the score z of one digit, and what the activation makes of it.
 *
 * Events: `point` (detail: the unit that is pointed at, or null).
 */
export class ScoreView extends EventTarget {
  /** @type {Explanation | null} */
  #told = null;
  /** @type {number | null} the digit that was chosen; null: the network's answer */
  #chosen = null;
  /** @type {Row[]} */
  #rows = [];
  /** @type {number[]} the unit that each row is about */
  #order = [];
  /** @type {number | null} */
  #pointed = null;

  /** @param {{ digits: HTMLElement, text: HTMLElement, table: HTMLElement }} places */
  constructor({ digits, text: words, table }) {
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

  /** @param {Explanation | null} told null: there is nothing to explain */
  draw(told) {
    this.#told = told;
    if (told === null) this.#chosen = null;
    this.table.hidden = told === null;
    const digit = this.#chosen ?? (told === null ? null : largestIndex(told.outputs));
    for (const [index, { button, number }] of this.buttons.entries()) {
      button.disabled = told === null;
      button.setAttribute("aria-pressed", String(index === digit));
      const output = fixed(told?.outputs[index], 2);
      show(number, exact(told?.outputs[index]), output);
      button.setAttribute("aria-label", text("digits-score-of", { digit: index, output }));
    }
    if (told === null || digit === null) setText(this.text, text("digits-score-hint"));
    else this.#drawDigit(told, digit);
  }

  /** Mark the unit that is pointed at somewhere. @param {number | null} unit */
  point(unit) {
    this.#pointed = unit;
    for (const [place, { line }] of this.#rows.entries()) {
      line.classList.toggle("lit", unit !== null && this.#order[place] === unit);
    }
  }

  /** @param {Explanation} told @param {number} digit */
  #drawDigit(told, digit) {
    const contributions = rowOf(told.contributions, digit);
    const weights = rowOf(told.weights, digit);
    const { parts, others } = partsOf(contributions, MOST);
    const [bias, z, output] = [told.biases[digit], told.scores[digit], told.outputs[digit]];
    const reach = Math.max(
      ...parts.map(({ value }) => Math.abs(value)),
      ...[bias, z].map(Math.abs),
    );
    const follow = this.#chosen === null ? "" : text("digits-score-follow", { digit });
    setText(this.text, sentences(scoreText(told.sizes, digit, contributions), follow));
    this.#fit(parts.length);
    this.#order = parts.map(({ index }) => index);
    for (const [place, { index, value }] of parts.entries()) {
      const each = this.#rows[place];
      setText(each.name, partName(told.sizes, index));
      setText(each.activation, fixed(told.activations[index], 2));
      setText(each.weight, fixed(weights[index], 2));
      each.number.dataset.testid = `score-unit-${index + 1}`;
      put(each, value, reach);
    }
    this.others.line.hidden = others.count === 0;
    const { count } = others;
    setText(this.others.name, text("digits-score-others", { count, units: whole(count) }));
    put(this.others, others.value, reach);
    put(this.bias, bias, reach);
    put(this.sum, z, reach);
    setText(this.output.name, outputName(told.output_activation));
    show(this.output.number, exact(output), fixed(output, 2));
    this.point(this.#pointed);
  }

  /** @param {number} count of rows */
  #fit(count) {
    if (count === this.#rows.length) return;
    this.#rows = Array.from({ length: count }, (_, place) => this.#part(place));
    this.parts.replaceChildren(...this.#rows.map(({ line }) => line));
  }

  /** @param {number} place */
  #part(place) {
    const made = row("", "");
    made.line.addEventListener("pointerenter", () => this.#tellPoint(this.#order[place]));
    return made;
  }

  /** @param {number | null} unit */
  #tellPoint(unit) {
    this.dispatchEvent(new CustomEvent("point", { detail: unit }));
  }

  /** @param {number} digit */
  #button(digit) {
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

/** @param {string} title @param {string} hook @returns {Row} */
function row(title, hook) {
  const name = element("th", { scope: "row" }, title);
  const [activation, weight] = [element("td"), element("td")];
  const bar = element("span", { class: "score-bar" });
  const number = element("td", { class: "score-number", "data-testid": hook, "data-value": "" });
  const track = element("td", { class: "score-track", "aria-hidden": "true" }, bar);
  const line = element("tr", {}, name, activation, weight, track, number);
  return { line, name, activation, weight, bar, number };
}

/** A number with its bar, to the right where it is positive. @param {Row} row @param {number} value @param {number} reach of the longest bar */
function put({ bar, number, line }, value, reach) {
  show(number, exact(value), signed(value));
  bar.style.setProperty("--share", (reach > 0 ? Math.abs(value) / reach : 0).toFixed(4));
  line.classList.toggle("against", value < 0);
}

/** What makes the output of z. @param {string} activation */
function outputName(activation) {
  if (activation === "identity") return "ŷ = z";
  return activation === "sigmoid" ? "ŷ = σ(z)" : `ŷ = ${activation}(z)`;
}
