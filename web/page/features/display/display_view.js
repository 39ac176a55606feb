import { tellOfColours } from "../../ui/colours.js";
import { hook } from "../../ui/dom.js";
import { closeFromOutside } from "../../ui/menu.js";
import { applyDisplay, isOfDisplay, keepDisplay, keptDisplay } from "./display.js";

/** @typedef {import("./display.js").Display} Display */

/** The menu that says how the page is shown. */
export function offerDisplay() {
  const menu = hook("display");
  const large = /** @type {HTMLInputElement} */ (hook("display-large"));
  const schemes = /** @type {HTMLInputElement[]} */ (
    ["system", "light", "dark"].map((scheme) => hook(`display-${scheme}`))
  );
  const paint = (/** @type {Display} */ display) => {
    applyDisplay(display);
    tellOfColours();
  };
  let shown = keptDisplay();
  const show = (/** @type {Display} */ display) => {
    shown = display;
    for (const each of schemes) each.checked = each.value === display.scheme;
    large.checked = display.type === "large";
    paint(display);
  };
  menu.addEventListener("change", () => {
    const scheme = schemes.find(({ checked }) => checked)?.value;
    const display = /** @type {Display} */ ({ scheme, type: large.checked ? "large" : "usual" });
    keepDisplay(display);
    show(display);
  });
  addEventListener("storage", (event) => {
    if (isOfDisplay(event)) show(keptDisplay());
  });
  addEventListener("beforeprint", () => paint({ ...shown, scheme: "light" })); // canvases know no styles for print
  addEventListener("afterprint", () => paint(shown));
  closeFromOutside(menu);
  show(keptDisplay());
}
