import { text } from "../../../language/text.js";
import { AsTable } from "../../../ui/data_table.js";
import { element, setText } from "../../../ui/dom.js";
import { exact, fixed } from "../../../ui/format.js";
import { roveGrid } from "../../../ui/keyboard/roving_focus.js";
import { blankPicture, pictureAt, WeightPainter } from "../pictures/picture.js";
import { unitName, unitNumber } from "./explanation.js";
import { unitsNote, unitsTable, unitText } from "./network_texts.js";

/** @typedef {import("./explanation.js").Units} Units */
/** @typedef {import("./explanation.js").Explanation} Explanation */
/** @typedef {{ button: HTMLElement, canvas: HTMLCanvasElement, number: HTMLElement }} Item */

/**
 * What each hidden unit looks for: its weights as a picture, lit up by its activation.
 *
 * Events: `point` (detail: the unit that is pointed at, or null).
 */
export class UnitsView extends EventTarget {
  /** @type {Item[]} */
  #items = [];
  /** @type {Units | null} */
  #units = null;
  /** @type {Explanation | null} */
  #told = null;
  /** @type {number | null} */
  #pointed = null;

  /** @param {{ list: HTMLElement, note: HTMLElement, readout: HTMLElement }} places */
  constructor({ list, note, readout }) {
    super();
    this.list = list;
    this.note = note;
    this.readout = readout;
    this.painter = new WeightPainter(list, () => this.#paint());
    this.settle = roveGrid(list, () => this.#items.map(({ button }) => button));
    list.addEventListener("pointerleave", () => this.#tellPoint(null));
    list.addEventListener("focusout", () => this.#tellPoint(null));
    setText(readout, text("digits-units-hint"));
    this.table = new AsTable(readout, text("digits-table-units"), () =>
      unitsTable(this.#units, this.#fitting),
    );
  }

  /** @param {Units} units @param {boolean} random whether the weights are still those of the start */
  draw(units, random) {
    const before = this.#units?.sizes.join();
    this.#units = units;
    if (units.sizes.join() !== before) this.#build(units.sizes, units.biases.length);
    setText(this.note, unitsNote(units.sizes, random));
    this.#paint();
    this.#lightUp();
  }

  /** Let the units light up. @param {Explanation | null} told null: there is nothing to answer to */
  light(told) {
    this.#told = told;
    this.#lightUp();
  }

  /** What is told of the network that is shown; of another one it may come a moment earlier. */
  get #fitting() {
    return this.#told?.sizes.join() === this.#units?.sizes.join() ? this.#told : null;
  }

  #lightUp() {
    this.table.changed();
    const lit = this.#fitting?.lit ?? [];
    const strongest = Math.max(1, ...lit.map(Math.abs));
    for (const [index, { button, number }] of this.#items.entries()) {
      const share = Math.abs(lit[index] ?? 0) / strongest;
      button.dataset.value = exact(lit[index]);
      button.style.setProperty("--lit-share", share.toFixed(3));
      setText(number, lit.length === 0 ? "" : fixed(lit[index], 2));
    }
    this.#read();
  }

  /** Mark the unit that is pointed at somewhere. @param {number | null} unit */
  point(unit) {
    this.#pointed = unit;
    for (const [index, { button }] of this.#items.entries()) {
      button.classList.toggle("lit", index === unit);
    }
    this.#read();
  }

  /** @param {number | null} unit */
  #tellPoint(unit) {
    this.dispatchEvent(new CustomEvent("point", { detail: unit }));
  }

  /** @param {number[]} sizes @param {number} count */
  #build(sizes, count) {
    this.#items = Array.from({ length: count }, (_, index) => this.#item(sizes, index));
    this.list.classList.toggle("many", count > 60);
    this.list.replaceChildren(...this.#items.map(({ button }) => element("li", {}, button)));
    this.settle();
  }

  /** @param {number[]} sizes @param {number} index @returns {Item} */
  #item(sizes, index) {
    const canvas = blankPicture();
    const number = element("span", { class: "unit-activation" });
    const button = element(
      "button",
      { type: "button", class: "unit", "data-testid": `unit-${index + 1}`, "data-value": "" },
      canvas,
      element(
        "span",
        { class: "unit-foot" },
        element("span", { class: "visually-hidden" }, `${unitName(sizes, index)}: `),
        element("span", { "aria-hidden": "true" }, unitNumber(sizes, index)),
        number,
      ),
    );
    for (const type of ["pointerenter", "focus", "click"]) {
      button.addEventListener(type, () => this.#tellPoint(index));
    }
    return { button, canvas, number };
  }

  #paint() {
    if (this.#units === null) return;
    const pixels = new Int8Array(this.#units.weights.slice().buffer);
    for (const [index, { canvas }] of this.#items.entries()) {
      this.painter.paint(canvas, pictureAt(pixels, index));
    }
  }

  #read() {
    const said =
      this.#pointed === null || this.#units === null || this.#pointed >= this.#items.length
        ? text("digits-units-hint")
        : unitText(this.#units, this.#pointed, this.#fitting);
    setText(this.readout, said);
  }
}
