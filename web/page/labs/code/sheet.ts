import { text } from "../../language/text.ts";
import { element } from "../../ui/dom.ts";

/**
 * The column beside the editor. Where there is no room for it, its style makes it a sheet below the editor,
 * with a button that pulls it up and down.
 */
export class Sheet {
  readonly content = element("div", { class: "sheet-content", id: "code-sheet" });
  readonly root: HTMLElement;
  private readonly toggle = element(
    "button",
    {
      type: "button",
      class: "sheet-toggle",
      "data-testid": "code-sheet-toggle",
      "aria-controls": "code-sheet",
    },
    element("span", {}, text("code-sheet")),
  );

  constructor() {
    this.root = element("div", { class: "code-sheet" }, this.toggle, this.content);
    this.toggle.addEventListener("click", () => this.#pull(!this.#isUp));
    this.#pull(true);
  }

  get #isUp() {
    return this.toggle.getAttribute("aria-expanded") === "true";
  }

  #pull(up: boolean) {
    this.toggle.setAttribute("aria-expanded", String(up));
  }

  pullUp() {
    this.#pull(true);
  }

  /** Uncover the code after a choice, where both do not fit. */
  makeRoom() {
    if (!this.toggle.checkVisibility()) return;
    this.#pull(false);
    this.toggle.focus();
  }
}
