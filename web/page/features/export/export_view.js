import { button } from "../../labs/code/button.js";
import { text } from "../../language/text.js";
import { element, setText } from "../../ui/dom.js";
import { listed } from "../../ui/format.js";
import { saveFile } from "../../ui/save_file.js";

/** @typedef {import("../../../shared/fault.js").Fault} Fault */
/** @typedef {import("../../lazy_parts.js").Context} Context */

/** Each file of the package, of a run or of data: what is asked for, which its texts are named for too, and its button. */
const FILES = [
  ["wheel", "take-wheel"],
  ["sources", "take-zip"],
];
const DIGITS = [["mnist", "take-mnist"]];
const DOCUMENTS = [
  ["notebook", "take-notebook"],
  ["script", "take-script"],
];

/** What can be taken along: the package, the runs, the digits. */
export class LuggageView {
  what = element("p", { class: "hint" });
  status = element("p", { class: "luggage-status", "data-testid": "take-status", role: "status" });
  truthTable = checkbox("take-truth-table");
  digits = checkbox("take-digits");
  /** @type {HTMLButtonElement[]} */
  #buttons = [];

  /** @param {HTMLElement} place @param {Context} context */
  constructor(place, context) {
    this.context = context;
    this.edits = context.edits;
    place.append(
      element(
        "section",
        { class: "panel luggage", "aria-labelledby": "luggage-title" },
        element("h2", { id: "luggage-title" }, text("workshop-take-title")),
        this.what,
        this.#list(FILES, () => ({})),
        element(
          "fieldset",
          {},
          element("legend", {}, text("workshop-take-run")),
          element("p", { class: "hint" }, text("workshop-take-run-about")),
          element(
            "div",
            { class: "luggage-runs" },
            element("label", {}, this.truthTable, ` ${text("workshop-take-truth-table")}`),
            element("label", {}, this.digits, ` ${text("workshop-take-digits")}`),
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

  /** @param {string[][]} entries @param {() => Record<string, unknown>} args of the request */
  #list(entries, args) {
    const items = entries.map(([action, hook]) => {
      const take = button(hook, text(`workshop-take-${action}`));
      const about = text(`workshop-take-${action}-about`);
      take.addEventListener("click", () => this.#take(action, args()));
      this.#buttons.push(take);
      return element("li", {}, take, element("span", { class: "luggage-about" }, about));
    });
    return element("ul", { class: "luggage-files" }, ...items);
  }

  #runs() {
    return { truth_table: this.truthTable.checked, digits: this.digits.checked };
  }

  /** @param {string} action @param {Record<string, unknown>} args */
  async #take(action, args) {
    this.#setBusy(true);
    setText(this.status, text("workshop-take-packing"));
    try {
      const { name, content } = await this.context.request(`luggage.${action}`, args);
      saveFile(name, content);
      setText(this.status, text("workshop-take-saved", { name }));
      this.context.tell(null);
    } catch (thrown) {
      setText(this.status, text("workshop-take-nothing"));
      this.context.tell(/** @type {Fault} */ (thrown));
    } finally {
      this.#setBusy(false);
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    for (const each of this.#buttons) each.disabled = busy;
  }

  #describe() {
    const { runningFiles, isPending } = this.edits;
    const ran =
      runningFiles.length > 0
        ? text("workshop-take-what-changed", { files: listed(runningFiles) })
        : text("workshop-take-what");
    setText(this.what, isPending ? `${ran} ${text("workshop-take-pending")}` : ran);
  }
}

/** @param {string} hook */
function checkbox(hook) {
  return element("input", { type: "checkbox", "data-testid": hook });
}
