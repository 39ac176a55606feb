/** The elements of which the code lab is made. */

import type { ErrorPlace } from "../../../shared/protocol.ts";
import { text } from "../../language/text.ts";
import { element } from "../../ui/dom.ts";

/**
 * A button of the code lab.
 * @param id its `data-testid`
 * @param look its classes
 */
export function button(id: string, label: string, look: string = "small") {
  return element("button", { type: "button", class: look, "data-testid": id }, label);
}

/** A button that names a place in the code, and goes there. */
export function placeButton({ file, line }: ErrorPlace, goThere: () => void) {
  const place = text("code-place", { file, line: String(line) });
  const made = element("button", { type: "button", class: "small" }, place);
  made.addEventListener("click", goThere);
  return made;
}

/** Subscripts in a text: z_kj, n_in. */
const INDEX = /_([a-z]+)/;

type Piece = { tag: "" | "code" | "sub"; text: string };

/** A text in which code stands between `backquotes`, and a subscript behind a _, as nodes. */
export function codeText(text: string): (Node | string)[] {
  return splitCode(text).map(({ tag, text }) => (tag === "" ? text : element(tag, {}, text)));
}

/** The pieces of such a text, for tests without a page. */
export function splitCode(text: string): Piece[] {
  return text
    .split(/`+/)
    .flatMap((part, index) => (index % 2 === 1 ? [piece("code", part)] : withIndices(part)))
    .filter((piece) => piece.text !== "");
}

function withIndices(text: string) {
  return text.split(INDEX).map((part, index) => piece(index % 2 === 1 ? "sub" : "", part));
}

function piece(tag: Piece["tag"], text: string): Piece {
  return { tag, text };
}

/** As in the style sheet: from here on there is room for both, side by side. */
const BESIDE = "(min-width: 60rem)";

/**
 * A panel whose contents fold away beneath its title: on a phone what is beside the code would be above it.
 *
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
