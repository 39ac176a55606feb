import { effect } from "@preact/signals-core";
import { byId, setText } from "../../ui/dom.ts";
import { hasPointerMoved } from "../../ui/pointing.ts";
import { quantityAt, subject } from "./quantity_names.ts";
import { readout } from "./readout.ts";
import type { TruthTableSession } from "./truth_table_session.ts";

/** Highlights a quantity wherever it stands, while the pointer or the focus is on it; a line describes it. */
export class Highlighting {
  /** The quantity that is highlighted; "" for none. */
  #key = "";

  private readonly lab = byId("truth-table-lab");
  private readonly readout = byId("readout");

  constructor(private readonly session: TruthTableSession) {
    const { state, stage } = session.store;
    this.lab.addEventListener("pointerover", (event) => {
      if (hasPointerMoved(event)) this.#highlight(quantityAt(event.target));
    });
    for (const type of ["focusin", "pointerdown"]) {
      this.lab.addEventListener(type, (event) => this.#highlight(quantityAt(event.target)));
    }
    this.lab.addEventListener("focusout", () => this.#highlight(""));
    this.lab.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") this.#highlight(""); // a quantity that was tapped stays highlighted
    });
    effect(() => {
      state.value;
      stage.value;
      queueMicrotask(() => this.#redraw()); // once all views have made their elements
    });
  }

  #highlight(key: string) {
    if (key === this.#key) return;
    this.#key = key;
    this.#markElements();
    this.#showReadout();
  }

  #redraw() {
    if (this.#key !== "") this.#markElements();
    this.#showReadout();
  }

  #showReadout() {
    const { state, stage } = this.session.store;
    const shown = state.peek();
    setText(this.readout, shown === null ? "" : readout(this.#key, shown, stage.peek()));
  }

  #markElements() {
    const last = (this.session.store.state.peek()?.sizes.length ?? 1) - 1;
    const about = this.#key && subject(this.#key, last);
    for (const element of this.lab.querySelectorAll("[data-quantity]")) {
      const key = element.getAttribute("data-quantity") ?? "";
      const isSame = about !== "" && key === this.#key;
      element.classList.toggle("lit", isSame);
      element.classList.toggle("related", about !== "" && !isSame && subject(key, last) === about);
    }
  }
}
