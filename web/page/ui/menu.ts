import { isPlainKey } from "./keyboard/plain_key.ts";

/**
 * A `<details>` that opens over the page closes like a menu: when something else is clicked or gets focus, and by Escape.
 */
export function dismissMenu(menu: HTMLElement) {
  const leave = (target: EventTarget | null) => {
    if (target instanceof Node && !menu.contains(target)) menu.removeAttribute("open");
  };
  addEventListener("click", ({ target }) => leave(target));
  addEventListener("focusin", ({ target }) => leave(target)); // it lies over what comes after it
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isPlainKey(event) || !menu.hasAttribute("open")) return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}
