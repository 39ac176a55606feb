import { tellOfColours } from "../../ui/colours.ts";
import { hook } from "../../ui/dom.ts";
import { closeFromOutside } from "../../ui/menu.ts";
import type { Display } from "./display.ts";
import { applyDisplay, isOfDisplay, keepDisplay, keptDisplay } from "./display.ts";

/** The menu that says how the page is shown. */
export function offerDisplay() {
  const menu = hook("display");
  const large = hook("display-large") as HTMLInputElement;
  const schemes = ["system", "light", "dark"].map((scheme) =>
    hook(`display-${scheme}`),
  ) as HTMLInputElement[];
  const paint = (display: Display) => {
    applyDisplay(display);
    tellOfColours();
  };
  let shown = keptDisplay();
  const show = (display: Display) => {
    shown = display;
    for (const each of schemes) each.checked = each.value === display.scheme;
    large.checked = display.type === "large";
    paint(display);
  };
  menu.addEventListener("change", () => {
    const scheme = schemes.find(({ checked }) => checked)?.value;
    const display = { scheme, type: large.checked ? "large" : "usual" } as Display;
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
