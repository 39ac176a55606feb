import { computed, effect } from "@preact/signals-core";
import { at } from "../../../../shared/checked_lookup.ts";
import type { TeachingResult } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setText } from "../../../ui/dom.ts";
import { formatInteger, formatPercent } from "../../../ui/format.ts";
import type { DigitsState } from "../digits_state.ts";
import type { Drawing } from "../pad/drawing.ts";
import type { OwnDigits } from "./own_digits.ts";

/** `ask`: the drawing on the pad has no label yet. */
type Stage = "blank" | "ask" | "saved" | "teaching" | "taught";

/** Under the answer: the buttons with the right answers, then what became of the drawing. */
export class CorrectionView {
  private readonly box = byId("correction");
  private readonly teachButton = byTestId<HTMLButtonElement>("own-teach-now");
  private readonly undoButton = byTestId("own-undo");
  private readonly answerButtons = Array.from({ length: 10 }, (_, digit) => answerButton(digit));
  #chosen = 0;

  constructor(
    private readonly own: OwnDigits,
    drawing: Drawing,
    { isTrained }: Pick<DigitsState, "isTrained">,
  ) {
    byId("own-add").replaceChildren(...this.answerButtons);
    for (const [digit, button] of this.answerButtons.entries()) {
      button.addEventListener("click", () => {
        this.#chosen = digit;
        own.add(digit);
      });
    }
    this.teachButton.addEventListener("click", () => own.teach());
    this.undoButton.addEventListener("click", () => own.removeAdded());
    const stage = computed((): Stage => {
      const { reading } = drawing.answer.value;
      const added = own.added.value;
      if (reading === null) return "blank";
      if (added?.drawing !== reading.drawing) return "ask";
      if (own.isTeaching.value) return "teaching";
      return added.taught ? "taught" : "saved";
    });
    effect(() => this.#draw(stage.value, isTrained.value));
    effect(() => this.#show(stage.value));
  }

  #draw(stage: Stage, isTrained: boolean) {
    for (const button of this.answerButtons) button.disabled = stage === "blank";
    this.teachButton.disabled = !isTrained;
    const isTeaching = stage === "teaching";
    this.teachButton.setAttribute("aria-busy", String(isTeaching));
    setText(this.teachButton, text(isTeaching ? "digits-own-teaching" : "digits-teach-it-now"));
    setText(byTestId("own-saved"), this.#outcome(stage, isTrained));
  }

  #outcome(stage: Stage, isTrained: boolean) {
    const added = this.own.added.value;
    if (!added || stage === "blank" || stage === "ask") return "";
    if (added.taught && stage === "taught") return taughtText(added.taught);
    return text("digits-own-saved", { digit: added.digit, trained: isTrained ? "yes" : "no" });
  }

  /** Shows what belongs to a stage. A button that had focus and is hidden passes it on. */
  #show(stage: Stage) {
    const hadFocus = this.box.contains(document.activeElement);
    this.box.dataset.state = stage;
    if (!hadFocus) return;
    let next = this.box;
    if (stage === "ask") next = at(this.answerButtons, this.#chosen);
    else if (stage !== "taught")
      next = this.teachButton.disabled ? this.undoButton : this.teachButton;
    next.focus({ preventScroll: true });
  }
}

function answerButton(digit: number) {
  const label = text("digits-own-add", { digit });
  return element(
    "button",
    { type: "button", class: "small", "data-testid": `own-add-${digit}`, "aria-label": label },
    String(digit),
  );
}

function taughtText({ digits, own, test }: TeachingResult) {
  const count = digits.labels.length;
  const read = (share: number) => formatInteger(Math.round(share * count));
  return text("digits-own-taught", {
    before: read(own[0]),
    after: read(own[1]),
    count: formatInteger(count),
    "test-before": formatPercent(test[0], 1),
    "test-after": formatPercent(test[1], 1),
  });
}
