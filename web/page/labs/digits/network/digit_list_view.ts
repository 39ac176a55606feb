import { at } from "../../../../shared/checked_lookup.ts";
import type { TestDigit, TestDigitList } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatFixed } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { blankPicture, paintInk, pictureAt, SIZE } from "../pictures/picture.ts";
import type { Cell } from "./network_texts.ts";
import { listTitle } from "./network_texts.ts";

type Item = {
  line: HTMLElement;
  button: HTMLElement;
  canvas: HTMLCanvasElement;
  answer: HTMLElement;
  output: HTMLElement;
};

/** Test digits side by side, each with its truth and the network's answer. */
export class DigitListView {
  /** Items are reused, so that focus stays where it is. */
  #items: Item[] = [];
  #shown: TestDigitList | null = null;

  private readonly list: HTMLElement;
  private readonly title: HTMLElement;
  private readonly updateFocus: () => void;

  /** @param onSelect called with the number of the digit that was pressed */
  constructor(
    { list, title }: { list: HTMLElement; title: HTMLElement },
    private readonly onSelect: (number: number) => void,
  ) {
    this.list = list;
    this.title = title;
    this.updateFocus = roveGrid(list, () => this.#visibleItems().map(({ button }) => button));
  }

  /**
   * @param shown null: no test digits yet
   * @param cell the one whose digits they are; null: the mistakes
   */
  draw(shown: TestDigitList | null, cell: Cell | null) {
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
    this.updateFocus();
  }

  /** Marks the digit that is shown large. */
  mark(number: number) {
    for (const { button } of this.#visibleItems()) {
      button.setAttribute("aria-pressed", String(button.dataset.value === String(number)));
    }
  }

  #visibleItems() {
    return this.#items.slice(0, this.#shown?.digits.length ?? 0);
  }

  #addItem() {
    const canvas = blankPicture();
    const [answer, output] = [element("span"), element("span", { class: "digit-sure" })];
    const button = element(
      "button",
      { type: "button", class: "digit" },
      canvas,
      answer,
      " ",
      output,
    );
    const line = element("li", {}, button);
    button.addEventListener("click", () => this.onSelect(Number(button.dataset.value)));
    this.#items.push({ line, button, canvas, answer, output });
    this.list.append(line);
  }
}

function fill(item: Item, { number, truth, answer, answer_output }: TestDigit) {
  const { button } = item;
  const output = formatFixed(answer_output, 2);
  button.dataset.testid = `test-digit-${number}`;
  button.dataset.value = String(number);
  const name = { number: String(number) };
  button.title = text("digits-test-name", name);
  // begins with the visible text, for people who control the page by voice
  button.setAttribute("aria-label", text("digits-test-answer", { ...name, truth, answer, output }));
  setText(item.answer, `${truth} → ${answer}`);
  setText(item.output, output);
}
