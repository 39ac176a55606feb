"""Finds unintended movements in a page, from the browser's own list of layout shifts.

Four kinds of movement are intended: bars and marks whose position is their meaning; right-aligned
texts and numbers, which begin elsewhere when they get longer; the parts of a formula to the right of a
number; and the gutter beside the code, which CodeMirror lays out again once it has measured a line.
"""

from playwright.sync_api import Page

_MAX_LISTED = 30
_RECORDING = """(() => {
  const nameOf = (node) => {
    if (node === null) return "a removed element";
    const element = node instanceof Element ? node : node.parentElement;
    const own = (part) => {
      const testId = part.dataset.testid;
      const id = testId ? `[${testId}]` : part.id && `#${part.id}`;
      return id || [part.localName, ...part.classList].join(".");
    };
    const path = [];
    for (let part = element; part !== null && part !== document.body; part = part.parentElement) {
      path.unshift(own(part));
      if (part.id || part.dataset.testid) break;
    }
    return path.join(" > ");
  };
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
  const DRAWN = ".score-bar, .chart-mark, .output-bar *, .bar-fill";
  const CONTROL = "a, button, canvas, input, select, textarea";
  const FORMULA = "math, .equation";
  const isBesideCode = ({ x, width }) => {
    const workspace = document.querySelectorAll("#code-workspace *");
    const host = [...workspace].find((element) => element.shadowRoot);
    const gutters = host?.shadowRoot.querySelector(".cm-gutters")?.getBoundingClientRect();
    return gutters !== undefined && x >= gutters.left && x + width <= gutters.right;
  };
  const isIntended = (node, was, is) => {
    if (box(was) === box(is)) return true; // invisible
    if (node === null) return isBesideCode(was) && isBesideCode(is);
    const element = node instanceof Element ? node : node.parentElement;
    if (element.closest(DRAWN)) return true;
    const isSideways = Math.abs(was.y - is.y) < 1 && Math.abs(was.height - is.height) < 1;
    const isText = element.childElementCount === 0 && !element.matches(CONTROL);
    return isSideways && (isText || element.closest(FORMULA) !== null);
  };
  const shifts = [];
  const record = (entries) => {
    for (const { sources } of entries) {
      for (const { node, previousRect: was, currentRect: is } of sources) {
        if (isIntended(node, was, is)) continue;
        const grown = was.width !== is.width || was.height !== is.height;
        shifts.push(`${grown ? "another size" : "moved"}: ${nameOf(node)}: ${box(was)} -> ${box(is)}`);
      }
    }
  };
  const observer = new PerformanceObserver((list) => record(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise(requestAnimationFrame);
  globalThis.pynnShifts = async () => {
    await frame();
    await frame();
    record(observer.takeRecords());
    return shifts.splice(0);
  };
})();"""


def watch_shifts(page: Page) -> None:
    """Record all movements from the next navigation on, also those that a press of a button causes."""
    page.add_init_script(_RECORDING)


def expect_still(page: Page, when: str) -> None:
    """Assert that nothing has moved since the last call."""
    moved: list[str] = page.evaluate("pynnShifts()")
    # First the elements with another size, which move the others.
    lines = sorted(set(moved), key=lambda line: (not line.startswith("another"), moved.index(line)))
    assert not moved, f"{len(moved)} moved {when}:\n" + "\n".join(lines[:_MAX_LISTED])


def forget_shifts(page: Page) -> None:
    """Ignore all movements up to now."""
    page.evaluate("pynnShifts()")
