import type { Explanation, Units } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { DataTable } from "../../../ui/data_table.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatExact, formatFixed } from "../../../ui/format.ts";
import { roveGrid } from "../../../ui/keyboard/roving_focus.ts";
import { onLeft, onPointed } from "../../../ui/pointing.ts";
import { blankPicture, pictureAt, WeightPainter } from "../pictures/picture.ts";
import { hiddenLayers, rowOf, unitName, unitNumber } from "./explanation.ts";
import { outputText, signed, unitsNote, unitsTable, unitText } from "./network_texts.ts";

/** The lab begins with this network: its frames are there before the engine is, so that nothing moves. */
const FIRST_SIZES = [784, 30, 10];

type Item = { button: HTMLElement; canvas: HTMLCanvasElement; number: HTMLElement };

/**
 * The weights of each hidden unit as a picture, lit up by its value; or, while an output is pointed at, marked
 * with what the unit adds to it.
 */
export class UnitsView {
  #items: Item[] = [];
  #units: Units | null = null;
  #explanation: Explanation | null = null;
  #pointed: number | null = null;
  /** The digit whose output is pointed at. */
  #digit: number | null = null;
  #isRandom = true;
  /** The sizes of the network that the items belong to. */
  #built = "";

  private readonly list: HTMLElement;
  private readonly readout: HTMLElement;
  private readonly painter: WeightPainter;
  private readonly updateFocus: () => void;
  private readonly table: DataTable;

  /** @param onPoint called with the unit that is pointed at, or null */
  constructor(
    { list, readout }: { list: HTMLElement; readout: HTMLElement },
    private readonly onPoint: (unit: number | null) => void,
  ) {
    this.list = list;
    this.readout = readout;
    this.painter = new WeightPainter(list, () => this.#paint());
    this.updateFocus = roveGrid(list, () => this.#items.map(({ button }) => button));
    onLeft(list, () => this.onPoint(null));
    this.table = new DataTable(readout, text("digits-table-units"), () =>
      unitsTable(this.#units, this.#fitting),
    );
    this.#build(FIRST_SIZES, 30);
  }

  /** @param isRandom true if the weights are still the random ones of the seed */
  draw(units: Units, isRandom: boolean) {
    this.#units = units;
    if (units.sizes.join() !== this.#built) this.#build(units.sizes, units.biases.length);
    this.#isRandom = isRandom;
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
    const contributions = this.#contributions;
    const shown = contributions ?? lit;
    const strongest = Math.max(contributions ? 0.01 : 1, ...shown.map(Math.abs));
    for (const [index, { button, number }] of this.#items.entries()) {
      const value = shown[index];
      button.dataset.value = formatExact(lit[index]);
      button.style.setProperty("--lit-share", (Math.abs(value ?? 0) / strongest).toFixed(3));
      button.classList.toggle("adds", contributions !== null && (value ?? 0) >= 0);
      button.classList.toggle("takes", contributions !== null && (value ?? 0) < 0);
      const format = contributions ? signed : (lit: number) => formatFixed(lit, 2);
      setText(number, value === undefined ? "" : format(value));
    }
    this.#drawReadout();
  }

  /** What each unit adds to the output that is pointed at; null if there is none, or other layers are between. */
  get #contributions() {
    const explanation = this.#fitting;
    if (explanation === null || this.#digit === null) return null;
    if (hiddenLayers(explanation.sizes) !== 1) return null;
    return [...rowOf(explanation.contributions, this.#digit)];
  }

  /**
   * Shows how the units add up to the output of a digit.
   * @param digit null: shows their values
   */
  showOutput(digit: number | null) {
    if (digit === this.#digit) return;
    this.#digit = digit;
    this.#lightUp();
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
    this.#built = sizes.join();
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
    onPointed(button, () => this.onPoint(index));
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
    if (this.#units !== null) setText(this.readout, this.#readoutText(this.#units));
  }

  #readoutText(units: Units) {
    const explanation = this.#fitting;
    if (this.#pointed !== null && this.#pointed < this.#items.length) {
      return unitText(units, this.#pointed, explanation);
    }
    if (this.#digit !== null && explanation !== null) return outputText(explanation, this.#digit);
    return unitsNote(units.sizes, this.#isRandom);
  }
}
