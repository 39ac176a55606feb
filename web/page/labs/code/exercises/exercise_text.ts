import { element } from "../../../ui/dom.ts";

/** What is below the line: z_kj, n_in. */
const INDEX = /_([a-z]+)/;

/** A text in which code stands between `backquotes`, one or two, and an index behind a _, as nodes. */
export function exerciseText(text: string): (Node | string)[] {
  return splitCode(text).map(({ tag, text }) => (tag === "" ? text : element(tag, {}, text)));
}

type Piece = { tag: "" | "code" | "sub"; text: string };

export function splitCode(text: string): Piece[] {
  return text
    .split(/`+/)
    .flatMap((part, index) => (index % 2 === 1 ? [piece("code", part)] : withIndices(part)))
    .filter((each) => each.text !== "");
}

function withIndices(text: string) {
  return text.split(INDEX).map((part, index) => piece(index % 2 === 1 ? "sub" : "", part));
}

function piece(tag: Piece["tag"], text: string): Piece {
  return { tag, text };
}
