import type { Explanation, Units } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { DataTable } from "../../../ui/data_table.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatExact, formatFixed } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { blankPicture, pictureAt, WeightPainter } from "../pictures/picture.ts";
import { unitName, unitNumber } from "./explanation.ts";
import { unitsNote, unitsTable, unitText } from "./network_texts.ts";

type Item = { button: HTMLElement; canvas: HTMLCanvasElement; number: HTMLElement };

/** The weights of each hidden unit as a picture, lit up by its activation. */
export class UnitsView {
  #items: Item[] = [];
  #units: Units | null = null;
  #explanation: Explanation | null = null;
  #pointed: number | null = null;

  private readonly list: HTMLElement;
  private readonly note: HTMLElement;
  private readonly readout: HTMLElement;
  private readonly painter: WeightPainter;
  private readonly updateFocus: () => void;
  private readonly table: DataTable;

  /** @param onPoint called with the unit that is pointed at, or null */
  constructor(
    { list, note, readout }: { list: HTMLElement; note: HTMLElement; readout: HTMLElement },
    private readonly onPoint: (unit: number | null) => void,
  ) {
    this.list = list;
    this.note = note;
    this.readout = readout;
    this.painter = new WeightPainter(list, () => this.#paint());
    this.updateFocus = roveGrid(list, () => this.#items.map(({ button }) => button));
    list.addEventListener("pointerleave", () => this.onPoint(null));
    list.addEventListener("focusout", () => this.onPoint(null));
    setText(readout, text("digits-units-hint"));
    this.table = new DataTable(readout, text("digits-table-units"), () =>
      unitsTable(this.#units, this.#fitting),
    );
  }

  /** @param isRandom true if the weights are still the random ones of the seed */
  draw(units: Units, isRandom: boolean) {
    const before = this.#units?.sizes.join();
    this.#units = units;
    if (units.sizes.join() !== before) this.#build(units.sizes, units.biases.length);
    setText(this.note, unitsNote(units.sizes, isRandom));
    this.#paint();
    this.#lightUp();
  }

  /**
   * Lights the units up.
   * @param explanation null: nothing is drawn
   */
  light(explanation: Explanation | null) {
    this.#explanation = explanation;
    this.#lightUp();
  }

  /** The explanation, if it is of the network in view: that of the next one may come a moment earlier. */
  get #fitting() {
    const explanation = this.#explanation;
    return explanation?.sizes.join() === this.#units?.sizes.join() ? explanation : null;
  }

  #lightUp() {
    this.table.update();
    const lit = this.#fitting?.lit ?? [];
    const strongest = Math.max(1, ...lit.map(Math.abs));
    for (const [index, { button, number }] of this.#items.entries()) {
      const share = Math.abs(lit[index] ?? 0) / strongest;
      button.dataset.value = formatExact(lit[index]);
      button.style.setProperty("--lit-share", share.toFixed(3));
      setText(number, lit.length === 0 ? "" : formatFixed(lit[index], 2));
    }
    this.#drawReadout();
  }

  /** Marks the unit that is pointed at, here or elsewhere. */
  point(unit: number | null) {
    this.#pointed = unit;
    for (const [index, { button }] of this.#items.entries()) {
      button.classList.toggle("lit", index === unit);
    }
    this.#drawReadout();
  }

  #build(sizes: number[], count: number) {
    this.#items = Array.from({ length: count }, (_, index) => this.#item(sizes, index));
    this.list.classList.toggle("many", count > 60);
    this.list.replaceChildren(...this.#items.map(({ button }) => element("li", {}, button)));
    this.updateFocus();
  }

  #item(sizes: number[], index: number): Item {
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
      button.addEventListener(type, () => this.onPoint(index));
    }
    return { button, canvas, number };
  }

  #paint() {
    if (this.#units === null) return;
    const pixels = this.#units.weights;
    for (const [index, { canvas }] of this.#items.entries()) {
      this.painter.paint(canvas, pictureAt(pixels, index));
    }
  }

  #drawReadout() {
    const readout =
      this.#pointed === null || this.#units === null || this.#pointed >= this.#items.length
        ? text("digits-units-hint")
        : unitText(this.#units, this.#pointed, this.#fitting);
    setText(this.readout, readout);
  }
}
