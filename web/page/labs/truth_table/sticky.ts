import { byId } from "../../ui/dom.ts";

/** Tells the style sheet how high the parts are that stay in sight while the page is scrolled. */
export function makeSticky() {
  const lab = byId("truth-table-lab");
  for (const [name, part] of [
    ["--network-height", byId("network-panel")],
    ["--side-height", byId("truth-table-side")],
  ] as const) {
    new ResizeObserver(() => lab.style.setProperty(name, `${part.offsetHeight}px`)).observe(part);
  }
}
