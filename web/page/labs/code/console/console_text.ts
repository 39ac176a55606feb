/** Typed text: prompts, indents and completion. */

const INDENT = "    ";

/** The text with Python's prompts, as it stands in the log. */
export function addPrompts(text: string) {
  return text
    .split("\n")
    .map((line, number) => `${number === 0 ? ">>>" : "..."} ${line}`)
    .join("\n");
}

/** The indent of the line after this text: that of its last line, or deeper if that opens a block. */
export function indentAfter(text: string) {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const [indent] = /^[ \t]*/.exec(line) ?? [""];
  return /:\s*(#.*)?$/.test(line) ? indent + INDENT : indent;
}

/**
 * True if there is a name to complete.
 * @param before the text up to the cursor
 */
export function canComplete(before: string) {
  return /[\p{L}\p{N}_.]$/u.test(before);
}

/**
 * The text that all names begin with.
 * @param names at least one
 */
export function commonPrefix(names: string[]) {
  const [first = "", ...others] = names;
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
