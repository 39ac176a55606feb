import { at } from "../../../../shared/at.ts";
import type { OwnDigits, TeachingResult } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setNumber, setText } from "../../../ui/dom.ts";
import { formatInteger, formatPercent } from "../../../ui/format.ts";
import { paintInk } from "../pictures/paint_ink.ts";

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/**
 * A user's own digits: the buttons that say what a drawing is, the list, and what teaching has changed.
 *
 * Events: `add` (detail: the digit that it is), `remove` (detail: which one).
 */
export class OwnDigitsView extends EventTarget {
  private readonly buttons: HTMLButtonElement[];
  private readonly list: HTMLElement;
  private readonly outcome: HTMLElement;
  private readonly teachButton: HTMLButtonElement;

  constructor() {
    super();
    this.buttons = Array.from({ length: 10 }, (_, digit) => this.#answerButton(digit));
    byId("own-add").replaceChildren(...this.buttons);
    this.list = byId("own-digits");
    this.outcome = byId("own-outcome");
    this.teachButton = byTestId("own-teach") as HTMLButtonElement;
    this.show({ images: new Uint8Array(), labels: [], answers: [], file: new Uint8Array() });
    this.allowAdding(false);
  }

  /** @param busy while the network is taught */
  set busy(busy: boolean) {
    this.teachButton.setAttribute("aria-busy", String(busy));
    setText(this.teachButton, text(busy ? "digits-own-teaching" : "digits-own-teach"));
  }

  /** @param allowed only where something is drawn */
  allowAdding(allowed: boolean) {
    for (const button of this.buttons) button.disabled = !allowed;
  }

  show({ images, labels, answers }: OwnDigits) {
    const right = labels.filter((label, index) => label === answers[index]).length;
    const counts = { count: formatInteger(labels.length), right: formatInteger(right) };
    const told = labels.length ? text("digits-own-count", counts) : text("digits-own-none");
    setNumber(byTestId("own-count"), String(labels.length), told);
    byTestId("own-count").dataset.right = String(right);
    for (const name of ["own-teach", "own-export", "own-clear"]) {
      (byTestId(name) as HTMLButtonElement).disabled = labels.length === 0;
    }
    const focused = this.#focused();
    this.list.replaceChildren(
      ...labels.map((label, index) => {
        const pixels = images.subarray(index * PIXELS, (index + 1) * PIXELS);
        return this.#item(index, pixels, label, at(answers, index));
      }),
    );
    if (focused >= 0) this.#focus(focused);
  }

  /** The button of the list that has focus, counted from 0, or -1. */
  #focused() {
    const buttons = this.list.querySelectorAll("button");
    return Array.prototype.indexOf.call(buttons, document.activeElement);
  }

  /** That button again, or the one that is in its place now; the panel where there is none. */
  #focus(place: number) {
    const buttons = this.list.querySelectorAll("button");
    const next = buttons[Math.min(place, buttons.length - 1)] ?? byId("own-panel");
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  showOutcome({ own, test }: TeachingResult) {
    for (const [name, share] of [
      ["own-before", own[0]],
      ["own-after", own[1]],
      ["own-test-before", test[0]],
      ["own-test-after", test[1]],
    ] as [string, number][]) {
      setNumber(byTestId(name), String(share), formatPercent(share, name.includes("test") ? 2 : 0));
    }
    this.outcome.hidden = false;
  }

  #answerButton(digit: number) {
    const button = element(
      "button",
      {
        type: "button",
        "data-testid": `own-add-${digit}`,
        "aria-label": text("digits-own-add", { digit }),
      },
      String(digit),
    );
    button.addEventListener("click", () =>
      this.dispatchEvent(new CustomEvent("add", { detail: digit })),
    );
    return button;
  }

  #item(index: number, pixels: Uint8Array, label: number, answer: number) {
    const name = text("digits-own-picture", { digit: label });
    const picture = element("canvas", { role: "img", "aria-label": name });
    paintInk(picture, pixels, { width: SIDE, height: SIDE });
    const remove = element(
      "button",
      {
        type: "button",
        class: "quiet small",
        "aria-label": text("digits-own-delete-this", { digit: label, number: index + 1 }),
      },
      text("digits-own-delete"),
    );
    remove.addEventListener("click", () =>
      this.dispatchEvent(new CustomEvent("remove", { detail: index })),
    );
    const right = label === answer;
    const told = right ? `${label} ✓` : text("digits-own-misread", { digit: label, answer });
    return element(
      "li",
      { class: right ? "own-digit" : "own-digit wrong" },
      picture,
      element("span", {}, told),
      remove,
    );
  }
}
