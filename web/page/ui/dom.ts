/** Helpers for the DOM. Text is always set as text, never as HTML. */

import { isPlainKey } from "./keyboard/plain_key.ts";

/** The element with this `data-testid`. */
export function byTestId<E extends Element = HTMLElement>(id: string): E {
  return found(document.querySelector<E>(`[data-testid="${id}"]`), id);
}

/** The element with this id. */
export function byId<E extends Element = HTMLElement>(id: string): E {
  return found(document.getElementById(id) as Element | null as E | null, id);
}

/** The element with this `data-group`. */
export function byGroup(group: string): HTMLElement {
  return found(document.querySelector<HTMLElement>(`[data-group="${group}"]`), group);
}

function found<E extends Element>(element: E | null, name: string): E {
  if (element === null) throw new Error(`the page has no element “${name}”`);
  return element;
}

const UNSAVED_MENU = { form: "unsaved", autocomplete: "off" };

/** Attributes that keep browsers from restoring a control's value after a reload: see `index.html`. */
const UNSAVED: Record<string, Record<string, string>> = {
  input: { autocomplete: "off" },
  select: UNSAVED_MENU,
  textarea: UNSAVED_MENU,
};

/** A new HTML element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
) {
  const made = document.createElement(tag);
  setAttributes(made, { ...UNSAVED[tag], ...attributes });
  made.append(...children);
  return made;
}

/** Replace a menu's options. */
export function fillMenu(menu: HTMLSelectElement, options: [value: string, label: string][]) {
  menu.replaceChildren(...options.map(([value, label]) => element("option", { value }, label)));
}

/** A new SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

export function setAttributes(target: Element, attributes: Record<string, string | number>) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

/** Show a number: as text, and in full precision as `data-value`. */
export function setNumber(target: HTMLElement, value: string, text: string) {
  target.dataset.value = value;
  setText(target, text);
}

/** Set a text only where it differs, so that a screen reader does not repeat it. */
export function setText(target: Element, text: string) {
  if (target.textContent !== text) target.textContent = text;
}

/** The detail of a CustomEvent. Prefer `TypedEventTarget.on`, which knows its type. */
export function eventDetail(event: Event) {
  return (event as CustomEvent).detail;
}

/** Close a `<details>` that opens over the page like a menu: by Escape, and when anything else is clicked or focused. */
export function dismissMenu(menu: HTMLElement) {
  const closeFor = (target: EventTarget | null) => {
    if (target instanceof Node && !menu.contains(target)) menu.removeAttribute("open");
  };
  addEventListener("click", ({ target }) => closeFor(target));
  addEventListener("focusin", ({ target }) => closeFor(target)); // the menu would cover it
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isPlainKey(event) || !menu.hasAttribute("open")) return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}
