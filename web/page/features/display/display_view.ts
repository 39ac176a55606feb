import { notifySchemeChange } from "../../ui/colours.ts";
import { byTestId } from "../../ui/dom.ts";
import { dismissMenu } from "../../ui/menu.ts";
import type { Display } from "./display.ts";
import { applyDisplay, isDisplayEvent, storeDisplay, storedDisplay } from "./display.ts";

/** The menu that says how the page is shown. */
export function startDisplayMenu() {
  const menu = byTestId("display");
  const large = byTestId("display-large") as HTMLInputElement;
  const schemes = ["system", "light", "dark"].map((scheme) =>
    byTestId(`display-${scheme}`),
  ) as HTMLInputElement[];
  const paint = (display: Display) => {
    applyDisplay(display);
    notifySchemeChange();
  };
  let shown = storedDisplay();
  const show = (display: Display) => {
    shown = display;
    for (const each of schemes) each.checked = each.value === display.scheme;
    large.checked = display.type === "large";
    paint(display);
  };
  menu.addEventListener("change", () => {
    const scheme = schemes.find(({ checked }) => checked)?.value;
    const display = { scheme, type: large.checked ? "large" : "usual" } as Display;
    storeDisplay(display);
    show(display);
  });
  addEventListener("storage", (event) => {
    if (isDisplayEvent(event)) show(storedDisplay());
  });
  addEventListener("beforeprint", () => paint({ ...shown, scheme: "light" })); // canvases know no styles for print
  addEventListener("afterprint", () => paint(shown));
  dismissMenu(menu);
  show(storedDisplay());
}
