import { element } from "../../ui/dom.ts";

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
