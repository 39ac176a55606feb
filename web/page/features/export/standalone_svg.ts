import { at } from "../../../shared/checked_lookup.ts";
import { colourAt } from "../../ui/appearance.ts";
import { setAttributes, svg } from "../../ui/dom.ts";
import { rgb } from "./rgb.ts";

/** A drawing that needs no page: the text of an SVG file, and its size. */
export type Drawing = { text: string; width: number; height: number };

/** Properties of a shape that a style sheet may set, and their initial values. */
const SHAPES: Record<string, string> = {
  "stroke-width": "1px",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-dasharray": "none",
  "paint-order": "normal",
  opacity: "1",
};
/** The same for a text. */
const TEXTS: Record<string, string> = {
  ...SHAPES,
  "font-family": "",
  "font-size": "",
  "font-style": "normal",
  "font-weight": "400",
  "text-anchor": "start",
};
/** Attributes that only a page needs. */
const OF_PAGE = ["class", "style", "role", "tabindex", "aria-label", "data-quantity", "data-stage"];

/**
 * A copy of a drawing with its colours and fonts, as they are now, written into it.
 * @param drawing in the page
 */
export function standaloneSvg(drawing: SVGSVGElement): Drawing {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const families: Set<string> = new Set();
  write(drawing, copy, families);
  const { width, height } = drawing.viewBox.baseVal;
  const paper = rgb(colourAt(document.body, "--panel")).colour;
  setAttributes(copy, { xmlns: "http://www.w3.org/2000/svg", width, height });
  copy.prepend(svg("rect", { width: "100%", height: "100%", fill: paper }));
  const fonts = fontRules([...families]);
  if (fonts) copy.prepend(svg("style", {}, fonts));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** @param families that are found */
function write(original: Element, copy: Element, families: Set<string>) {
  const style = getComputedStyle(original);
  if (isUnseen(original, style)) {
    copy.remove();
    return;
  }
  const isText = original instanceof SVGTextElement;
  for (const name of OF_PAGE) copy.removeAttribute(name);
  const copies = [...copy.children]; // some are about to be removed
  for (const [index, child] of [...original.children].entries()) {
    write(child, at(copies, index), families);
  }
  if (isText) families.add(style.fontFamily);
  if (isText || original instanceof SVGGeometryElement) {
    for (const paint of original instanceof SVGLineElement ? ["stroke"] : ["fill", "stroke"]) {
      setPaint(copy, paint, style.getPropertyValue(paint));
    }
  }
  for (const [name, usual] of Object.entries(isText ? TEXTS : SHAPES)) {
    const value = style.getPropertyValue(name);
    if (value === usual) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
}

/** True for lines that only catch the pointer, or whose glow is invisible now. */
function isUnseen(original: Element, { display, stroke, strokeWidth }: CSSStyleDeclaration) {
  if (display === "none") return true;
  if (!(original instanceof SVGLineElement)) return false;
  return Number.parseFloat(strokeWidth) === 0 || rgb(stroke).opacity === 0;
}

function setPaint(target: Element, paint: string, value: string) {
  const { colour, opacity } = rgb(value);
  target.setAttribute(paint, opacity === 0 ? "none" : colour);
  if (opacity > 0 && opacity < 1) target.setAttribute(`${paint}-opacity`, opacity.toFixed(3));
}

/**
 * The rules of the page's style sheets, with the fonts inside them, for these families.
 * @param families lists of names, as computed styles have them
 */
function fontRules(families: string[]) {
  const all = families.join();
  return [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => all.includes(rule.style.getPropertyValue("font-family")))
    .map(({ cssText }) => cssText)
    .join("\n");
}
