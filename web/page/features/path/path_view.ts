import { computed, effect } from "@preact/signals-core";
import { at } from "../../../shared/checked_lookup.ts";
import { stagesOf } from "../../labs/truth_table/stepper/stages.ts";
import type { TruthTableSession } from "../../labs/truth_table/truth_table_session.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { goToLab } from "../navigation/router.ts";
import type { Path, PathStep } from "./path.ts";
import { STEPS } from "./path.ts";

/** The lab of each step, and the id of its name. */
const DETAILS: Record<PathStep, { lab: string; name: string }> = {
  learn: { lab: "truth-table", name: "path-learn" },
  "by-hand": { lab: "truth-table", name: "path-by-hand" },
  break: { lab: "code", name: "path-break" },
  "own-digits": { lab: "digits", name: "path-own-digits" },
};

/** The line of steps in the head of the lab that is shown, with a button for the next one. */
export class PathView {
  /** The label of the button; "" while it is hidden. */
  readonly nextText = computed(() => {
    const next = this.path.next.value;
    return next === null ? "" : text("path-next", { step: text(DETAILS[next].name) });
  });

  constructor(
    private readonly path: Path,
    private readonly truthTable: TruthTableSession,
  ) {
    const place = byTestId("path");
    const next = byTestId("path-next");
    next.addEventListener("click", () => this.goToNext());
    effect(() => byId(`${path.lab.value}-title`).after(place));
    effect(() => this.#drawSteps(place));
    effect(() => {
      next.hidden = this.nextText.value === "";
      setText(next, this.nextText.value);
    });
  }

  /** Go to the lab of the next step, and begin it. */
  async goToNext() {
    const step = this.path.next.peek();
    if (step === null) return;
    await goToLab(DETAILS[step].lab);
    if (step === "learn") this.truthTable.runs.start();
    if (step === "by-hand") {
      const sizes = this.truthTable.store.state.peek()?.sizes ?? [];
      this.truthTable.enterStage(at(stagesOf(sizes), 0));
      byTestId("tt-stage-next").focus(); // the button that was pressed is gone
    }
  }

  #drawSteps(place: HTMLElement) {
    const current = this.path.current.value;
    place.dataset.step = current;
    const numbers = { step: STEPS.indexOf(current) + 1, steps: STEPS.length };
    setText(byId("path-place"), text("path-place", numbers));
    for (const [index, item] of place.querySelectorAll("li").entries()) {
      const step = at(STEPS, index);
      const isDone = this.path.done.value.has(step);
      item.classList.toggle("done", isDone);
      const mark = item.querySelector(".path-done");
      if (mark instanceof HTMLElement) mark.hidden = !isDone;
      if (step === current) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
  }
}
