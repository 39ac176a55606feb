import { element } from "../dom.js";

/** @typedef {import("../../engine/fault.js").Trace} Trace */
/** @typedef {{ title: string, state: "passed" | "failed" | "waiting", told: string, trace: Trace | null }} Test */

/** A sign and a word for each state: nothing is told by its look alone. */
const STATES = { passed: ["✓", "passed"], failed: ["✗", "failed"], waiting: ["·", "not run yet"] };

/**
 * The tests of an exercise, each with what came of it.
 * @param {Test[]} tests @param {(trace: Trace) => void} goTo shows a line of the code
 */
export function testList(tests, goTo) {
  const items = tests.map(({ title, state, told, trace }) => {
    const [sign, word] = STATES[state];
    const item = element(
      "li",
      { class: "test", "data-state": state },
      element("span", { class: "test-sign", "aria-hidden": "true" }, sign),
      element("span", { class: "visually-hidden" }, `${word}: `),
      element("span", { class: "test-title" }, title),
    );
    if (told) item.append(element("p", { class: "test-told" }, told));
    if (trace) item.append(placeButton(trace, goTo));
    return item;
  });
  return element("ol", { class: "tests", "data-testid": "exercise-tests" }, ...items);
}

/** @param {Trace} trace @param {(trace: Trace) => void} goTo */
function placeButton(trace, goTo) {
  const place = `${trace.file}, line ${trace.line}`;
  const button = element("button", { type: "button", class: "small" }, place);
  button.addEventListener("click", () => goTo(trace));
  return button;
}
