import { chooseByHand } from "../../language/language_choice.js";
import { element, hook } from "../../ui/dom.js";

/** @typedef {import("../../language/start_language.js").Languages} Languages */

/**
 * The menu of languages, each by the name that it has for itself. Another one is spoken from the page's next
 * beginning on: everything that was said so far would have to be said again.
 * @param {Languages} languages besides English @param {string} spoken
 */
export function offerLanguages(languages, spoken) {
  const menu = /** @type {HTMLSelectElement} */ (hook("language"));
  const names = { en: "English", ...namesOf(languages) };
  menu.replaceChildren(
    ...Object.entries(names).map(([value, name]) =>
      element("option", { value, lang: value }, name),
    ),
  );
  menu.value = spoken;
  menu.addEventListener("change", () => {
    const address = chooseByHand(menu.value, location.href);
    if (address === location.href) location.reload();
    else location.assign(address);
  });
}

/** @param {Languages} languages */
function namesOf(languages) {
  return Object.fromEntries(Object.entries(languages).map(([value, { name }]) => [value, name]));
}
