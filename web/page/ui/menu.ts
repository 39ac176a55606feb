import { isPlainKey } from "./keyboard/plain_key.ts";

/** Close a `<details>` that opens over the page like a menu: by Escape, and when anything else is clicked or focused. */
export function dismissMenu(menu: HTMLElement) {
  const closeFor = (target: EventTarget | null) => {
    if (target instanceof Node && !menu.contains(target)) menu.removeAttribute("open");
  };
  addEventListener("click", ({ target }) => closeFor(target));
  addEventListener("focusin", ({ target }) => closeFor(target)); // the menu would cover it
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isPlainKey(event) || !menu.hasAttribute("open")) return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}
