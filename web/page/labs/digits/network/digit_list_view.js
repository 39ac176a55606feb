import { text } from "../../../language/text.js";
import { element, setText } from "../../../ui/dom.js";
import { fixed } from "../../../ui/format.js";
import { roveGrid } from "../../../ui/keyboard/roving_focus.js";
import { paintInk } from "../pictures/paint_ink.js";
import { blankPicture, pictureAt, SIZE } from "../pictures/picture.js";
import { listTitle } from "./network_texts.js";

/** @typedef {import("./network_texts.js").Cell} Cell */
/** @typedef {import("./network_texts.js").TestDigit} TestDigit */
/** @typedef {{ count: number, digits: TestDigit[], pixels: Uint8Array }} DigitList */
/** @typedef {{ line: HTMLElement, button: HTMLElement, canvas: HTMLCanvasElement, said: HTMLElement, sure: HTMLElement }} Item */

/**
 * Test digits side by side, with what they are and what the network said.
 *
 * Events: `select` (detail: the digit's number).
 */
export class DigitListView extends EventTarget {
  /** @type {Item[]} they stay where they are, so that focus does */
  #items = [];
  /** @type {DigitList | null} */
  #shown = null;

  /** @param {{ list: HTMLElement, title: HTMLElement }} places */
  constructor({ list, title }) {
    super();
    this.list = list;
    this.title = title;
    this.settle = roveGrid(list, () => this.#used().map(({ button }) => button));
  }

  /** @param {DigitList | null} shown null: no test digits yet @param {Cell | null} cell whose they are; null: the mistakes */
  draw(shown, cell) {
    this.#shown = shown;
    const digits = shown?.digits ?? [];
    const title =
      shown === null ? text("digits-list-begin") : listTitle(cell, shown.count, digits.length);
    setText(this.title, title);
    while (this.#items.length < digits.length) this.#addItem();
    for (const [index, { line }] of this.#items.entries()) line.hidden = index >= digits.length;
    for (const [index, digit] of digits.entries()) {
      fill(this.#items[index], digit);
      if (shown) paintInk(this.#items[index].canvas, pictureAt(shown.pixels, index), SIZE);
    }
    this.settle();
  }

  /** Mark the digit that is shown large. @param {number} number */
  mark(number) {
    for (const { button } of this.#used()) {
      button.setAttribute("aria-pressed", String(button.dataset.value === String(number)));
    }
  }

  #used() {
    return this.#items.slice(0, this.#shown?.digits.length ?? 0);
  }

  #addItem() {
    const canvas = blankPicture();
    const [said, sure] = [element("span"), element("span", { class: "digit-sure" })];
    const button = element("button", { type: "button", class: "digit" }, canvas, said, " ", sure);
    const line = element("li", {}, button);
    button.addEventListener("click", () =>
      this.dispatchEvent(new CustomEvent("select", { detail: Number(button.dataset.value) })),
    );
    this.#items.push({ line, button, canvas, said, sure });
    this.list.append(line);
  }
}

/** @param {Item} item @param {TestDigit} digit */
function fill({ button, said, sure }, { number, truth, answer, answer_output }) {
  const output = fixed(answer_output, 2);
  button.dataset.testid = `test-digit-${number}`;
  button.dataset.value = String(number);
  const name = { number: String(number) };
  button.title = text("digits-test-name", name);
  // begins with what is to be seen, for those who speak to the page
  button.setAttribute("aria-label", text("digits-test-answer", { ...name, truth, answer, output }));
  setText(said, `${truth} → ${answer}`);
  setText(sure, output);
}
