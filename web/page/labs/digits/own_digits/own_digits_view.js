import { text } from "../../../language/text.js";
import { byId, element, hook, setText, show } from "../../../ui/dom.js";
import { percent, whole } from "../../../ui/format.js";
import { paintInk } from "../pictures/paint_ink.js";

/** What `pynn_engine.own` says of a user's digits. @typedef {{ images: Uint8Array, labels: number[], answers: number[], file: Uint8Array }} State */
/** Shares that are read rightly, before and after. @typedef {State & { own: number[], test: number[] }} Taught */

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/**
 * A user's own digits: the buttons that say what a drawing is, the list, and what teaching has changed.
 *
 * Events: `add` (detail: the digit that it is), `remove` (detail: which one).
 */
export class OwnView extends EventTarget {
  constructor() {
    super();
    this.buttons = Array.from({ length: 10 }, (_, digit) => this.#answerButton(digit));
    byId("own-add").replaceChildren(...this.buttons);
    this.list = byId("own-digits");
    this.outcome = byId("own-outcome");
    this.teachButton = /** @type {HTMLButtonElement} */ (hook("own-teach"));
    this.show({ images: new Uint8Array(), labels: [], answers: [], file: new Uint8Array() });
    this.allowAdding(false);
  }

  /** @param {boolean} busy while the network is taught */
  set busy(busy) {
    this.teachButton.setAttribute("aria-busy", String(busy));
    setText(this.teachButton, text(busy ? "digits-own-teaching" : "digits-own-teach"));
  }

  /** @param {boolean} allowed only where something is drawn */
  allowAdding(allowed) {
    for (const button of this.buttons) button.disabled = !allowed;
  }

  /** @param {State} state */
  show({ images, labels, answers }) {
    const right = labels.filter((label, index) => label === answers[index]).length;
    const counts = { count: whole(labels.length), right: whole(right) };
    const told = labels.length ? text("digits-own-count", counts) : text("digits-own-none");
    show(hook("own-count"), String(labels.length), told);
    hook("own-count").dataset.right = String(right);
    for (const name of ["own-teach", "own-export", "own-clear"]) {
      /** @type {HTMLButtonElement} */ (hook(name)).disabled = labels.length === 0;
    }
    const focused = this.#focused();
    this.list.replaceChildren(
      ...labels.map((label, index) => {
        const pixels = images.subarray(index * PIXELS, (index + 1) * PIXELS);
        return this.#item(index, pixels, label, answers[index]);
      }),
    );
    if (focused >= 0) this.#focus(focused);
  }

  /** The button of the list that has focus, counted from 0, or -1. */
  #focused() {
    const buttons = this.list.querySelectorAll("button");
    return Array.prototype.indexOf.call(buttons, document.activeElement);
  }

  /** That button again, or the one that is in its place now; the panel where there is none. @param {number} place */
  #focus(place) {
    const buttons = this.list.querySelectorAll("button");
    const next = buttons[Math.min(place, buttons.length - 1)] ?? byId("own-panel");
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  /** @param {Taught} taught */
  tellOutcome({ own, test }) {
    for (const [name, share] of /** @type {[string, number][]} */ ([
      ["own-before", own[0]],
      ["own-after", own[1]],
      ["own-test-before", test[0]],
      ["own-test-after", test[1]],
    ])) {
      show(hook(name), String(share), percent(share, name.includes("test") ? 2 : 0));
    }
    this.outcome.hidden = false;
  }

  /** @param {number} digit */
  #answerButton(digit) {
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

  /** @param {number} index @param {Uint8Array} pixels @param {number} label @param {number} answer */
  #item(index, pixels, label, answer) {
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
