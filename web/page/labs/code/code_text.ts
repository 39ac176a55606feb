/** Texts of the code lab with code and symbols in them. */

import { element } from "../../ui/dom.ts";
import { type MathNode, math } from "../../ui/mathml.ts";

/**
 * A symbol in a text, with what stands above and below it: δ⁽¹⁾_j, W_ji, n_in, Σ_k, e⁻ᶻ.
 */
const SYMBOL =
  /(?<![\p{L}\p{N}_])((?:\p{L}|Σ)\u0302?′?)(?:([⁽⁾⁰¹²³⁴⁻ˡᶻ]+)(?:_([a-z]+))?|_(in|out|[a-z]{1,2})(?![\p{L}\p{N}_]))/gu;
const RAISED = "⁽⁾⁰¹²³⁴⁻ˡᶻ";
const PLAIN = "()01234−lz";
/** Subscripts that are words, not indices. */
const WORDS = ["in", "out"];

type Piece = { tag: "" | "code"; text: string } | { tag: "math"; node: MathNode };

/** A text in which code stands between `backquotes`, and symbols such as δ⁽¹⁾_j, as nodes. */
export function codeText(text: string): (Node | string)[] {
  return splitCode(text).map((piece) => {
    if (piece.tag === "math") return math(piece.node, []);
    return piece.tag === "" ? piece.text : element(piece.tag, {}, piece.text);
  });
}

/** The pieces of such a text, for tests without a page. */
export function splitCode(text: string): Piece[] {
  return text
    .split(/`+/)
    .flatMap((part, index): Piece[] =>
      index % 2 === 1 ? [{ tag: "code", text: part }] : withSymbols(part),
    )
    .filter((piece) => piece.tag === "math" || piece.text !== "");
}

function withSymbols(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(SYMBOL)) {
    pieces.push({ tag: "", text: text.slice(end, match.index) });
    pieces.push({ tag: "math", node: symbol(match) });
    end = match.index + match[0].length;
  }
  return [...pieces, { tag: "", text: text.slice(end) }];
}

function symbol([, base = "", above = "", below = "", alone = ""]: RegExpMatchArray): MathNode {
  const raised = [...above].map((sign) => PLAIN[RAISED.indexOf(sign)] ?? sign).join("");
  const index = below || alone;
  const symbol = letters(base);
  if (raised && index) return ["msubsup", {}, symbol, letters(index), letters(raised)];
  return raised ? ["msup", {}, symbol, letters(raised)] : ["msub", {}, symbol, letters(index)];
}

/** Letters, digits and signs: each by itself, but words as one. */
function letters(text: string): MathNode {
  const parts = WORDS.includes(text) ? [text] : (text.match(/.[\u0302′]*/gu) ?? []);
  const nodes = parts.map((part): MathNode => {
    if (/^\d/.test(part)) return ["mn", {}, part];
    return [
      /^(?!Σ)\p{L}/u.test(part) ? "mi" : "mo",
      { lspace: "0", rspace: "0", stretchy: "false" },
      part,
    ];
  });
  return ["mrow", {}, ...nodes];
}

/** Equations that stand by themselves, each on a line of its own: they are separated by a comma and two spaces. */
export function equations(text: string): Element[] {
  return text.split(",  ").map((equation) => {
    const nodes = withSymbols(equation).flatMap((piece): MathNode[] =>
      piece.tag === "math" ? [piece.node] : plainMath(piece.text),
    );
    return math(["mrow", {}, ...nodes], []);
  });
}

function plainMath(text: string): MathNode[] {
  return (text.match(/\p{L}+\u0302?|\d+|[^\s\p{L}\d]/gu) ?? []).map((token) => {
    if (/^\d/.test(token)) return ["mn", {}, token];
    return /^\p{L}/u.test(token) ? ["mi", {}, token] : ["mo", { stretchy: "false" }, token];
  });
}
