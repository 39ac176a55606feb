/**
 * Labs are reached by URL hash; an unknown hash shows the first lab.
 * @param {string[]} labs
 */
export function route(labs) {
  const follow = () => {
    const name = location.hash.slice(1);
    const lab = labs.includes(name) ? name : labs[0];
    for (const each of labs) {
      const section = document.getElementById(`${each}-lab`);
      if (section) section.hidden = each !== lab;
    }
    for (const link of document.querySelectorAll("[data-lab]")) {
      const current = link.getAttribute("data-lab") === lab;
      if (current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("hashchange", follow);
  follow();
}
