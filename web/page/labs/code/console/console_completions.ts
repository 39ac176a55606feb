import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { commonPrefix } from "./console_text.ts";

/** The completions of the name before the cursor of a text field: a list to choose from. */
export class ConsoleCompletions {
  root = element("ul", {
    class: "console-completions",
    "data-testid": "console-completions",
    id: "console-completions",
    role: "listbox",
    "aria-label": text("console-completions"),
  });
  #typed = "";
  #names: string[] = [];
  #chosen = 0;

  constructor(
    private readonly input: HTMLTextAreaElement,
    private readonly request: (before: string) => Promise<{ typed: string; names: string[] }>,
  ) {
    this.root.hidden = true;
    this.root.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays
    this.root.addEventListener("click", ({ target }) => {
      const option = (target as Element).closest("li");
      if (option) this.#take(this.#names[[...this.root.children].indexOf(option)]);
    });
  }

  get isOpen() {
    return !this.root.hidden;
  }

  #before() {
    return this.input.value.slice(0, this.input.selectionEnd);
  }

  /** Complete what all names have in common, then offer the names. */
  async complete() {
    await this.#update();
    if (this.#names.length === 0) return;
    const common = commonPrefix(this.#names);
    if (this.#names.length === 1) this.#take(common);
    else if (common !== this.#typed) this.#write(common);
  }

  /** Offer the names that match what is typed now. */
  follow() {
    if (this.isOpen) this.#update();
  }

  close() {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.input.removeAttribute("aria-activedescendant");
  }

  move(step: 1 | -1) {
    this.#choose((this.#chosen + step + this.#names.length) % this.#names.length);
  }

  /** Write the chosen name. */
  takeChosen() {
    this.#take(this.#names[this.#chosen]);
  }

  async #update() {
    const before = this.#before();
    const { typed, names } = await this.request(before);
    this.#names = [];
    if (this.#before() !== before || document.activeElement !== this.input) return; // typing has gone on
    this.#typed = typed;
    this.#names = names;
    this.close();
    if (names.length === 0 || (names.length === 1 && names[0] === typed)) return;
    this.root.append(
      ...names.map((name, number) => element("li", { role: "option", id: optionId(number) }, name)),
    );
    this.root.hidden = false;
    this.#choose(0);
  }

  #choose(number: number) {
    this.#chosen = number;
    for (const [at, option] of [...this.root.children].entries()) {
      option.setAttribute("aria-selected", String(at === number));
    }
    this.root.children[number]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", optionId(number));
  }

  /** @param name undefined if the list is out of date */
  #take(name: string | undefined) {
    if (name === undefined) return;
    this.#write(name);
    this.close();
  }

  /** @param name replaces the part of it that is typed */
  #write(name: string) {
    const end = this.input.selectionEnd;
    this.input.setRangeText(name, end - this.#typed.length, end, "end");
    this.#typed = name;
  }
}

/** For `aria-activedescendant`. */
const optionId = (number: number) => `console-completion-${number}`;
