import type { ErrorPlace } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { makeScrollStop } from "../../../ui/keyboard/scroll_stops.ts";
import { button } from "../button.ts";
import { exerciseText } from "../exercises/exercise_text.ts";
import { placeButton } from "./place_button.ts";

/** What stands around the editor: the file's name, what can be done with it, and what Python said. */
export class CodePanel {
  title = element("h2", { id: "code-file", translate: "no" });
  hint = element("p", { class: "hint" });
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
  trouble = element("div", { class: "trouble", "data-testid": "code-trouble", role: "alert" });
  /** Where the editor belongs. */
  place = element("div", { class: "editor" });

  readonly root: HTMLElement;

  constructor() {
    this.trouble.hidden = true;
    const { title, hint, apply, compare, restore, restoreAll } = this;
    const { equation, outcome, trouble, place } = this;
    this.root = element(
      "section",
      { class: "panel code-panel", "aria-labelledby": "code-file" },
      title,
      hint,
      element("div", { class: "buttons" }, apply, compare, restore, restoreAll, equation),
      outcome,
      trouble,
      place,
    );
  }

  draw({
    file,
    about,
    state,
    told,
    compared,
  }: {
    file: string;
    about: string;
    state: string;
    told: string;
    compared: boolean;
  }) {
    setText(this.title, file);
    this.hint.replaceChildren(...exerciseText(about));
    this.compare.setAttribute("aria-pressed", String(compared));
    this.outcome.dataset.state = state;
    setText(this.outcome, told);
  }

  /**
   * @param words null: there is none any more
   * @param trace where it arose
   */
  showTrouble(
    words: string | null,
    trace: ErrorPlace | null = null,
    goThere: () => void = () => {},
  ) {
    this.trouble.hidden = words === null;
    this.trouble.replaceChildren();
    if (words === null) return;
    this.trouble.append(element("p", {}, words));
    if (trace === null) return;
    const said = element("pre", { class: "traceback", translate: "no" }, trace.text);
    makeScrollStop(said, { "aria-label": words });
    this.trouble.append(said, placeButton(trace, goThere));
  }
}
