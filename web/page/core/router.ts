import { text } from "../language/text.ts";
import { byTestId, setText } from "../ui/dom.ts";
import { SKIP } from "./address.ts";
import type { Share } from "./share/share.ts";
import { formatShare, parseShare } from "./share/share.ts";
import type { Shareable } from "./share/shareable.ts";

/**
 * Labs are reached by URL hash, which may hold a share; where the address asks for what there is not, it
 * says so. What leads to a lab keeps the share, so that a reload brings all of it back.
 *
 * @param heed does what the address says; returns what holds from now on
 * @param toldFirst what else there is to say of the address, until a lab is chosen
 */
export function route(
  labs: Record<string, Shareable>,
  heed: (share: Share, lab: string) => Share,
  toldFirst: string = "",
) {
  const [first] = Object.keys(labs);
  let shown = first;
  const follow = (alsoTold: string) => {
    const { lab, share, note } = parseShare(location.hash, labs, shown);
    const moved = lab !== shown;
    shown = lab;
    const holds = heed(share, lab);
    if (holds !== share) history.replaceState(null, "", formatShare(holds, lab));
    for (const each of Object.keys(labs)) {
      const section = document.getElementById(`${each}-lab`);
      if (section) section.hidden = each !== lab;
    }
    for (const link of document.querySelectorAll("[data-lab]")) {
      const current = link.getAttribute("data-lab") === lab;
      if (current) document.title = text("page-lab-title", { lab: link.textContent ?? "" });
      if (current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      link.setAttribute("href", formatShare(holds, link.getAttribute("data-lab") ?? first));
    }
    byTestId("home").setAttribute("href", formatShare(holds, first));
    const told = byTestId("address-note");
    setText(told, [note, alsoTold].filter(Boolean).join(" "));
    told.hidden = told.textContent === "";
    if (moved) goToTitle(lab);
  };
  addEventListener("hashchange", ({ oldURL }) => {
    if (location.hash === SKIP) history.replaceState(null, "", new URL(oldURL).hash || "#");
    else follow("");
  });
  follow(toldFirst);
}

/**
 * Where focus is on what led to a lab, or was in the lab before, it goes to the lab’s title: a screen reader says then
 * where one is, and Tab leads on from there.
 */
function goToTitle(lab: string) {
  const { activeElement: at } = document;
  const stays = at !== null && at !== document.body && at.checkVisibility();
  if (stays && !at.matches("[data-lab], [data-testid=home]")) return;
  document.getElementById(`${lab}-title`)?.focus({ preventScroll: true });
}
