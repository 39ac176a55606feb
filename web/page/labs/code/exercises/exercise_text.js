import { element } from "../../../ui/dom.js";

/** What is below the line: z_kj, n_in. */
const INDEX = /_([a-z]+)/;

/**
 * A text in which code stands between `backquotes`, one or two, and an index behind a _, as nodes.
 * @param {string} text @returns {(Node | string)[]}
 */
export function toldText(text) {
  return piecesOf(text).map(({ tag, text }) => (tag === "" ? text : element(tag, {}, text)));
}

/** @typedef {{ tag: "" | "code" | "sub", text: string }} Piece */

/** @param {string} text @returns {Piece[]} */
export function piecesOf(text) {
  return text
    .split(/`+/)
    .flatMap((part, index) => (index % 2 === 1 ? [piece("code", part)] : withIndices(part)))
    .filter((each) => each.text !== "");
}

/** @param {string} text */
function withIndices(text) {
  return text.split(INDEX).map((part, index) => piece(index % 2 === 1 ? "sub" : "", part));
}

/** @param {Piece["tag"]} tag @param {string} text @returns {Piece} */
function piece(tag, text) {
  return { tag, text };
}
