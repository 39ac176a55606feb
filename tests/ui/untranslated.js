/**
 * Finds texts that are not in the catalogue, in a language that encloses every text of the catalogue in ⟦ ⟧: texts of
 * blocks, and accessible names, except for elements without a language.
 */
() => {
  const NO_LANGUAGE =
    "[translate=no], code, pre, kbd, math, script, style, noscript, textarea, .cm-editor, option[value=''], .task-text";
  const NAMES = ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-valuetext"];
  const WORD = /\p{L}{3,}/u;
  const found = new Set();

  const unwrapped = (text) => {
    let rest = text;
    for (let before = ""; before !== rest; ) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ");
    }
    return rest.replace(/^[^⟦⟧]*⟧/, ""); // the page shows only its end
  };
  const note = (place, text) => {
    const rest = unwrapped(text).replace(/\s+/g, " ").trim();
    if (WORD.test(rest)) found.add(`${place.localName}.${place.className?.baseVal ?? place.className}#${place.id}: ${rest.slice(0, 120)}`);
  };
  const isInline = (element) => getComputedStyle(element).display.startsWith("inline") && !element.matches("button, select, input");

  /** The text of a block, with that of inline elements in it. */
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return " ";
    if (!node.checkVisibility({ visibilityProperty: true })) return " ";
    visitNames(node);
    if (node.matches(NO_LANGUAGE)) return " ";
    if (!isInline(node)) {
      visit(node);
      return " ";
    }
    return [...node.childNodes].map(textOf).join("");
  };
  const visitNames = (element) => {
    for (const name of NAMES) if (element.hasAttribute(name)) note(element, element.getAttribute(name));
    if (element.shadowRoot) visit(element.shadowRoot, element);
  };
  const visit = (root, place = root) => note(place, [...root.childNodes].map(textOf).join(""));

  visit(document.body);
  return [...found];
}
