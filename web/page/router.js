import { SKIP } from "./address.js";
import { hook, setText } from "./dom.js";
import { addressOf, readShare } from "./share/share.js";

/** @typedef {import("./share/share.js").Share} Share */

/**
 * Labs are reached by URL hash, which may hold a share; where the address asks for what there is not, it
 * says so. What leads to a lab keeps the share, so that a reload brings all of it back.
 * @param {Record<string, import("./share/shareable.js").Shareable>} labs
 * @param {(share: Share, lab: string) => string} heed does what the share says; returns what else there is to say
 * @param {string} [toldFirst] what else there is to say of the address, until a lab is chosen
 */
export function route(labs, heed, toldFirst = "") {
  const [first] = Object.keys(labs);
  let shown = first;
  const follow = (/** @type {string} */ alsoTold) => {
    const { lab, share, note } = readShare(location.hash, labs, shown);
    shown = lab;
    for (const each of Object.keys(labs)) {
      const section = document.getElementById(`${each}-lab`);
      if (section) section.hidden = each !== lab;
    }
    for (const link of document.querySelectorAll("[data-lab]")) {
      const current = link.getAttribute("data-lab") === lab;
      if (current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      link.setAttribute("href", addressOf(share, link.getAttribute("data-lab") ?? first));
    }
    hook("home").setAttribute("href", addressOf(share, first));
    tell([note, heed(share, lab), alsoTold]);
  };
  addEventListener("hashchange", ({ oldURL }) => {
    if (location.hash === SKIP) history.replaceState(null, "", new URL(oldURL).hash || "#");
    else follow("");
  });
  follow(toldFirst);
}

/** @param {string[]} sentences */
function tell(sentences) {
  const note = hook("address-note");
  setText(note, sentences.filter(Boolean).join(" "));
  note.hidden = note.textContent === "";
}
