import { Fault } from "../../../../shared/fault.ts";
import type { ConsoleAnswer } from "../../../../shared/protocol.ts";
import { parseMarkup } from "../../../language/markup.ts";
import { say, text } from "../../../language/text.ts";
import { element, eventDetail, setText } from "../../../ui/dom.ts";
import { sentence } from "../../../ui/format.ts";
import type { CodeContext } from "../context.ts";
import { button } from "../elements.ts";
import { ConsoleHistory } from "./console_history.ts";
import { ConsoleLog } from "./console_log.ts";
import { ConsolePrompt } from "./console_prompt.ts";

/** Python's own prompt, with the labs' networks at hand. */
export class ConsoleView {
  log = new ConsoleLog();
  /** True if there may be variables. */
  #hasRun = false;
  /** True if variables were lost when Python was started again. */
  #lost = false;
  /** Inputs run one after the other. */
  #queue: Promise<void> = Promise.resolve();

  private readonly history: ConsoleHistory;
  private readonly prompt: ConsolePrompt;
  private readonly runButton: HTMLButtonElement;
  private readonly clearButton: HTMLButtonElement;
  private readonly status: HTMLParagraphElement;

  constructor(
    place: HTMLElement,
    private readonly context: CodeContext,
  ) {
    this.history = new ConsoleHistory(context.storage);
    this.prompt = new ConsolePrompt(this.history, (before) => this.#complete(before));
    this.runButton = button("console-run", text("console-run"), "primary");
    this.clearButton = button("console-clear", text("console-clear"));
    this.status = element("p", { class: "console-status", role: "status" });
    place.append(
      element(
        "section",
        { class: "panel console", "aria-labelledby": "console-title" },
        element("h2", { id: "console-title" }, text("console-title")),
        element("p", { class: "hint" }, text("console-about")),
        this.log.root,
        this.prompt.root,
        element("div", { class: "buttons" }, this.runButton, this.clearButton, this.status),
        element("p", { class: "hint", id: "console-keys" }, ...parseMarkup(text("console-keys"))),
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
      if (eventDetail(event) === "loading") this.#lost = this.#hasRun;
      if (eventDetail(event) !== "ready" || !this.#lost) return; // exchanged code is “ready”, too
      this.#lost = this.#hasRun = false;
      this.log.note(text("console-restarted"));
    });
  }

  async #introduce() {
    try {
      this.log.introduce(await this.context.request("console.begin"));
    } catch (thrown) {
      this.log.note(sentence(say(Fault.from(thrown).text)));
    }
  }

  /** @param atOnce even if it is incomplete */
  #run(atOnce: boolean) {
    const at = this.prompt.input.selectionEnd;
    this.#queue = this.#queue.then(() => this.#runNow(atOnce, at));
  }

  /** @param at the place of the cursor */
  async #runNow(atOnce: boolean, at: number) {
    const { text: typed, columns } = this.prompt;
    if (typed.trim() === "") return;
    this.#hasRun = true;
    this.#setBusy(true);
    try {
      const answer = await this.context.request("console.run", {
        text: typed,
        at_once: atOnce,
        columns,
      });
      if (answer.complete) this.#done(typed, answer.outputs);
      else this.prompt.continueAt(at);
      this.context.labs.changed(answer);
    } catch (thrown) {
      this.#done(typed, [{ kind: "note", text: Fault.from(thrown).text }]);
    }
    this.#setBusy(false);
  }

  #done(typed: string, outputs: ConsoleAnswer["outputs"]) {
    const code = typed.trimEnd();
    this.history.add(code);
    this.log.add(code, outputs);
    this.prompt.commit(typed);
  }

  async #complete(before: string) {
    try {
      return await this.context.request("console.complete", { before });
    } catch {
      return { typed: "", names: [] }; // Python has stopped, which the page shows
    }
  }

  #setBusy(busy: boolean) {
    this.runButton.disabled = busy;
    this.log.root.setAttribute("aria-busy", String(busy));
    setText(this.status, busy ? text("console-busy") : "");
  }
}
