/** The few things the views need of the DOM; text always goes in as text. */

/** The element with this `data-testid`. @template {Element} [E=HTMLElement] @param {string} id @returns {E} */
export function hook(id) {
  return found(document.querySelector(`[data-testid="${id}"]`), id);
}

/** The element with this id. @template {Element} [E=HTMLElement] @param {string} id @returns {E} */
export function byId(id) {
  return found(document.getElementById(id), id);
}

/** @param {Element | null} element @param {string} name @returns {any} */
function found(element, name) {
  if (element === null) throw new Error(`the page has no element “${name}”`);
  return element;
}

const UNSAVED_MENU = { form: "unsaved", autocomplete: "off" };

/**
 * What keeps browsers from saving and restoring what a control shows, behind the page's back: see `index.html`.
 * @type {Record<string, Record<string, string>>}
 */
const UNSAVED = { input: { autocomplete: "off" }, select: UNSAVED_MENU, textarea: UNSAVED_MENU };

/**
 * A new HTML element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {(Node | string)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  setAttributes(made, { ...UNSAVED[tag], ...attributes });
  made.append(...children);
  return made;
}

/** Let a menu offer these options. @param {HTMLSelectElement} menu @param {string[][]} options value and label of each */
export function fillMenu(menu, options) {
  menu.replaceChildren(...options.map(([value, label]) => element("option", { value }, label)));
}

/**
 * A new SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {(Node | string)[]} children
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** @param {Element} target @param {Record<string, string | number>} attributes */
export function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

/**
 * Show a number: its text for people, its full value for readers.
 * @param {HTMLElement} target @param {string} value @param {string} text
 */
export function show(target, value, text) {
  target.dataset.value = value;
  setText(target, text);
}

/** Set a text only where it differs, so that a screen reader is not told it again. @param {Element} target @param {string} text */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** What a CustomEvent brings. @param {Event} event */
export function detail(event) {
  return /** @type {CustomEvent} */ (event).detail;
}
