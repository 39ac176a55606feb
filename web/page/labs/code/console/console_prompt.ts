import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { ConsoleCompletions } from "./console_completions.ts";
import type { ConsoleHistory } from "./console_history.ts";
import { canComplete, indentAfter } from "./console_text.ts";

const MOST_ROWS = 16;

/**
 * The field for Python: Enter runs it, the arrows go through earlier texts, Tab completes.
 *
 * Events: `run`, `clear`.
 */
export class ConsolePrompt extends EventTarget {
  input = element("textarea", {
    id: "console-input",
    class: "console-input",
    "data-testid": "console-input",
    rows: 1,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    autocorrect: "off",
    enterkeyhint: "send",
    "aria-autocomplete": "list",
    "aria-controls": "console-completions",
    "aria-describedby": "console-keys",
  });
  /** After Escape, Tab leaves the field. */
  #leaving = false;

  private readonly completions: ConsoleCompletions;
  readonly root: HTMLDivElement;

  constructor(
    private readonly history: ConsoleHistory,
    complete: (before: string) => Promise<{ typed: string; names: string[] }>,
  ) {
    super();
    this.completions = new ConsoleCompletions(this.input, complete);
    const label = element("label", { for: "console-input", class: "console-mark" });
    label.append(element("span", { class: "visually-hidden" }, text("console-input")), ">>>");
    this.root = element(
      "div",
      { class: "console-prompt" },
      label,
      element("div", { class: "console-field" }, this.input, this.completions.root),
    );
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("input", () => {
      this.#grow();
      this.completions.follow();
    });
    this.input.addEventListener("blur", () => this.completions.close());
  }

  get text() {
    return this.input.value;
  }

  /** The number of characters in a line. */
  get columns() {
    const context = element("canvas").getContext("2d") as CanvasRenderingContext2D;
    const { fontSize, fontFamily } = getComputedStyle(this.input);
    context.font = `${fontSize} ${fontFamily}`;
    return Math.floor(this.input.clientWidth / context.measureText("0").width);
  }

  /** Replace the text; the cursor goes to its end. */
  write(text: string) {
    this.input.value = text;
    this.input.setSelectionRange(text.length, text.length);
    this.#grow();
  }

  /** Remove the text that was run; text typed since stays. */
  commit(text: string) {
    if (this.text.startsWith(text)) this.write(this.text.slice(text.length));
  }

  /** The text goes on: begin its next line where Enter was pressed. */
  continueAt(at: number) {
    const indent = indentAfter(this.text.slice(0, at));
    const { selectionEnd } = this.input;
    this.input.setRangeText(`\n${indent}`, at, at, selectionEnd <= at ? "end" : "preserve");
    this.#grow();
  }

  #key(event: KeyboardEvent) {
    if (this.#keyOf(event)) event.preventDefault();
    if (!["Escape", "Tab", "Shift"].includes(event.key)) this.#leaving = false;
  }

  /** @returns true if the key was handled */
  #keyOf(event: KeyboardEvent): boolean {
    const { key } = event;
    const { completions } = this;
    if (isClear(event)) return this.#dispatch("clear");
    if (!isPlainKey(event)) return false;
    if (completions.isOpen) {
      if (key === "ArrowDown" || key === "ArrowUp") {
        completions.move(key === "ArrowDown" ? 1 : -1);
        return true;
      }
      if (key === "Enter" || key === "Tab") {
        completions.takeChosen();
        this.#grow();
        return true;
      }
      if (["Escape", "ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) {
        completions.close();
        return key === "Escape";
      }
      return false;
    }
    if (key === "Enter") return this.#dispatch("run");
    if (key === "ArrowUp") return this.#lookBack(-1);
    if (key === "ArrowDown") return this.#lookBack(1);
    if (key === "Tab") return this.#complete();
    this.#leaving ||= key === "Escape";
    return false;
  }

  #dispatch(type: "run" | "clear") {
    this.dispatchEvent(new Event(type));
    return true;
  }

  /** From the first line to the text before, from the last line to the text after. */
  #lookBack(step: -1 | 1) {
    const { selectionStart, selectionEnd } = this.input;
    const beyond = step < 0 ? this.text.slice(0, selectionStart) : this.text.slice(selectionEnd);
    if (beyond.includes("\n")) return false;
    const found = this.history.go(step, this.text);
    if (found !== null) this.write(found);
    return found !== null;
  }

  #complete() {
    const { selectionStart, selectionEnd } = this.input;
    if (this.#leaving || selectionStart !== selectionEnd) return false;
    if (!canComplete(this.text.slice(0, selectionEnd))) return false;
    this.completions.complete().then(() => this.#grow());
    return true;
  }

  #grow() {
    this.input.rows = Math.min(this.text.split("\n").length, MOST_ROWS);
  }
}

/** Ctrl+L, as in a terminal. */
function isClear({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent) {
  return key === "l" && ctrlKey && !altKey && !metaKey && !shiftKey;
}
