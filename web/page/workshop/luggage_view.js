import { element, setText } from "../dom.js";
import { listed } from "../format.js";
import { saveFile } from "../save_file.js";
import { button } from "./button.js";

/** @typedef {import("../../engine/fault.js").Fault} Fault */
/** @typedef {import("./main.js").Context} Context */

/** Each file of the package or of data: what is asked for, its button, and what it is good for. */
const FILES = [
  ["wheel", "take-wheel", "Package as a wheel", "For “pip install”: pynn as it runs here now."],
  ["sources", "take-zip", "Package as a zip", "The same as files, to read and change anywhere."],
];
const DIGITS = [
  [
    "mnist",
    "take-mnist",
    "MNIST as a zip",
    "Its four files, 11 MB: to repeat a run of the digits takes them.",
  ],
];
const DOCUMENTS = [
  ["notebook", "take-notebook", "Notebook", "For Jupyter."],
  ["script", "take-script", "Script", "The same for plain Python."],
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
        element("h2", { id: "luggage-title" }, "Take it along"),
        this.what,
        this.#list(FILES, () => ({})),
        element(
          "fieldset",
          {},
          element("legend", {}, "Your run, to be repeated"),
          element(
            "p",
            { class: "hint" },
            "On your own computer, step by step, with the same package, settings and seed; it sets the page’s numbers beside its own. All that it takes is Python and NumPy.",
          ),
          element(
            "div",
            { class: "luggage-runs" },
            element("label", {}, this.truthTable, " the truth table’s"),
            element("label", {}, this.digits, " the digits’"),
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
    const items = entries.map(([action, hook, label, about]) => {
      const take = button(hook, label);
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
    setText(this.status, "Packing…");
    try {
      const { name, content } = await this.context.request(`luggage.${action}`, args);
      saveFile(name, content);
      setText(this.status, `Saved as ${name}.`);
      this.context.tell(null);
    } catch (thrown) {
      setText(this.status, "Nothing was saved.");
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
    const ran = runningFiles.length > 0 ? `, with your changes of ${listed(runningFiles)}` : "";
    const pending = isPending ? " What you have changed and not yet run is not in it." : "";
    setText(this.what, `pynn as the labs run it${ran}.${pending}`);
  }
}

/** @param {string} hook */
function checkbox(hook) {
  return element("input", { type: "checkbox", "data-testid": hook });
}
