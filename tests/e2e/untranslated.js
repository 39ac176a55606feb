/**
 * What the page shows or says that is in no catalogue, where its language wraps every text in ⟦ ⟧: the
 * texts of each block, and the names of what has one, without what is wrapped and what has no language.
 */
() => {
  const NO_LANGUAGE =
    "[translate=no], code, pre, kbd, math, script, style, noscript, textarea, .cm-editor, option[value=''], .task-text";
  const NAMES = ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-valuetext"];
  const WORD = /\p{L}{3,}/u;
  const found = new Set();

  const unwrapped = (text) => {
    let left = text;
    for (let before = ""; before !== left; ) {
      before = left;
      left = left.replace(/⟦[^⟦⟧]*⟧/g, " ");
    }
    return left.replace(/^[^⟦⟧]*⟧/, ""); // the page has left out how it begins
  };
  const note = (place, text) => {
    const left = unwrapped(text).replace(/\s+/g, " ").trim();
    if (WORD.test(left)) found.add(`${place.localName}.${place.className?.baseVal ?? place.className}#${place.id}: ${left.slice(0, 120)}`);
  };
  const isInline = (element) => getComputedStyle(element).display.startsWith("inline") && !element.matches("button, select, input");

  /** The text of a block, with that of what stands within its lines. */
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
