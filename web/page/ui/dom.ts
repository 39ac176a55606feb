/** The few things the views need of the DOM; text always goes in as text. */

/** The element with this `data-testid`. */
export function byTestId<E extends Element = HTMLElement>(id: string): E {
  return found(document.querySelector(`[data-testid="${id}"]`), id);
}

/** The element with this id. */
export function byId<E extends Element = HTMLElement>(id: string): E {
  return found(document.getElementById(id), id);
}

function found(element: Element | null, name: string): any {
  if (element === null) throw new Error(`the page has no element “${name}”`);
  return element;
}

const UNSAVED_MENU = { form: "unsaved", autocomplete: "off" };

/**
 * What keeps browsers from saving and restoring what a control shows, behind the page's back: see `index.html`.
 */
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

/**
 * Let a menu offer these options.
 * @param options value and label of each
 */
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

/** Show a number: its text for people, its full value for readers. */
export function setNumber(target: HTMLElement, value: string, text: string) {
  target.dataset.value = value;
  setText(target, text);
}

/** Set a text only where it differs, so that a screen reader is not told it again. */
export function setText(target: Element, text: string) {
  if (target.textContent !== text) target.textContent = text;
}

/** What a CustomEvent brings. */
export function eventDetail(event: Event) {
  return (event as CustomEvent).detail;
}
