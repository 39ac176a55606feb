/** What the console does with text that is typed. */

const INDENT = "    ";

/** As it stands in the log. */
export function addPrompts(text: string) {
  return text
    .split("\n")
    .map((line, number) => `${number === 0 ? ">>>" : "..."} ${line}`)
    .join("\n");
}

/** How the line after this text begins: as its last one, or deeper where that opens a block. */
export function indentAfter(text: string) {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const [indent] = /^[ \t]*/.exec(line) ?? [""];
  return /:\s*(#.*)?$/.test(line) ? indent + INDENT : indent;
}

/**
 * Whether there is something that a name could go on from.
 * @param before the text up to the cursor
 */
export function canGoOn(before: string) {
  return /[\p{L}\p{N}_.]$/u.test(before);
}

/**
 * What all of them begin with.
 * @param names at least one
 */
export function commonPrefix(names: string[]) {
  const [first = "", ...others] = names;
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
