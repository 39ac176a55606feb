import type { Fault } from "../../../shared/fault.ts";
import { button } from "../../labs/code/button.ts";
import type { Edits } from "../../labs/code/edits.ts";
import { text } from "../../language/text.ts";
import type { Context } from "../../lazy_parts.ts";
import { element, setText } from "../../ui/dom.ts";
import { formatList } from "../../ui/format.ts";
import { saveFile } from "../../ui/save_file.ts";

/** Each file of the package, of a run or of data: what is asked for, which its texts are named for too, and its button. */
const FILES: [string, string][] = [
  ["wheel", "take-wheel"],
  ["sources", "take-zip"],
];
const DIGITS: [string, string][] = [["mnist", "take-mnist"]];
const DOCUMENTS: [string, string][] = [
  ["notebook", "take-notebook"],
  ["script", "take-script"],
];

/** What can be taken along: the package, the runs, the digits. */
export class ExportView {
  what = element("p", { class: "hint" });
  status = element("p", { class: "export-status", "data-testid": "take-status", role: "status" });
  truthTable = checkbox("take-truth-table");
  digits = checkbox("take-digits");
  #buttons: HTMLButtonElement[] = [];

  private readonly edits: Edits;

  constructor(
    place: HTMLElement,
    private readonly context: Context,
  ) {
    this.edits = context.edits;
    place.append(
      element(
        "section",
        { class: "panel export", "aria-labelledby": "export-title" },
        element("h2", { id: "export-title" }, text("export-title")),
        this.what,
        this.#list(FILES, () => ({})),
        element(
          "fieldset",
          {},
          element("legend", {}, text("export-run")),
          element("p", { class: "hint" }, text("export-run-about")),
          element(
            "div",
            { class: "export-runs" },
            element("label", {}, this.truthTable, ` ${text("export-truth-table")}`),
            element("label", {}, this.digits, ` ${text("export-digits")}`),
          ),
          this.#list(DOCUMENTS, () => this.#runs()),
        ),
        this.#list(DIGITS, () => ({})),
        this.status,
      ),
    );
    this.truthTable.checked = true;
    this.edits.addEventListener("change", () => this.#describe());
    this.#describe();
  }

  /** @param args of the request */
  #list(entries: [string, string][], args: () => Record<string, unknown>) {
    const items = entries.map(([action, hook]) => {
      const take = button(hook, text(`export-${action}`));
      const about = text(`export-${action}-about`);
      take.addEventListener("click", () => this.#take(action, args()));
      this.#buttons.push(take);
      return element("li", {}, take, element("span", { class: "export-about" }, about));
    });
    return element("ul", { class: "export-files" }, ...items);
  }

  #runs() {
    return { truth_table: this.truthTable.checked, digits: this.digits.checked };
  }

  async #take(action: string, args: Record<string, unknown>) {
    this.#setBusy(true);
    setText(this.status, text("export-packing"));
    try {
      const { name, content } = await this.context.request(`export.${action}`, args);
      saveFile(name, content);
      setText(this.status, text("export-saved", { name }));
      this.context.tell(null);
    } catch (thrown) {
      setText(this.status, text("export-nothing"));
      this.context.tell(thrown as Fault);
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean) {
    for (const each of this.#buttons) each.disabled = busy;
  }

  #describe() {
    const { runningFiles, isPending } = this.edits;
    const ran =
      runningFiles.length > 0
        ? text("export-what-changed", { files: formatList(runningFiles) })
        : text("export-what");
    setText(this.what, isPending ? `${ran} ${text("export-pending")}` : ran);
  }
}

function checkbox(hook: string) {
  return element("input", { type: "checkbox", "data-testid": hook });
}
