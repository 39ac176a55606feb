import { text } from "../../language/text.ts";
import { setText } from "../../ui/dom.ts";
import { formatInFormula } from "../../ui/format.ts";
import { nameOf, parse, quantityAt, sourceName, subject } from "./quantity_names.ts";
import type { TruthTableState } from "./state.ts";
import { parameterText } from "./stepper/stages.ts";

/**
 * Pointing at anything, by hovering, tapping or focusing: what stands for the same quantity lights up
 * everywhere, and a line says what it is.
 */
export class Highlighting {
  #key = "";
  #state: TruthTableState | null = null;
  #stage: string | null = null;

  constructor(
    private readonly lab: HTMLElement,
    private readonly readout: HTMLElement,
  ) {
    for (const type of ["pointerover", "focusin", "pointerdown"]) {
      lab.addEventListener(type, (event) => this.#point(quantityAt(event.target)));
    }
    lab.addEventListener("focusout", () => this.#point(""));
    lab.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") this.#point(""); // what was tapped stays lit
    });
  }

  /** @param stage the stage of a step that is looked at */
  draw(state: TruthTableState, stage: string | null) {
    this.#state = state;
    this.#stage = stage;
    if (this.#key !== "") this.#light(); // what was built anew in the meantime, too
    this.#tell();
  }

  #point(key: string) {
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
    setText(this.readout, this.#state === null ? "" : readout(this.#key, this.#state, this.#stage));
  }
}

/** What is pointed at, in a sentence; what is selected where nothing is. */
function readout(key: string, state: TruthTableState, stage: string | null) {
  const last = state.sizes.length - 1;
  const about = subject(key || state.selected, last);
  const { numbers } = state;
  const parsed = parse(about);
  if (parsed === null) return plain(key, numbers);
  const { kind, layer, to, from } = parsed;
  if (kind === "u") return unitText(layer, to, numbers, last);
  const told = {
    name: nameOf(about, last),
    value: parameterText(about, numbers, stage),
    mean: formatInFormula(numbers[`G${about}`], 3),
    row: formatInFormula(numbers[`g${about}`], 3),
  };
  if (from === null) return text("tt-readout-bias", told);
  const ends = { from: sourceName(layer - 1, from), to: nameOf(`u${layer}.${to}`, last) };
  return text("tt-readout-weight", { ...told, ...ends });
}

function unitText(layer: number, unit: number, numbers: Record<string, number>, last: number) {
  const place = `${layer}.${unit}`;
  const value = formatInFormula(numbers[`x${place}`]);
  if (layer === 0) return text("tt-readout-input", { name: sourceName(layer, unit), value });
  const told = {
    name: nameOf(`u${place}`, last),
    value,
    z: formatInFormula(numbers[`z${place}`]),
    slope: formatInFormula(numbers[`s${place}`]),
    gradient: formatInFormula(numbers[`d${place}`]),
  };
  if (layer < last) return text("tt-readout-hidden", told);
  return text("tt-readout-output", { ...told, y: formatInFormula(numbers["y.1"]) });
}

function plain(key: string, numbers: Record<string, number>) {
  const value = formatInFormula(numbers[key], 6);
  if (key === "xi") return text("tt-readout-xi", { value });
  if (key === "h") return text("tt-readout-h", { value });
  if (key === "loss") return text("tt-readout-loss", { value });
  if (key === "L") return text("tt-readout-mean-loss", { value });
  const [, row = ""] = /^loss\.(\d+)$/.exec(key) ?? [];
  return row && text("tt-readout-row-loss", { row, value });
}
