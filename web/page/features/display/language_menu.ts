import { chooseLanguage } from "../../language/language_choice.ts";
import type { Languages } from "../../language/start_language.ts";
import { byTestId, element } from "../../ui/dom.ts";

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
