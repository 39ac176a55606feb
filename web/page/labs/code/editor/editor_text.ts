/** Changes of a text, and places in it. */

import type { EditorState } from "@codemirror/state";

/** The change that makes `text` of a document: only what is between equal beginnings and ends. */
export function changeTo({ doc }: EditorState, text: string) {
  const before = doc.toString();
  if (before === text) return {};
  let from = 0;
  while (from < before.length && before[from] === text[from]) from += 1;
  let end = 0;
  const room = Math.min(before.length, text.length) - from;
  while (end < room && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return {
    changes: { from, to: before.length - end, insert: text.slice(from, text.length - end) },
  };
}

/**
 * The block that begins with the first of these texts that is found: the body of a function belongs to its head.
 * @returns null if none is found
 */
export function findBlock(source: string, texts: string[]): { from: number; to: number } | null {
  const found = texts.find((text) => source.includes(text));
  if (found === undefined) return null;
  const from = source.indexOf(found) + found.length - found.trimStart().length;
  const end = from + found.trim().length;
  if (!found.startsWith("def ")) return { from, to: end };
  const indent = from - source.lastIndexOf("\n", from) - 1;
  const rest = source.slice(end).search(new RegExp(`\\n {0,${indent}}[\\w@]`));
  return { from, to: rest < 0 ? source.length : end + rest };
}
