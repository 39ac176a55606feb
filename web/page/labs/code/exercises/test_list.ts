import type { ErrorPlace, ExerciseTest } from "../../../../shared/protocol.ts";
import { text, translated } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { placeButton } from "../editor/place_button.ts";

/** A sign for each state, which has a word, too: nothing is told by its look alone. */
const SIGNS = { passed: "✓", failed: "✗", waiting: "·" };

/**
 * The tests of an exercise, each with what came of it.
 * @param goTo shows a line of the code
 */
export function testList(tests: ExerciseTest[], goTo: (trace: ErrorPlace) => void) {
  const items = tests.map(({ title, state, told, trace }) => {
    const item = element(
      "li",
      { class: "test", "data-state": state },
      element("span", { class: "test-sign", "aria-hidden": "true" }, SIGNS[state]),
      element("span", { class: "visually-hidden" }, `${text(`exercise-test-${state}`)}: `),
      element("span", { class: "test-title" }, translated(title)),
    );
    if (told) item.append(element("p", { class: "test-message" }, translated(told)));
    if (trace) item.append(placeButton(trace, () => goTo(trace)));
    return item;
  });
  return element("ol", { class: "tests", "data-testid": "exercise-tests" }, ...items);
}
