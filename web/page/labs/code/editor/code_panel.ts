import type { ErrorPlace } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { makeScrollStop } from "../../../ui/keyboard/scroll_stops.ts";
import { button, placeButton } from "../elements.ts";

/** The panel around the editor: the file's name, the buttons, and the error of an edit. */
export class CodePanel {
  title = element("h2", { id: "code-file", translate: "no" });
  apply = button("code-apply", text("code-apply"), "primary");
  compare = button("code-compare", text("code-compare"));
  restore = button("code-restore", text("code-restore"));
  restoreAll = button("code-restore-all", text("code-restore-all"));
  equation = button("code-equation", text("code-equation"));
  outcome = element("p", {
    class: "code-outcome",
    "data-testid": "code-outcome",
    role: "status",
  });
  error = element("div", { class: "code-error", "data-testid": "code-error", role: "alert" });
  /** The place of the editor. */
  place = element("div", { class: "editor" });

  readonly root: HTMLElement;

  constructor() {
    this.error.hidden = true;
    this.compare.setAttribute("aria-pressed", "false");
    const { title, apply, compare, restore, restoreAll } = this;
    const { equation, outcome, error, place } = this;
    this.root = element(
      "section",
      { class: "panel code-panel", "aria-labelledby": "code-file" },
      element(
        "div",
        { class: "code-bar" },
        title,
        element("div", { class: "buttons" }, apply, compare, restore, restoreAll, equation),
        outcome,
      ),
      error,
      place,
    );
  }

  showFile(file: string) {
    setText(this.title, file);
  }

  showStatus(state: string, status: string) {
    this.outcome.dataset.state = state;
    setText(this.outcome, status);
  }

  /**
   * @param message null to hide it
   * @param trace where it arose
   */
  showError(
    message: string | null,
    trace: ErrorPlace | null = null,
    goThere: () => void = () => {},
  ) {
    this.error.hidden = message === null;
    this.error.replaceChildren();
    if (message === null) return;
    this.error.append(element("p", {}, message));
    if (trace === null) return;
    const traceback = element("pre", { class: "traceback", translate: "no" }, trace.text);
    makeScrollStop(traceback, { "aria-label": message });
    this.error.append(traceback, placeButton(trace, goThere));
  }
}
