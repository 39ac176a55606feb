import { notifySchemeChange } from "../../ui/colours.ts";
import { byTestId } from "../../ui/dom.ts";
import { dismissMenu } from "../../ui/menu.ts";
import type { Display } from "./display.ts";
import { applyDisplay, isDisplayEvent, storeDisplay, storedDisplay } from "./display.ts";

/** The menu in which the visitor chooses how the page is displayed. */
export function startDisplayMenu() {
  const menu = byTestId("display");
  const large = byTestId("display-large") as HTMLInputElement;
  const schemes = ["system", "light", "dark"].map((scheme) =>
    byTestId(`display-${scheme}`),
  ) as HTMLInputElement[];
  const apply = (display: Display) => {
    applyDisplay(display);
    notifySchemeChange();
  };
  let shown = storedDisplay();
  const show = (display: Display) => {
    shown = display;
    for (const choice of schemes) choice.checked = choice.value === display.scheme;
    large.checked = display.type === "large";
    apply(display);
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
  addEventListener("beforeprint", () => apply({ ...shown, scheme: "light" })); // print styles do not apply to canvases
  addEventListener("afterprint", () => apply(shown));
  dismissMenu(menu);
  show(storedDisplay());
}
