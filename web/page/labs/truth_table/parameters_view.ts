import { at } from "../../../shared/at.ts";
import { lookUp } from "../../../shared/look_up.ts";
import type { CheckVerdict } from "../../../shared/protocol.ts";
import { element } from "../../ui/dom.ts";
import { parseNumber } from "../../ui/form/parse_number.ts";
import { formatEditable, formatNumber, sentence } from "../../ui/format.ts";
import { isPlainKey } from "../../ui/keyboard/plain_key.ts";
import { layerMark, nameOf, sourceName } from "./quantity_names.ts";
import type { TruthTableState } from "./state.ts";

type Cell = { key: string; cell: HTMLElement; input: HTMLInputElement; gradient: HTMLElement };

/**
 * Every weight and bias as NumPy holds them: W[j, i] in row j, column i, and b[j] beside it. Each can be
 * typed over; its gradient stands under it.
 *
 * Events: `select` (detail: key), `change` (detail: { key, value }), `dismiss` (a refused one was let go).
 */
export class ParametersView extends EventTarget {
  #shape = "";
  /** by key */
  #cells: Map<string, Cell> = new Map();
  #refused = "";
  /** What was typed, and is not answered yet: it stands until then. */
  #asked = "";

  /** @param reason where it says why a value was refused */
  constructor(
    private readonly container: HTMLElement,
    private readonly reason: HTMLElement,
  ) {
    super();
  }

  draw({ sizes, numbers, settings, selected }: TruthTableState) {
    const hasBiases = settings.biases === "on";
    if (`${sizes.join()} ${hasBiases}` !== this.#shape) this.#build(sizes, hasBiases);
    for (const { key, cell, input, gradient } of this.#cells.values()) {
      const value = lookUp(numbers, key);
      if (document.activeElement !== input && ![this.#refused, this.#asked].includes(key)) {
        input.value = formatEditable(value);
      }
      input.dataset.value = String(value);
      gradient.textContent = formatNumber(lookUp(numbers, `G${key}`));
      cell.classList.toggle("selected", key === selected);
      cell.classList.toggle("positive", value > 0);
      cell.classList.toggle("negative", value < 0);
    }
  }

  /** @param key the one that was refused, or null */
  mark(key: string | null, why: string = "") {
    this.#refused = key !== null && this.#cells.has(key) ? key : "";
    this.#asked = "";
    for (const { key: each, input } of this.#cells.values()) {
      if (each === this.#refused) {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", this.reason.id);
      } else {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }
    this.reason.textContent = this.#refused ? sentence(why) : "";
    this.reason.hidden = !this.#refused;
  }

  /**
   * The outcome of the gradient check, in every cell.
   * @param verdicts by key; none: no check
   */
  showVerdicts(verdicts: Record<string, CheckVerdict>) {
    for (const { key, cell } of this.#cells.values()) {
      const verdict = verdicts[key];
      cell.classList.toggle("agrees", verdict === "agrees");
      cell.classList.toggle("differs", verdict === "differs" || verdict === "not_finite");
      cell.classList.toggle("at-kink", verdict === "kink");
      cell.classList.toggle("not-judged", verdict === "unknown");
    }
  }

  #build(sizes: number[], hasBiases: boolean) {
    this.#shape = `${sizes.join()} ${hasBiases}`;
    this.#cells.clear();
    this.mark(null);
    const last = sizes.length - 1;
    const tables = sizes
      .slice(1)
      .map((count, l) => this.#table(l + 1, count, at(sizes, l), last, hasBiases));
    this.container.replaceChildren(...tables);
  }

  #table(layer: number, to: number, from: number, last: number, hasBiases: boolean) {
    const mark = layerMark(layer);
    const heads = Array.from({ length: from }, (_, i) =>
      element("th", { scope: "col" }, sourceName(layer - 1, i + 1)),
    );
    if (hasBiases) heads.push(element("th", { scope: "col", class: "bias-head" }, `b${mark}`));
    const rows = Array.from({ length: to }, (_, j) => {
      const keys = Array.from({ length: from }, (_, i) => `W${layer}.${j + 1}.${i + 1}`);
      if (hasBiases) keys.push(`b${layer}.${j + 1}`);
      const head = element("th", { scope: "row" }, nameOf(`u${layer}.${j + 1}`, last));
      return element("tr", {}, head, ...keys.map((key) => this.#cell(key, last)));
    });
    const biases = hasBiases ? `, b${mark} (${to},)` : "";
    return element(
      "table",
      { class: "parameters" },
      element("caption", {}, `W${mark} (${to}, ${from})${biases}`),
      element("thead", {}, element("tr", {}, element("td"), ...heads)),
      element("tbody", {}, ...rows),
    );
  }

  #cell(key: string, last: number) {
    const input = element("input", {
      "aria-label": nameOf(key, last),
      "data-testid": `tt-parameter-${key}`,
      inputmode: "decimal",
      autocomplete: "off",
    });
    const gradient = element("span", { class: "cell-gradient" });
    const cell = element(
      "td",
      { class: key[0] === "b" ? "parameter bias-cell" : "parameter", "data-quantity": key },
      input,
      gradient,
    );
    input.addEventListener("focus", () => {
      input.select();
      this.dispatchEvent(new CustomEvent("select", { detail: key }));
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isPlainKey(event) || key !== this.#refused) return;
      this.mark(null);
      input.value = formatEditable(Number(input.dataset.value));
      this.dispatchEvent(new Event("dismiss"));
    });
    input.addEventListener("change", () => {
      this.#asked = key;
      this.dispatchEvent(
        new CustomEvent("change", { detail: { key, value: parseNumber(input.value) } }),
      );
    });
    this.#cells.set(key, { key, cell, input, gradient });
    return cell;
  }
}
