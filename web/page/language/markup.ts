import type { Message } from "./translator.ts";

/** What a text may mark besides the elements that are there already; nothing of it can do anything. */
const MARKS = ["b", "br", "code", "em", "i", "kbd", "strong", "sub", "sup"];
const MARK = /<(\w+)(?:\/>|>(.*?)<\/\1>)/s;

/**
 * Say everything that the page's HTML says, in the language of the page: each element with
 * `data-text` names its message.
 */
export function translateTree(root: ParentNode, message: (id: string) => Message) {
  for (const place of root.querySelectorAll("[data-text]")) {
    const { text, attributes } = message((place as HTMLElement).dataset.text ?? "");
    for (const [name, value] of Object.entries(attributes)) place.setAttribute(name, value);
    if (text !== null) place.replaceChildren(...parseMarkup(text, [...place.children]));
  }
}

/**
 * A text with marks as nodes. `<i>x</i>` is the next `<i>` that is there, with another text, or a new
 * one; `<span/>` is the next `<span>` as it is.
 *
 * @param there is emptied as they are used
 */
export function parseMarkup(text: string, there: Element[] = []): (Node | string)[] {
  const found = text.match(MARK);
  if (!found) return text ? [text] : [];
  const [whole, tag = "", inside] = found;
  const before = text.slice(0, found.index);
  const after = text.slice(before.length + whole.length);
  const node = marked(tag, there);
  if (inside !== undefined) node.replaceChildren(...parseMarkup(inside, [...node.children]));
  return [...(before ? [before] : []), node, ...parseMarkup(after, there)];
}

function marked(tag: string, there: Element[]): Element {
  const found = there.find(({ localName }) => localName === tag);
  if (found) {
    there.splice(there.indexOf(found), 1);
    return found;
  }
  if (!MARKS.includes(tag)) throw new Error(`a text has a <${tag}> that is not there`);
  return document.createElement(tag);
}
