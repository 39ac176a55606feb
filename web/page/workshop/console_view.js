import { detail, element, setText } from "../dom.js";
import { sentence } from "../format.js";
import { button } from "./button.js";
import { ConsoleHistory } from "./console_history.js";
import { ConsoleLog } from "./console_log.js";
import { ConsolePrompt } from "./console_prompt.js";

/** @typedef {import("../../engine/fault.js").Fault} Fault */

/** Python's own prompt, with the labs' networks at hand. */
export class ConsoleView {
  log = new ConsoleLog();
  /** Whether there may be variables. */
  #hasRun = false;
  /** Whether there were, until Python had to be started anew. */
  #lost = false;
  /** What was asked for is done in turn. @type {Promise<void>} */
  #turn = Promise.resolve();

  /** @param {HTMLElement} place @param {import("./main.js").Context} context */
  constructor(place, context) {
    this.context = context;
    this.history = new ConsoleHistory(context.kept);
    this.prompt = new ConsolePrompt(this.history, (before) => this.#complete(before));
    this.runButton = button("console-run", "Run", "primary");
    this.clearButton = button("console-clear", "Clear");
    this.status = element("p", { class: "console-status", role: "status" });
    place.append(
      element(
        "section",
        { class: "panel console", "aria-labelledby": "console-title" },
        element("h2", { id: "console-title" }, "Console"),
        element(
          "p",
          { class: "hint" },
          "The Python that the labs run in. What you change of a network, its lab shows at once.",
        ),
        this.log.root,
        this.prompt.root,
        element("div", { class: "buttons" }, this.runButton, this.clearButton, this.status),
        keysHint(),
      ),
    );
    this.#listen();
    this.history.begin();
    this.#introduce();
  }

  #listen() {
    this.prompt.addEventListener("run", () => this.#run(false));
    this.prompt.addEventListener("clear", () => this.log.clear());
    this.runButton.addEventListener("click", () => {
      this.#run(true);
      this.prompt.input.focus();
    });
    this.clearButton.addEventListener("click", () => {
      this.log.clear();
      this.prompt.input.focus();
    });
    this.context.engine.addEventListener("state", (event) => {
      if (detail(event) === "loading") this.#lost = this.#hasRun;
      if (detail(event) !== "ready" || !this.#lost) return; // “ready” is also told of exchanged code
      this.#lost = this.#hasRun = false;
      this.log.note("Python was started anew; variables are gone.");
    });
  }

  async #introduce() {
    try {
      this.log.introduce(await this.context.request("console.begin"));
    } catch (thrown) {
      this.log.note(sentence(/** @type {Fault} */ (thrown).message));
    }
  }

  /** @param {boolean} atOnce also where it is incomplete */
  #run(atOnce) {
    const at = this.prompt.input.selectionEnd;
    this.#turn = this.#turn.then(() => this.#runNow(atOnce, at));
  }

  /** @param {boolean} atOnce @param {number} at where the cursor was */
  async #runNow(atOnce, at) {
    const { text, columns } = this.prompt;
    if (text.trim() === "") return;
    this.#hasRun = true;
    this.#setBusy(true);
    try {
      const answer = await this.context.request("console.run", {
        text,
        at_once: atOnce,
        columns,
      });
      if (answer.complete) this.#done(text, answer.outputs);
      else this.prompt.goOn(at);
      this.context.labs.changed(answer.changed);
    } catch (thrown) {
      const { message } = /** @type {Fault} */ (thrown);
      this.#done(text, [{ kind: "note", text: sentence(message) }]);
    }
    this.#setBusy(false);
  }

  /** @param {string} text @param {import("./console_log.js").Output[]} outputs */
  #done(text, outputs) {
    const typed = text.trimEnd();
    this.history.add(typed);
    this.log.add(typed, outputs);
    this.prompt.taken(text);
  }

  /** @param {string} before */
  async #complete(before) {
    try {
      return await this.context.request("console.complete", { before });
    } catch {
      return { typed: "", names: [] }; // Python has stopped, which the page tells
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.runButton.disabled = busy;
    this.log.root.setAttribute("aria-busy", String(busy));
    setText(this.status, busy ? "Python is running it…" : "");
  }
}

function keysHint() {
  const key = (/** @type {string} */ name) => element("kbd", {}, name);
  return element(
    "p",
    { class: "hint", id: "console-keys" },
    key("Enter"),
    " runs, ",
    key("Shift"),
    " + ",
    key("Enter"),
    " goes on in a new line. ",
    key("↑"),
    " and ",
    key("↓"),
    " bring back what you typed before. ",
    key("Tab"),
    " completes a name; after ",
    key("Esc"),
    " it leaves the field. ",
    key("Ctrl"),
    " + ",
    key("L"),
    " clears.",
  );
}
