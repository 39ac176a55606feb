import { byId } from "../../../ui/dom.ts";

/** The class of the equation that a link leads to. */
const FOUND = "found";

/** Go to an equation of the truth-table lab, and highlight it. */
export function showEquationInLab(key: string) {
  const equation = document.querySelector(`[data-equation="${key}"]`);
  if (equation === null) return;
  whenLaidOut(byId("truth-table-lab"), () => reveal(equation));
  location.hash = "#truth-table";
}

/**
 * Run an action once a lab is shown and the heights of its sticky parts are known: their observers were
 * registered earlier, and so are called first.
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
  for (const other of document.querySelectorAll(`.${FOUND}`)) other.classList.remove(FOUND);
  equation.classList.add(FOUND);
  // while the stages are shown one by one, it may be folded away: then its stage is shown
  const shown = equation.checkVisibility() ? equation : equation.closest(".stage");
  shown?.scrollIntoView({ block: "start" });
  const back: HTMLElement | null = equation.querySelector(".to-code");
  back?.focus({ preventScroll: true });
}
