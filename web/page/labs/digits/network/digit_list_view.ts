import { at } from "../../../../shared/at.ts";
import type { TestDigit } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatFixed } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { paintInk } from "../pictures/paint_ink.ts";
import { blankPicture, pictureAt, SIZE } from "../pictures/picture.ts";
import type { Cell } from "./network_texts.ts";
import { listTitle } from "./network_texts.ts";

type DigitList = { count: number; digits: TestDigit[]; pixels: Uint8Array };

type Item = {
  line: HTMLElement;
  button: HTMLElement;
  canvas: HTMLCanvasElement;
  said: HTMLElement;
  sure: HTMLElement;
};

/**
 * Test digits side by side, with what they are and what the network said.
 *
 * Events: `select` (detail: the digit's number).
 */
export class DigitListView extends EventTarget {
  /** they stay where they are, so that focus does */
  #items: Item[] = [];
  #shown: DigitList | null = null;

  private readonly list: HTMLElement;
  private readonly title: HTMLElement;
  private readonly settle: () => void;

  constructor({ list, title }: { list: HTMLElement; title: HTMLElement }) {
    super();
    this.list = list;
    this.title = title;
    this.settle = roveGrid(list, () => this.#used().map(({ button }) => button));
  }

  /**
   * @param shown null: no test digits yet
   * @param cell whose they are; null: the mistakes
   */
  draw(shown: DigitList | null, cell: Cell | null) {
    this.#shown = shown;
    const digits = shown?.digits ?? [];
    const title =
      shown === null ? text("digits-list-begin") : listTitle(cell, shown.count, digits.length);
    setText(this.title, title);
    while (this.#items.length < digits.length) this.#addItem();
    for (const [index, { line }] of this.#items.entries()) line.hidden = index >= digits.length;
    for (const [index, digit] of digits.entries()) {
      const item = at(this.#items, index);
      fill(item, digit);
      if (shown) paintInk(item.canvas, pictureAt(shown.pixels, index), SIZE);
    }
    this.settle();
  }

  /** Mark the digit that is shown large. */
  mark(number: number) {
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

function fill({ button, said, sure }: Item, { number, truth, answer, answer_output }: TestDigit) {
  const output = formatFixed(answer_output, 2);
  button.dataset.testid = `test-digit-${number}`;
  button.dataset.value = String(number);
  const name = { number: String(number) };
  button.title = text("digits-test-name", name);
  // begins with what is to be seen, for those who speak to the page
  button.setAttribute("aria-label", text("digits-test-answer", { ...name, truth, answer, output }));
  setText(said, `${truth} → ${answer}`);
  setText(sure, output);
}
