import { labAsked } from "./address.js";
import { hook, setText } from "./dom.js";

/**
 * Labs are reached by URL hash; where the address asks for what there is not, it says so.
 * @param {string[]} labs
 * @param {string} [toldFirst] what else there is to say of the address, until a lab is chosen
 * @param {(lab: string) => void} [shows] told which lab is shown
 */
export function route(labs, toldFirst = "", shows = () => {}) {
  let shown = labs[0];
  const follow = (/** @type {string} */ alsoTold) => {
    const { lab, reason } = labAsked(location.hash, labs, shown);
    shown = lab;
    for (const each of labs) {
      const section = document.getElementById(`${each}-lab`);
      if (section) section.hidden = each !== lab;
    }
    for (const link of document.querySelectorAll("[data-lab]")) {
      const current = link.getAttribute("data-lab") === lab;
      if (current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const note = hook("address-note");
    setText(note, [reason, alsoTold].filter(Boolean).join(" "));
    note.hidden = note.textContent === "";
    shows(lab);
  };
  addEventListener("hashchange", () => follow(""));
  follow(toldFirst);
}
