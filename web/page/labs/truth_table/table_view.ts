import { at } from "../../../shared/at.ts";
import type { Tables } from "../../core/site_data.ts";
import { text, translated } from "../../language/text.ts";
import { byId, element, fillMenu, setNumber, setText } from "../../ui/dom.ts";
import { formatTyped } from "../../ui/form/parse_number.ts";
import { setLock } from "../../ui/form/setting_lock.ts";
import { formatExact, formatFixed, formatList } from "../../ui/format.ts";
import { roveByArrows } from "../../ui/keyboard/roving_focus.ts";
import { namesOf } from "./check_view.ts";
import type { TruthTableState } from "./state.ts";

type Row = {
  line: HTMLElement;
  cells: HTMLElement[];
  target: HTMLElement;
  output: HTMLElement;
  bar: HTMLElement;
};

/**
 * The truth table: each row with its target, which is a button, and the network's output; and the menus
 * that put another table there.
 *
 * Events: `toggle` (detail: the row), `select` (detail: the row), `table` (detail: { kind, preset }).
 */
export class TableView extends EventTarget {
  #rows: Row[] = [];
  #inputs = "";
  #targets = "";
  #locked = false;

  private readonly head: HTMLElement;
  private readonly body: HTMLElement;
  private readonly preset: HTMLSelectElement;
  readonly kind: HTMLSelectElement;

  /** @param tables what the menus offer */
  constructor(
    {
      head,
      body,
      preset,
      kind,
    }: { head: HTMLElement; body: HTMLElement; preset: HTMLSelectElement; kind: HTMLSelectElement },
    tables: Tables,
  ) {
    super();
    this.head = head;
    this.body = body;
    this.preset = preset;
    this.kind = kind;
    const presets: [string, string][] = Object.entries(tables.presets).map(([name, { label }]) => [
      name,
      translated(label),
    ]);
    fillMenu(preset, presets);
    preset.append(element("option", { value: "", disabled: "" }, text("tt-table-own")));
    const kinds: [string, string][] = Object.entries(tables.kinds).map(([name, label]) => [
      name,
      translated(label),
    ]);
    fillMenu(kind, kinds);
    preset.addEventListener("change", () => this.#ask({ kind: kind.value, preset: preset.value }));
    kind.addEventListener("change", () => {
      const fits = tables.presets[preset.value]?.kinds.includes(kind.value);
      const [first = "zero"] =
        Object.entries(tables.presets).find(([, { kinds }]) => kinds.includes(kind.value)) ?? [];
      this.#ask({ kind: kind.value, preset: fits ? preset.value : first });
    });
    roveByArrows(body, () =>
      this.#rows.map(({ cells, target, output }) => [...cells, target, output]),
    );
    this.#begin(tables.first);
  }

  /** The table that there will be, while the network is still to come. */
  #begin({ kind, preset, inputs, targets }: Tables["first"]) {
    this.kind.value = kind;
    this.preset.value = preset;
    this.#build(inputs);
    this.showTargets(targets);
  }

  draw({ inputs, targets, outputs, row: selected, batch, kind, preset, sizes }: TruthTableState) {
    if (JSON.stringify(inputs) !== this.#inputs) this.#build(inputs);
    this.showTargets(targets);
    this.preset.value = preset;
    this.kind.value = kind;
    for (const [index, row] of this.#rows.entries()) {
      setNumber(row.output, formatExact(outputs[index]), formatFixed(outputs[index]));
      row.bar.style.setProperty("--output", String(outputs[index]));
      row.line.classList.toggle("selected", index === selected);
      row.target.tabIndex = index === selected ? 0 : -1; // Tab passes by, and changes nothing
      row.line.classList.toggle("next", batch.length < inputs.length && batch.includes(index));
      this.#nameCells(row, index === selected, sizes.length - 1);
    }
  }

  /** The selected row's cells are the quantities of the derivation. */
  #nameCells({ cells, target, output }: Row, selected: boolean, last: number) {
    const named = [
      ...cells.map((cell, index) => [cell, `x0.${index + 1}`] as const),
      [target, "y.1"] as const,
      [output, `x${last}.1`] as const,
    ];
    for (const [cell, key] of named) {
      if (selected) cell.dataset.quantity = key;
      else delete cell.dataset.quantity;
    }
  }

  /** Whether a link has locked it. */
  lock(locked: boolean) {
    this.#locked = locked;
    setLock(this.preset, locked);
    setLock(this.kind, locked);
    setText(byId("table-hint"), text(locked ? "tt-table-hint-locked" : "tt-table-hint"));
    const targets = this.#targets.split(",").map(Number);
    this.#targets = "";
    this.showTargets(targets);
  }

  #ask(wanted: { kind: string; preset: string }) {
    this.dispatchEvent(new CustomEvent("table", { detail: wanted }));
  }

  #build(inputs: number[][]) {
    this.#inputs = JSON.stringify(inputs);
    this.#targets = "";
    const headings = at(inputs, 0).map((_, index) =>
      element("th", { scope: "col" }, "x", element("sub", {}, String(index + 1))),
    );
    const words = ["y", "ŷ"].map((word) => element("th", { scope: "col" }, word));
    const bar = element("span", { class: "visually-hidden" }, text("tt-table-bar"));
    this.head.replaceChildren(...headings, ...words, element("th", { scope: "col" }, bar));
    this.#rows = inputs.map((row, index) => this.#row(row, index));
    this.body.classList.toggle("many", inputs.length > 8);
    this.body.replaceChildren(...this.#rows.map(({ line }) => line));
  }

  #row(inputs: number[], row: number): Row {
    const cells = inputs.map((input) => element("td", {}, String(input)));
    const target = element("button", {
      type: "button",
      class: "target",
      "data-testid": `tt-target-${row}`,
    });
    const output = element(
      "td",
      { class: "output", "data-testid": `tt-output-${row}`, "data-value": "" },
      "–",
    );
    const bar = element("span", { class: "output-bar" });
    const line = element(
      "tr",
      {},
      ...cells,
      element("td", {}, target),
      output,
      element("td", { class: "output-track", "aria-hidden": "true" }, bar),
    );
    const select = () => this.dispatchEvent(new CustomEvent("select", { detail: row }));
    line.addEventListener("click", select);
    line.addEventListener("focusin", select);
    target.addEventListener("click", () => {
      if (!this.#locked) this.dispatchEvent(new CustomEvent("toggle", { detail: row }));
    });
    return { line, cells, target, output, bar };
  }

  showTargets(targets: number[]) {
    if (targets.join() === this.#targets) return;
    this.#targets = targets.join();
    const inputs: number[][] = JSON.parse(this.#inputs);
    for (const [row, { target, bar }] of this.#rows.entries()) {
      const value = at(targets, row);
      setNumber(target, String(value), String(value));
      const said = { row: at(inputs, row).join(" "), target: String(value) };
      target.setAttribute(
        "aria-label",
        this.#locked
          ? text("tt-table-target-locked", said)
          : text("tt-table-target", { ...said, other: String(1 - value) }),
      );
      target.setAttribute("aria-disabled", String(this.#locked)); // it still leads into the table
      bar.style.setProperty("--target", String(value));
    }
  }
}

/**
 * How far the learning has come, and what stands in its way.
 * @returns its words
 */
export function showVerdict(place: HTMLElement, state: TruthTableState): string {
  const words = verdict(state);
  const { learned, not_finite: notFinite, unlearnable } = state;
  setText(place, words);
  place.classList.toggle("good", learned && notFinite.length === 0);
  place.classList.toggle("bad", notFinite.length > 0 || (!learned && unlearnable !== undefined));
  return words;
}

/** Where no gradient is steeper than this, steps lead nowhere that could be seen. */
const FLAT = 1e-3;

export function verdict(state: TruthTableState) {
  const {
    learned,
    tolerance,
    step,
    is_initial,
    targets,
    outputs,
    unlearnable,
    inputs,
    steepest,
    sizes,
  } = state;
  if (!outputs.every(Number.isFinite)) return text("tt-verdict-output-not-finite");
  if (state.not_finite.length > 0) {
    return text("tt-verdict-gradient-not-finite", {
      count: state.not_finite.length,
      names: namesOf(state.not_finite, sizes.length - 1),
    });
  }
  if (learned) return text("tt-verdict-learned", { tolerance: formatTyped(String(tolerance)) });
  if (unlearnable) return impossible(unlearnable, inputs);
  if (step === 0) return text(is_initial ? "tt-verdict-random" : "tt-verdict-by-hand");
  const misses = outputs.map((output, row) => Math.abs(output - at(targets, row)));
  const farthest = formatFixed(Math.max(...misses), 2);
  if (steepest >= FLAT) return text("tt-verdict-learning", { farthest });
  return text("tt-verdict-plateau", { steepest: formatFixed(steepest, 6), farthest });
}

/** Why the network cannot learn the table. */
function impossible({ kind, rows }: { kind: string; rows: number[] }, inputs: number[][]) {
  const names = rows.map((row) => at(inputs, row).join(""));
  const name = (nth: number) => at(names, nth);
  if (kind === "zero_input") return text("tt-verdict-without-biases", { row: name(0) });
  if (kind === "constant_sign") return text("tt-verdict-one-side", { a: name(0), b: name(1) });
  if (kind === "parity_with_two_relus") {
    return text("tt-verdict-relu-parity", { rows: formatList(names.slice(0, rows.length / 2)) });
  }
  const four = { a: name(0), b: name(1), c: name(2), d: name(3) };
  return text(
    kind === "relu_pair_without_biases" ? "tt-verdict-relu-pair" : "tt-verdict-one-line",
    four,
  );
}
