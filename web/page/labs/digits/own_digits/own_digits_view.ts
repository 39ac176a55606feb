import { effect } from "@preact/signals-core";
import { at } from "../../../../shared/checked_lookup.ts";
import type { OwnDigits as Digits, TeachingResult } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setNumber, setText } from "../../../ui/dom.ts";
import type { ReportError } from "../../../ui/error_banner.ts";
import { formatInteger, formatPercent } from "../../../ui/format.ts";
import { onFileChosen, saveFile } from "../../../ui/user_files.ts";
import { paintInk } from "../pictures/picture.ts";
import type { OwnDigits } from "./own_digits.ts";

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const NONE: Digits = { images: new Uint8Array(), labels: [], answers: [], file: new Uint8Array() };

/** A user's own digits: the list, what can be done with all of them, and the outcome of teaching. */
export class OwnDigitsView {
  private readonly list = byId("own-digits");
  private readonly teachButton = byTestId<HTMLButtonElement>("own-teach");

  constructor(
    private readonly own: OwnDigits,
    reportError: ReportError,
  ) {
    byTestId("own-clear").addEventListener("click", () => own.removeAll());
    this.teachButton.addEventListener("click", () => own.teach());
    byTestId("own-export").addEventListener("click", () => {
      const digits = own.digits.peek();
      if (digits) saveFile("my-digits.npz", new Uint8Array(digits.file));
    });
    onFileChosen(byTestId("own-import"), (content) => own.load(content), reportError);
    effect(() => this.#draw(own.digits.value ?? NONE));
    effect(() => {
      byId("own-not-saved").hidden = own.isPersistent.value;
    });
    effect(() => this.#drawTeachButton(own.isTeaching.value));
    effect(() => drawOutcome(own.outcome.value));
  }

  #drawTeachButton(isTeaching: boolean) {
    this.teachButton.setAttribute("aria-busy", String(isTeaching));
    setText(this.teachButton, text(isTeaching ? "digits-own-teaching" : "digits-own-teach"));
  }

  #draw({ images, labels, answers }: Digits) {
    const right = labels.filter((label, index) => label === answers[index]).length;
    const counts = { count: formatInteger(labels.length), right: formatInteger(right) };
    const countText = labels.length ? text("digits-own-count", counts) : text("digits-own-none");
    setNumber(byTestId("own-count"), String(labels.length), countText);
    byTestId("own-count").dataset.right = String(right);
    for (const name of ["own-teach", "own-export", "own-clear"]) {
      byTestId<HTMLButtonElement>(name).disabled = labels.length === 0;
    }
    const focused = this.#focusedPlace();
    this.list.replaceChildren(
      ...labels.map((label, index) => {
        const pixels = images.subarray(index * PIXELS, (index + 1) * PIXELS);
        return this.#item(index, pixels, label, at(answers, index));
      }),
    );
    if (focused >= 0) this.#focus(focused);
  }

  /** The place of the button of the list that has focus, or -1. */
  #focusedPlace() {
    const buttons = this.list.querySelectorAll("button");
    return [...buttons].indexOf(document.activeElement as HTMLButtonElement);
  }

  /** Focuses the button at this place or the last one; without any, the panel. */
  #focus(place: number) {
    const buttons = this.list.querySelectorAll("button");
    const next = buttons[Math.min(place, buttons.length - 1)] ?? byId("own-panel");
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  #item(index: number, pixels: Uint8Array, label: number, answer: number) {
    const name = text("digits-own-picture", { digit: label });
    const picture = element("canvas", { role: "img", "aria-label": name });
    paintInk(picture, pixels, { width: SIDE, height: SIDE });
    const removeButton = element(
      "button",
      {
        type: "button",
        class: "quiet small",
        "aria-label": text("digits-own-delete-this", { digit: label, number: index + 1 }),
      },
      text("digits-own-delete"),
    );
    removeButton.addEventListener("click", () => this.own.remove(index));
    const isRight = label === answer;
    const outcome = isRight ? `${label} ✓` : text("digits-own-misread", { digit: label, answer });
    return element(
      "li",
      { class: isRight ? "own-digit" : "own-digit wrong" },
      picture,
      element("span", {}, outcome),
      removeButton,
    );
  }
}

function drawOutcome(taught: TeachingResult | null) {
  if (taught === null) return;
  const { own, test } = taught;
  for (const [name, share] of [
    ["own-before", own[0]],
    ["own-after", own[1]],
    ["own-test-before", test[0]],
    ["own-test-after", test[1]],
  ] as const) {
    setNumber(byTestId(name), String(share), formatPercent(share, name.includes("test") ? 2 : 0));
  }
  byId("own-outcome").hidden = false;
}
