import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setText } from "../../../ui/dom.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { nextStageText, stagesOf, titleOf } from "./stages.ts";

/** The network that the engine will begin with. */
const FIRST_SIZES = [3, 4, 1];

/**
 * Goes through the stages of a step, one press each, forwards and back.
 *
 * Events: `stage` (a stage was entered, or left for all of them); where another step has to be taken to
 * first, `next-step` (the update is done) and `last-step` (before the forward pass).
 */
export class Stepper extends EventTarget {
  /** null: all stages at once */
  stage: string | null = null;
  #order: string[] = [];
  #sizes: number[] = [];
  #chips: HTMLButtonElement[] = [];
  #hasPast = false;

  private readonly bar: HTMLElement;
  private readonly next: HTMLElement;
  private readonly back: HTMLButtonElement;
  private readonly list: HTMLElement;

  constructor() {
    super();
    this.bar = byId("stepper");
    this.next = byTestId("tt-stage-next");
    this.back = byTestId("tt-stage-back") as HTMLButtonElement;
    this.list = byTestId("tt-stage");
    this.next.addEventListener("click", () => this.#forwards());
    this.back.addEventListener("click", () => this.#backwards());
    this.draw(FIRST_SIZES, false);
    this.bar.addEventListener("keydown", (event) => {
      if (!isPlainKey(event)) return;
      // a remote control for slides sends the page keys
      if (["ArrowRight", "PageDown"].includes(event.key)) this.#forwards();
      else if (["ArrowLeft", "PageUp"].includes(event.key)) this.#backwards();
      else if (event.key === "Escape") this.enter(null);
      else return;
      event.preventDefault();
    });
  }

  /** @param hasPast whether there is a step before this one */
  draw(sizes: number[], hasPast: boolean) {
    this.#hasPast = hasPast;
    if (sizes.join() !== this.#sizes.join()) {
      this.#sizes = sizes;
      this.#order = stagesOf(sizes);
      this.#build(sizes);
      if (this.stage !== null && !this.#order.includes(this.stage)) this.stage = null;
    }
    this.#show();
  }

  enter(stage: string | null) {
    this.stage = stage;
    this.#show();
    this.dispatchEvent(new Event("stage"));
  }

  /** Another step has been taken to: begin with its first stage, or its last. */
  enterEnd(end: "first" | "last") {
    this.enter(this.#order.at(end === "first" ? 0 : -1) ?? null);
  }

  #forwards() {
    const place = this.stage === null ? -1 : this.#order.indexOf(this.stage);
    const next = this.#order[place + 1];
    if (next === undefined) this.dispatchEvent(new Event("next-step"));
    else this.enter(next);
  }

  #backwards() {
    const place = this.stage === null ? 0 : this.#order.indexOf(this.stage);
    const before = this.#order[place - 1];
    if (before !== undefined) this.enter(before);
    else if (this.#hasPast) this.dispatchEvent(new Event("last-step"));
  }

  #build(sizes: number[]) {
    const chip = (stage: string | null, title: string) => {
      const button = element("button", { type: "button", class: "chip" }, title);
      button.addEventListener("click", () => this.enter(stage));
      return button;
    };
    this.#chips = this.#order.map((stage) => chip(stage, titleOf(stage, sizes)));
    const all = chip(null, text("tt-stage-all"));
    this.list.replaceChildren(...[...this.#chips, all].map((each) => element("li", {}, each)));
    this.#chips.push(all);
  }

  #show() {
    const place = this.stage === null ? -1 : this.#order.indexOf(this.stage);
    setText(this.next, this.#nextIs(place + 1));
    const hadFocus = document.activeElement === this.back;
    this.back.disabled = this.stage === null ? !this.#hasPast : place === 0 && !this.#hasPast;
    if (hadFocus && this.back.disabled) this.next.focus(); // the arrow keys go on
    this.list.dataset.state = this.stage ?? "all";
    for (const [index, chip] of this.#chips.entries()) {
      const current = this.stage === null ? index === this.#order.length : index === place;
      if (current) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
      chip.classList.toggle("done", this.stage !== null && index < place);
    }
  }

  /**
   * What is said of the stage to come.
   * @param place its place in the order
   */
  #nextIs(place: number) {
    if (place === 0) return text("tt-next-begin");
    const stage = this.#order[place];
    return stage === undefined ? text("tt-next-step") : nextStageText(stage, this.#sizes);
  }
}
