/** A panel whose contents fold away beneath its title: on a phone what is beside the code would be above it. */

import { element } from "../../ui/dom.ts";

/** As in the style sheet: from here on there is room for both, side by side. */
const BESIDE = "(min-width: 60rem)";

/**
 * @param name the title's id begins with it
 * @param contents to choose from: after a choice they fold away again if there is no room beside the code
 */
export function foldingPanel(name: string, title: string, ...contents: HTMLElement[]) {
  const id = `${name}-title`;
  const heading = element("h2", { id }, title);
  const summary = element("summary", { "data-testid": `fold-${name}` }, heading);
  const details = element("details", { class: "folding" }, summary, ...contents);
  const beside = matchMedia(BESIDE);
  const follow = () => {
    details.open = beside.matches;
  };
  beside.addEventListener("change", follow);
  follow();
  details.addEventListener("click", ({ target }) => {
    if (beside.matches || !(target as Element).closest("button")) return;
    follow();
    if (details.contains(document.activeElement)) summary.focus();
  });
  return element("section", { class: "panel folding-panel", "aria-labelledby": id }, details);
}
