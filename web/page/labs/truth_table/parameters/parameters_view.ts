import { effect } from "@preact/signals-core";
import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import type { Fault } from "../../../../shared/fault.ts";
import type { CheckVerdict } from "../../../../shared/protocol.ts";
import { say } from "../../../language/text.ts";
import { byId, element } from "../../../ui/dom.ts";
import { parseNumber } from "../../../ui/form/parse_number.ts";
import { formatEditable, formatNumber, sentence } from "../../../ui/format.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { layerMark, nameOf, sourceName } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import { editIn } from "../truth_table_store.ts";

type Cell = { cell: HTMLElement; input: HTMLInputElement; gradient: HTMLElement };

/**
 * Every weight and bias as NumPy holds them: W[j, i] in row j, column i, and b[j] beside it. Each can be
 * typed over; its gradient stands under it.
 */
export class ParametersView {
  /** The sizes and the use of biases that the cells were made for. */
  #shape = "";
  /** By the key of the parameter. */
  #cells: Map<string, Cell> = new Map();

  private readonly container = byId("parameters");
  private readonly reason = byId("parameter-reason");

  constructor(private readonly session: TruthTableSession) {
    const { state, checks } = session.store;
    effect(() => {
      if (state.value === null) return;
      this.#makeCells(state.value);
      this.#draw(state.value, editIn("matrix", session.store)?.key ?? "");
    });
    effect(() => {
      const edit = editIn("matrix", session.store);
      this.#markRejected(edit?.key ?? "", edit?.rejection ?? null);
    });
    effect(() => this.#drawVerdicts(checks.value?.verdicts ?? {}));
  }

  /** @param editedKey the parameter whose typed text must not be overwritten; "" for none */
  #draw({ numbers, selected }: ShownState, editedKey: string) {
    for (const [key, { cell, input, gradient }] of this.#cells) {
      const value = lookUp(numbers, key);
      if (document.activeElement !== input && key !== editedKey) {
        input.value = formatEditable(value);
      }
      input.dataset.value = String(value);
      gradient.textContent = formatNumber(lookUp(numbers, `G${key}`));
      cell.classList.toggle("selected", key === selected);
      cell.classList.toggle("positive", value > 0);
      cell.classList.toggle("negative", value < 0);
    }
  }

  #markRejected(editedKey: string, rejection: Fault | null) {
    const rejectedKey = rejection !== null && this.#cells.has(editedKey) ? editedKey : "";
    for (const [key, { input }] of this.#cells) {
      if (key === rejectedKey) {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", this.reason.id);
      } else {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }
    this.reason.textContent = rejectedKey && rejection ? sentence(say(rejection.text)) : "";
    this.reason.hidden = rejectedKey === "";
  }

  /** @param verdicts the gradient check by key; empty if there is none */
  #drawVerdicts(verdicts: Record<string, CheckVerdict>) {
    for (const [key, { cell }] of this.#cells) {
      const verdict = verdicts[key];
      cell.classList.toggle("agrees", verdict === "agrees");
      cell.classList.toggle("differs", verdict === "differs" || verdict === "not_finite");
      cell.classList.toggle("at-kink", verdict === "kink");
      cell.classList.toggle("not-judged", verdict === "unknown");
    }
  }

  /** Make a cell for each parameter of the network, unless they are there. */
  #makeCells({ sizes, settings }: ShownState) {
    const hasBiases = settings.biases === "on";
    const shape = `${sizes.join()} ${hasBiases}`;
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#cells.clear();
    const tables = sizes
      .slice(1)
      .map((count, l) => this.#table(l + 1, count, at(sizes, l), sizes.length - 1, hasBiases));
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
      this.session.select({ name: key });
    });
    input.addEventListener("keydown", (event) => {
      const isRejected = input.hasAttribute("aria-invalid");
      if (event.key !== "Escape" || !isPlainKey(event) || !isRejected) return;
      input.value = formatEditable(Number(input.dataset.value));
      this.session.dismissRejection();
    });
    input.addEventListener("change", () =>
      this.session.setParameter(key, parseNumber(input.value), "matrix"),
    );
    this.#cells.set(key, { cell, input, gradient });
    return cell;
  }
}
