import { effect } from "@preact/signals-core";
import { lookUp } from "../../../../shared/checked_lookup.ts";
import { say } from "../../../language/text.ts";
import { byId, setText } from "../../../ui/dom.ts";
import { parseNumber } from "../../../ui/form/parse_number.ts";
import { formatEditable, sentence } from "../../../ui/format.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { nameOf } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import { editIn } from "../truth_table_store.ts";

/** The selected weight or bias, to be typed over in sight of what changes. */
export class SelectedView {
  #isRejected = false;

  private readonly field = byId("selected-field");
  private readonly name = byId("selected-name");
  private readonly input = byId<HTMLInputElement>("selected-value");
  private readonly reason = byId("selected-reason");

  constructor(session: TruthTableSession) {
    const { input } = this;
    const { state, stage, hasSelected } = session.store;
    effect(() => this.#place(stage.value !== null || hasSelected.value));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isPlainKey(event) || !this.#isRejected) return;
      session.dismissRejection();
    });
    input.addEventListener("change", () => {
      const key = state.peek()?.selected ?? "";
      session.setParameter(key, parseNumber(input.value), "selected");
    });
    effect(() => {
      if (state.value !== null) this.#draw(state.value, editIn("selected", session.store));
    });
  }

  /** Put it beside the drawing, or, before that has a use for a visitor, below the matrices. */
  #place(isBesideDrawing: boolean) {
    if (isBesideDrawing) byId("selected-row").prepend(this.field);
    else byId("parameters").after(this.field);
  }

  #draw({ selected, numbers, sizes }: ShownState, edit: ReturnType<typeof editIn>) {
    const value = lookUp(numbers, selected);
    const wasRejected = this.#isRejected;
    const rejection = edit?.rejection ?? null;
    this.#isRejected = rejection !== null;
    setText(this.name, nameOf(selected, sizes.length - 1));
    this.input.dataset.value = String(value);
    const isTyping = document.activeElement === this.input && !wasRejected;
    if (edit === null && !isTyping) this.input.value = formatEditable(value);
    this.reason.hidden = rejection === null;
    this.reason.textContent = rejection && sentence(say(rejection.text));
    if (this.#isRejected) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }
}
