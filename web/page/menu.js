/**
 * A `<details>` that opens over the page closes like a menu: by a click elsewhere, and by Escape.
 * @param {HTMLElement} menu
 */
export function closeFromOutside(menu) {
  addEventListener("click", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.removeAttribute("open");
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}
