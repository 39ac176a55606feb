import { lookUp } from "../../../shared/look_up.ts";
import { setText } from "../../ui/dom.ts";
import { parseNumber } from "../../ui/form/parse_number.ts";
import { formatEditable, sentence } from "../../ui/format.ts";
import { isPlainKey } from "../../ui/keyboard/plain_key.ts";
import { nameOf } from "./quantity_names.ts";
import type { TruthTableState } from "./state.ts";

/**
 * The selected weight or bias beside the drawing, to be typed over while one sees what follows.
 *
 * Events: `change` (detail: { key, value }), `dismiss` (a refused value was let go).
 */
export class SelectedView extends EventTarget {
  #key = "";
  #value = "";
  #refused = false;
  /** Whether what was typed is not answered yet: it stands until then. */
  #asked = false;

  private readonly name: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly reason: HTMLElement;

  constructor({
    name,
    input,
    reason,
  }: { name: HTMLElement; input: HTMLInputElement; reason: HTMLElement }) {
    super();
    this.name = name;
    this.input = input;
    this.reason = reason;
    input.addEventListener("focus", () => input.select());
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isPlainKey(event) || !this.#refused) return;
      this.mark("");
      this.dispatchEvent(new Event("dismiss"));
    });
    input.addEventListener("change", () => {
      this.#asked = true;
      this.dispatchEvent(
        new CustomEvent("change", { detail: { key: this.#key, value: parseNumber(input.value) } }),
      );
    });
  }

  draw({ selected, numbers, sizes }: TruthTableState) {
    if (selected !== this.#key) this.mark("");
    this.#key = selected;
    const value = lookUp(numbers, selected);
    this.#value = formatEditable(value);
    setText(this.name, nameOf(selected, sizes.length - 1));
    this.input.dataset.value = String(value);
    const stands = document.activeElement === this.input || this.#refused || this.#asked;
    if (!stands) this.input.value = this.#value;
  }

  /** @param why why what is typed was refused; "" when it was not */
  mark(why: string) {
    const letGo = this.#refused && why === "";
    this.#refused = why !== "";
    this.#asked = false;
    this.reason.hidden = !this.#refused;
    this.reason.textContent = why && sentence(why);
    if (this.#refused) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
    if (letGo) this.input.value = this.#value;
  }
}
