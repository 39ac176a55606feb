import { SKIP } from "../../core/address.ts";
import type { Share } from "../../core/share/share.ts";
import { formatShare, parseShare } from "../../core/share/share.ts";
import type { Shareable } from "../../core/share/shareable.ts";
import { text } from "../../language/text.ts";
import { byTestId, setText } from "../../ui/dom.ts";

/**
 * Follow the URL hash, which names a lab and may hold a share. What it asks for in vain is listed in a note.
 * Links to the labs keep the share, so that a reload restores all of it.
 *
 * @param open applies the address; returns the share that is in effect from now on
 * @param firstNote a note on the address that is shown until a lab is chosen
 */
export function route(
  labs: Record<string, Shareable>,
  open: (share: Share, lab: string) => Share,
  firstNote: string = "",
) {
  const [firstLab] = Object.keys(labs);
  let shown = firstLab;
  const follow = (extraNote: string) => {
    const { lab, share, note } = parseShare(location.hash, labs, shown);
    const hasMoved = lab !== shown;
    shown = lab;
    const current = open(share, lab);
    if (current !== share) history.replaceState(null, "", formatShare(current, lab));
    for (const name of Object.keys(labs)) {
      const section = document.getElementById(`${name}-lab`);
      if (section) section.hidden = name !== lab;
    }
    updateLinks(current, lab);
    updateHome(lab === firstLab ? null : formatShare(current, firstLab));
    const noteElement = byTestId("address-note");
    setText(noteElement, [note, extraNote].filter(Boolean).join(" "));
    noteElement.hidden = noteElement.textContent === "";
    if (hasMoved) focusTitle(lab);
  };
  addEventListener("hashchange", ({ oldURL }) => {
    if (location.hash === SKIP) history.replaceState(null, "", new URL(oldURL).hash || "#");
    else follow("");
  });
  follow(firstNote);
}

/** Go to a lab as its tab does; resolves once it is shown. */
export async function goToLab(lab: string) {
  const tab = document.querySelector<HTMLAnchorElement>(`[data-lab="${lab}"]`);
  if (tab === null || tab.matches("[aria-current]")) return;
  const moved = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  tab.click();
  await moved;
}

function updateLinks(share: Share, shown: string) {
  for (const link of document.querySelectorAll("[data-lab]")) {
    const lab = link.getAttribute("data-lab") ?? "";
    const isCurrent = lab === shown;
    if (isCurrent) document.title = text("page-lab-title", { lab: link.textContent ?? "" });
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    link.setAttribute("href", formatShare(share, lab));
  }
}

/** In the first lab the page's name is no link: it would be one more stop of the Tab key. */
function updateHome(href: string | null) {
  const home = byTestId("home");
  if (href === null) home.removeAttribute("href");
  else home.setAttribute("href", href);
}

/**
 * Move focus to the lab's title if it is on the link to the lab, or was inside the lab that is now hidden:
 * a screen reader then announces the lab, and Tab continues from there.
 */
function focusTitle(lab: string) {
  const { activeElement: focused } = document;
  const stays = focused !== null && focused !== document.body && focused.checkVisibility();
  if (stays && !focused.matches("[data-lab], [data-testid=home]")) return;
  document.getElementById(`${lab}-title`)?.focus({ preventScroll: true });
}
