import type { Message } from "./translator.ts";

/** Tags that a text may contain besides those of existing elements; none of them is active content. */
const ALLOWED_TAGS = ["b", "br", "code", "em", "i", "kbd", "strong", "sub", "sup"];
const TAG = /<(\w+)(?:\/>|>(.*?)<\/\1>)/s;

/** Translate the page's HTML: each element with `data-text` names its message. */
export function translateTree(root: ParentNode, message: (id: string) => Message) {
  for (const element of root.querySelectorAll<HTMLElement>("[data-text]")) {
    const { text, attributes } = message(element.dataset.text ?? "");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== null) element.replaceChildren(...parseMarkup(text, [...element.children]));
  }
}

/**
 * The nodes of a text with tags. `<i>x</i>` is the next existing `<i>` with another text, or a new one; `<span/>`
 * is the next existing `<span>` as it is.
 *
 * @param existing elements; those that are used are removed from the array
 */
export function parseMarkup(text: string, existing: Element[] = []): (Node | string)[] {
  const found = text.match(TAG);
  if (!found) return text ? [text] : [];
  const [whole, tag = "", inside] = found;
  const before = text.slice(0, found.index);
  const after = text.slice(before.length + whole.length);
  const node = elementFor(tag, existing);
  if (inside !== undefined) node.replaceChildren(...parseMarkup(inside, [...node.children]));
  return [...(before ? [before] : []), node, ...parseMarkup(after, existing)];
}

function elementFor(tag: string, existing: Element[]): Element {
  const found = existing.find(({ localName }) => localName === tag);
  if (found) {
    existing.splice(existing.indexOf(found), 1);
    return found;
  }
  if (!ALLOWED_TAGS.includes(tag)) throw new Error(`a text has a <${tag}>, which does not exist`);
  return document.createElement(tag);
}
