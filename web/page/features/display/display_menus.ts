/** The menus of looks and of languages. */

import { chooseLanguage } from "../../language/language_choice.ts";
import type { Languages } from "../../language/start_language.ts";
import { notifySchemeChange } from "../../ui/appearance.ts";
import { byTestId, dismissMenu, element } from "../../ui/dom.ts";
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

/**
 * The menu of languages, each under its own name. A choice reloads the page, as no text on it could be translated
 * in place.
 *
 * @param languages besides English
 */
export function startLanguageMenu(languages: Languages, current: string) {
  const menu = byTestId("language") as HTMLSelectElement;
  const names = { en: "English", ...namesOf(languages) };
  menu.replaceChildren(
    ...Object.entries(names).map(([value, name]) =>
      element("option", { value, lang: value }, name),
    ),
  );
  menu.value = current;
  menu.addEventListener("change", () => {
    const address = chooseLanguage(menu.value, location.href);
    if (address === location.href) location.reload();
    else location.assign(address);
  });
}

function namesOf(languages: Languages) {
  return Object.fromEntries(Object.entries(languages).map(([value, { name }]) => [value, name]));
}
