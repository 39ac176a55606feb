import { chooseLanguage } from "../../language/language_choice.ts";
import type { Languages } from "../../language/start_language.ts";
import { byTestId, element } from "../../ui/dom.ts";

/**
 * The menu of languages, each by the name that it has for itself. Another one is spoken from the page's next
 * beginning on: everything that was said so far would have to be said again.
 *
 * @param languages besides English
 */
export function startLanguageMenu(languages: Languages, spoken: string) {
  const menu = byTestId("language") as HTMLSelectElement;
  const names = { en: "English", ...namesOf(languages) };
  menu.replaceChildren(
    ...Object.entries(names).map(([value, name]) =>
      element("option", { value, lang: value }, name),
    ),
  );
  menu.value = spoken;
  menu.addEventListener("change", () => {
    const address = chooseLanguage(menu.value, location.href);
    if (address === location.href) location.reload();
    else location.assign(address);
  });
}

function namesOf(languages: Languages) {
  return Object.fromEntries(Object.entries(languages).map(([value, { name }]) => [value, name]));
}
