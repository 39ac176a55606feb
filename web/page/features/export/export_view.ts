import { Fault } from "../../../shared/fault.ts";
import type { ExportedFile } from "../../../shared/protocol.ts";
import type { CodeContext } from "../../labs/code/context.ts";
import type { Edits } from "../../labs/code/edits.ts";
import { button } from "../../labs/code/elements.ts";
import { text } from "../../language/text.ts";
import { element, setText } from "../../ui/dom.ts";
import { formatList } from "../../ui/format.ts";
import { saveFile } from "../../ui/user_files.ts";

/** A file to save: its texts are named for `name`, its button for `testId`. */
type Entry = { name: string; testId: string; request: () => Promise<ExportedFile> };

/** Exports of the package, the runs and the digits. */
export class ExportView {
  description = element("p", { class: "hint" });
  status = element("p", { class: "export-status", "data-testid": "take-status", role: "status" });
  truthTable = checkbox("take-truth-table");
  digits = checkbox("take-digits");
  #buttons: HTMLButtonElement[] = [];

  private readonly edits: Edits;

  constructor(
    place: HTMLElement,
    private readonly context: CodeContext,
  ) {
    this.edits = context.edits;
    const { request } = context;
    place.append(
      element(
        "section",
        { class: "panel export", "aria-labelledby": "export-title" },
        element("h2", { id: "export-title" }, text("export-title")),
        this.description,
        this.#list([
          { name: "wheel", testId: "take-wheel", request: () => request("export.wheel") },
          { name: "sources", testId: "take-zip", request: () => request("export.sources") },
        ]),
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
          this.#list([
            {
              name: "notebook",
              testId: "take-notebook",
              request: () => request("export.notebook", this.#runs()),
            },
            {
              name: "script",
              testId: "take-script",
              request: () => request("export.script", this.#runs()),
            },
          ]),
        ),
        this.#list([
          { name: "mnist", testId: "take-mnist", request: () => request("export.mnist") },
        ]),
        this.status,
      ),
    );
    this.truthTable.checked = true;
    this.edits.addEventListener("change", () => this.#describe());
    this.#describe();
  }

  #list(entries: Entry[]) {
    const items = entries.map(({ name, testId, request }) => {
      const save = button(testId, text(`export-${name}`));
      save.addEventListener("click", () => this.#save(request));
      this.#buttons.push(save);
      const about = text(`export-${name}-about`);
      return element("li", {}, save, element("span", { class: "export-about" }, about));
    });
    return element("ul", { class: "export-files" }, ...items);
  }

  #runs() {
    return { truth_table: this.truthTable.checked, digits: this.digits.checked };
  }

  async #save(request: Entry["request"]) {
    this.#setBusy(true);
    setText(this.status, text("export-packing"));
    try {
      const { name, content } = await request();
      saveFile(name, content);
      setText(this.status, text("export-saved", { name }));
      this.context.reportError(null);
    } catch (thrown) {
      setText(this.status, text("export-nothing"));
      this.context.reportError(Fault.from(thrown));
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean) {
    for (const button of this.#buttons) button.disabled = busy;
  }

  #describe() {
    const { runningFiles, isPending } = this.edits;
    const ran =
      runningFiles.length > 0
        ? text("export-what-changed", { files: formatList(runningFiles) })
        : text("export-what");
    setText(this.description, isPending ? `${ran} ${text("export-pending")}` : ran);
  }
}

function checkbox(testId: string) {
  return element("input", { type: "checkbox", "data-testid": testId });
}
