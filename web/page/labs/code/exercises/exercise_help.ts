/** Help with an exercise: hints for a blank; for a break, where its effect is seen, and why. */

import type { BlankExercise, BreakExercise } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import { button, codeText } from "../elements.ts";

/** A button that shows one hint after the other, and the list of those shown. */
export function hintsOf({ key, hints }: BlankExercise) {
  const more = button("exercise-hint", text("exercise-first-hint"));
  const list = element("ol", {
    class: "hints",
    "data-testid": "exercise-hints",
    "aria-live": "polite",
  });
  more.addEventListener("click", () => {
    const number = list.childElementCount + 1;
    const hint = text(`exercise-${key}-hint-${number}`);
    list.append(element("li", {}, ...codeText(hint)));
    const left = hints - number;
    more.disabled = left === 0;
    const next = text("exercise-next-hint", { left: formatInteger(left) });
    setText(more, left > 0 ? next : text("exercise-last-hint"));
  });
  return { more, list };
}

/** Disclosures of what is to be seen in a lab, and why. */
export function explanationOf({ key, lab, observations }: BreakExercise) {
  const steps = [
    text("exercise-look-apply"),
    ...Array.from({ length: observations }, (_, index) =>
      text(`exercise-${key}-look-${index + 1}`),
    ),
    text("exercise-look-back"),
  ];
  return [
    disclosure(
      text("exercise-look"),
      element("ol", {}, ...steps.map((step) => element("li", {}, ...codeText(step)))),
      element("p", {}, element("a", { href: `#${lab}` }, text(`exercise-go-${lab}`))),
    ),
    disclosure(text("exercise-why"), element("p", {}, ...codeText(text(`exercise-${key}-why`)))),
  ];
}

function disclosure(title: string, ...content: Node[]) {
  return element("details", { class: "disclosure" }, element("summary", {}, title), ...content);
}
