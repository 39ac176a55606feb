import { setText } from "../dom.js";
import { numberText } from "../format.js";
import { nameOf, parse, quantityAt, sourceName, subject } from "./names.js";

/** @typedef {import("./state.js").State} State */

/**
 * Pointing at anything, by hovering, tapping or focusing: what stands for the same quantity lights up
 * everywhere, and a line says what it is.
 */
export class Pointing {
  #key = "";
  /** @type {State | null} */
  #state = null;

  /** @param {HTMLElement} lab @param {HTMLElement} readout */
  constructor(lab, readout) {
    this.lab = lab;
    this.readout = readout;
    for (const type of ["pointerover", "focusin", "pointerdown"]) {
      lab.addEventListener(type, (event) => this.#point(quantityAt(event.target)));
    }
    lab.addEventListener("focusout", () => this.#point(""));
    lab.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") this.#point(""); // what was tapped stays lit
    });
  }

  /** @param {State} state */
  draw(state) {
    this.#state = state;
    if (this.#key !== "") this.#light(); // what was built anew in the meantime, too
    this.#tell();
  }

  /** @param {string} key */
  #point(key) {
    if (key === this.#key) return;
    this.#key = key;
    this.#light();
    this.#tell();
  }

  #light() {
    const last = (this.#state?.sizes.length ?? 1) - 1;
    const about = this.#key && subject(this.#key, last);
    for (const each of this.lab.querySelectorAll("[data-quantity]")) {
      const key = each.getAttribute("data-quantity") ?? "";
      const same = about !== "" && key === this.#key;
      each.classList.toggle("lit", same);
      each.classList.toggle("related", about !== "" && !same && subject(key, last) === about);
    }
  }

  #tell() {
    setText(this.readout, this.#state === null ? "" : readout(this.#key, this.#state));
  }
}

/** What is pointed at, in a sentence; what is selected where nothing is. @param {string} key @param {State} state */
function readout(key, state) {
  const last = state.sizes.length - 1;
  const about = subject(key || state.selected, last);
  const { numbers } = state;
  const parsed = parse(about);
  if (parsed === null) return plain(key, numbers);
  const { kind, layer, to, from } = parsed;
  if (kind === "u") return unitText(layer, to, numbers, last);
  const source =
    from === null
      ? ""
      : `, from ${sourceName(layer - 1, from)} to ${nameOf(`u${layer}.${to}`, last)}`;
  const name = nameOf(about, last);
  return `${name} = ${numberText(numbers[about])}${source}. Its gradient ∂L/∂${kind} = ${numberText(numbers[`G${about}`], 3)}; of this row alone ${numberText(numbers[`g${about}`], 3)}.`;
}

/** @param {number} layer @param {number} unit @param {Record<string, number>} numbers @param {number} last */
function unitText(layer, unit, numbers, last) {
  const place = `${layer}.${unit}`;
  const value = numberText(numbers[`x${place}`]);
  if (layer === 0) return `${sourceName(layer, unit)} = ${value}: an input of this row.`;
  const target = layer === last ? `, target y = ${numbers["y.1"]}` : "";
  return `${nameOf(`u${place}`, last)} = ${value}${target}: z = ${numberText(numbers[`z${place}`])}, slope there ${numberText(numbers[`s${place}`])}, ∂ΔL/∂z = ${numberText(numbers[`d${place}`])}.`;
}

/** @type {Record<string, string>} */
const NAMES = {
  xi: "The learning rate ξ",
  loss: "ΔL, this row’s loss",
  L: "L, the mean loss of all rows",
};

/** @param {string} key @param {Record<string, number>} numbers */
function plain(key, numbers) {
  const row = /^loss\.(\d+)$/.exec(key);
  const name = row ? `ΔL of row ${row[1]}` : NAMES[key];
  return name ? `${name} = ${numberText(numbers[key], 6)}.` : "";
}
