import { colourAt } from "../../ui/colours.js";
import { setAttributes, svg } from "../../ui/dom.js";
import { fontRules } from "./font_rules.js";
import { rgb } from "./rgb.js";

/** A drawing that needs no page: the text of an SVG file, and its size. @typedef {{ text: string, width: number, height: number }} Drawing */

/** What a style sheet may say of a shape, and what it is where nobody says anything. @type {Record<string, string>} */
const SHAPES = {
  "stroke-width": "1px",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-dasharray": "none",
  "paint-order": "normal",
  opacity: "1",
};
/** The same of a text. @type {Record<string, string>} */
const TEXTS = {
  ...SHAPES,
  "font-family": "",
  "font-size": "",
  "font-style": "normal",
  "font-weight": "400",
  "text-anchor": "start",
};
/** What only a page needs. */
const OF_PAGE = ["class", "style", "role", "tabindex", "aria-label", "data-quantity", "data-stage"];

/**
 * A copy of a drawing with its colours and fonts, as they are now, written into it.
 * @param {SVGSVGElement} drawing in the page @returns {Drawing}
 */
export function standAlone(drawing) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  /** @type {Set<string>} */
  const families = new Set();
  write(drawing, copy, families);
  const { width, height } = drawing.viewBox.baseVal;
  const paper = rgb(colourAt(document.body, "--panel")).colour;
  setAttributes(copy, { xmlns: "http://www.w3.org/2000/svg", width, height });
  copy.prepend(svg("rect", { width: "100%", height: "100%", fill: paper }));
  const fonts = fontRules([...families]);
  if (fonts) copy.prepend(svg("style", {}, fonts));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** @param {Element} original @param {Element} copy @param {Set<string>} families that are found */
function write(original, copy, families) {
  const style = getComputedStyle(original);
  if (isUnseen(original, style)) {
    copy.remove();
    return;
  }
  const isText = original instanceof SVGTextElement;
  for (const name of OF_PAGE) copy.removeAttribute(name);
  const copies = [...copy.children]; // some are about to be removed
  for (const [index, child] of [...original.children].entries()) {
    write(child, copies[index], families);
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

/** Lines that are only there to be reached, or that glow with nothing, are not. @param {Element} original @param {CSSStyleDeclaration} style */
function isUnseen(original, { display, stroke, strokeWidth }) {
  if (display === "none") return true;
  if (!(original instanceof SVGLineElement)) return false;
  return Number.parseFloat(strokeWidth) === 0 || rgb(stroke).opacity === 0;
}

/** @param {Element} target @param {string} paint @param {string} value */
function setPaint(target, paint, value) {
  const { colour, opacity } = rgb(value);
  target.setAttribute(paint, opacity === 0 ? "none" : colour);
  if (opacity > 0 && opacity < 1) target.setAttribute(`${paint}-opacity`, opacity.toFixed(3));
}
