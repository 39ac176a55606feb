import { byId } from "../../../ui/dom.ts";

/** The class of the equation that somebody was led to. */
const FOUND = "found";

/** Go to an equation of the truth-table lab, and light it. */
export function showEquationInLab(key: string) {
  const equation = document.querySelector(`[data-equation="${key}"]`);
  if (equation === null) return;
  whenLaidOut(byId("truth-table-lab"), () => reveal(equation));
  location.hash = "#truth-table";
}

/**
 * Once a lab is in sight and it is known how high the parts are that stay in sight: whoever watches its
 * size before (`in_sight.js`) is told before.
 */
function whenLaidOut(lab: HTMLElement, then: () => void) {
  const watching = new ResizeObserver(() => {
    if (lab.hidden) return;
    watching.disconnect();
    then();
  });
  watching.observe(lab);
}

function reveal(equation: Element) {
  for (const each of document.querySelectorAll(`.${FOUND}`)) each.classList.remove(FOUND);
  equation.classList.add(FOUND);
  // where the stages are gone through one by one, it may be folded away: then its stage is shown
  const shown = equation.checkVisibility() ? equation : equation.closest(".stage");
  shown?.scrollIntoView({ block: "start" });
  const back: HTMLElement | null = equation.querySelector(".to-code");
  back?.focus({ preventScroll: true });
}
