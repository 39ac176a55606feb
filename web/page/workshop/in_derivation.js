/** The class of the equation that somebody was led to. */
const FOUND = "found";

/** Go to an equation of the truth-table lab, and light it. @param {string} key */
export function showInDerivation(key) {
  const equation = document.querySelector(`[data-equation="${key}"]`);
  if (equation === null) return;
  addEventListener("hashchange", () => reveal(equation), { once: true }); // when the lab is in sight
  location.hash = "#truth-table";
}

/** @param {Element} equation */
function reveal(equation) {
  for (const each of document.querySelectorAll(`.${FOUND}`)) each.classList.remove(FOUND);
  equation.classList.add(FOUND);
  // where the stages are gone through one by one, it may be folded away: then its stage is shown
  const shown = equation.checkVisibility() ? equation : equation.closest(".stage");
  shown?.scrollIntoView({ block: "start" });
  /** @type {HTMLElement | null} */
  const back = equation.querySelector(".to-code");
  back?.focus({ preventScroll: true });
}
