import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { commonPrefix } from "./console_text.ts";

/** How the name before the cursor of a text field may go on: a list to choose from. */
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
    private readonly ask: (before: string) => Promise<{ typed: string; names: string[] }>,
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

  /** Go on as far as there is one way only, then let choose. */
  async complete() {
    await this.#look();
    if (this.#names.length === 0) return;
    const common = commonPrefix(this.#names);
    if (this.#names.length === 1) this.#take(common);
    else if (common !== this.#typed) this.#write(common);
  }

  /** More, or less, is typed: offer what fits now. */
  follow() {
    if (this.isOpen) this.#look();
  }

  close() {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.input.removeAttribute("aria-activedescendant");
  }

  move(step: 1 | -1) {
    this.#choose((this.#chosen + step + this.#names.length) % this.#names.length);
  }

  /** Write what is chosen. */
  take() {
    this.#take(this.#names[this.#chosen]);
  }

  async #look() {
    const before = this.#before();
    const { typed, names } = await this.ask(before);
    this.#names = [];
    if (this.#before() !== before || document.activeElement !== this.input) return; // gone on meanwhile
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

  /** @param name none where the list is out of date */
  #take(name: string | undefined) {
    if (name === undefined) return;
    this.#write(name);
    this.close();
  }

  /** @param name in place of what is there of it */
  #write(name: string) {
    const end = this.input.selectionEnd;
    this.input.setRangeText(name, end - this.#typed.length, end, "end");
    this.#typed = name;
  }
}

const optionId = (number: number) => `console-completion-${number}`;
