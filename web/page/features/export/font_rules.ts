/**
 * The rules of the page's style sheets, with the fonts inside them, that give it these families.
 * @param families lists of names, as computed styles have them
 */
export function fontRules(families: string[]) {
  const wanted = families.join();
  return [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => wanted.includes(rule.style.getPropertyValue("font-family")))
    .map(({ cssText }) => cssText)
    .join("\n");
}
