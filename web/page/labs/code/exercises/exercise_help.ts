/** Help with an exercise: hints for a blank; for a break, where its effect is seen, and why. */

import type { BlankExercise, BreakExercise } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import { codeText } from "../code_text.ts";
import { button } from "../elements.ts";

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
    const item = element("li", {}, ...codeText(hint));
    list.append(item);
    item.scrollIntoView({ block: "nearest" });
    const left = hints - number;
    more.disabled = left === 0;
    const next = text("exercise-next-hint", { left: formatInteger(left) });
    setText(more, left > 0 ? next : text("exercise-last-hint"));
  });
  return { more, list };
}

/**
 * Disclosures of what is to be seen in a lab, and why.
 * @param startOver sets the lab up as the numbers assume
 */
export function explanationOf({ key, lab, observations }: BreakExercise, startOver: () => void) {
  const link = element(
    "a",
    { href: `#${lab}`, "data-testid": "exercise-go" },
    text(`exercise-go-${lab}`),
  );
  link.addEventListener("click", startOver);
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
      element("p", {}, link),
    ),
    disclosure(text("exercise-why"), element("p", {}, ...codeText(text(`exercise-${key}-why`)))),
  ];
}

function disclosure(title: string, ...content: Node[]) {
  return element("details", { class: "disclosure" }, element("summary", {}, title), ...content);
}
