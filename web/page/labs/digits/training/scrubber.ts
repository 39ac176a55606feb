import { effect } from "@preact/signals-core";
import type { VisitedStep } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, setNumber, setText } from "../../../ui/dom.ts";
import { formatExact, formatInteger, formatPercent } from "../../../ui/format.ts";
import type { DigitsState } from "../digits_state.ts";
import { stepText } from "../digits_texts.ts";
import type { Progress } from "../run.ts";
import type { Moments } from "./moments.ts";

/** The slider that goes back to any moment of the run. Its last place is now, and moves with the run. */
export class Scrubber {
  private readonly input = byTestId<HTMLInputElement>("mnist-scrubber");
  private readonly nowButton = byTestId<HTMLButtonElement>("mnist-now");

  constructor({ progress, moment }: DigitsState, moments: Moments) {
    this.input.addEventListener("input", () =>
      moments.view(moments.steps.peek()[this.input.valueAsNumber]),
    );
    this.nowButton.addEventListener("click", () => {
      this.input.focus(); // the button is about to be disabled
      moments.view(undefined);
    });
    effect(() => {
      if (progress.value) this.#draw(progress.value, moment.value, moments.steps.value);
    });
  }

  #draw(progress: Progress, moment: VisitedStep | null, steps: number[]) {
    const { input } = this;
    const at = moment === null ? steps.length : steps.indexOf(moment.step);
    Object.assign(input, { max: String(steps.length), value: String(at) });
    input.disabled = steps.length === 0;
    this.nowButton.disabled = moment === null;
    const { step, accuracy } = moment ?? progress;
    const place =
      moment === null ? text("digits-place-now") : stepText(step, progress.steps_per_epoch);
    setNumber(byTestId("mnist-looked-at"), String(step), place);
    setNumber(byTestId("mnist-then-accuracy"), formatExact(accuracy), formatPercent(accuracy));
    input.setAttribute("aria-valuetext", `${place}: ${formatPercent(accuracy)}`);
    byId("digits-lab").classList.toggle("past", moment !== null);
    setText(byId("read-at-step"), readsText(moment));
  }
}

/** The heading of the answer, which says when the network read so. */
function readsText(moment: VisitedStep | null) {
  if (moment === null) return text("digits-reads-now");
  return text("digits-reads-then", { step: formatInteger(moment.step) });
}
