"""What jumps in a page, as the browser itself notices it: its entries of layout shifts.

Four kinds of moving are meant, and do not count: bars and marks whose place is what they show; a text
or number that is set to the right, which begins elsewhere when it gets longer; what stands to the
right of a number in a formula; and the signs beside the lines of code, which CodeMirror places anew
once it has measured a line.
"""

from playwright.sync_api import Page

_TOLD = 30
_NOTING = """(() => {
  const nameOf = (node) => {
    if (node === null) return "something that is gone";
    const element = node instanceof Element ? node : node.parentElement;
    const own = (each) => {
      const hook = each.dataset.testid;
      const id = hook ? `[${hook}]` : each.id && `#${each.id}`;
      return id || [each.localName, ...each.classList].join(".");
    };
    const path = [];
    for (let each = element; each !== null && each !== document.body; each = each.parentElement) {
      path.unshift(own(each));
      if (each.id || each.dataset.testid) break;
    }
    return path.join(" > ");
  };
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
  const DRAWN = ".score-bar, .chart-mark, .output-bar *, .bar-fill";
  const CONTROL = "a, button, canvas, input, select, textarea";
  const FORMULA = "math, .equation";
  const isBesideCode = ({ x, width }) => {
    const host = [...document.querySelectorAll("#code-workspace *")].find((each) => each.shadowRoot);
    const gutters = host?.shadowRoot.querySelector(".cm-gutters")?.getBoundingClientRect();
    return gutters !== undefined && x >= gutters.left && x + width <= gutters.right;
  };
  const isMeant = (node, was, is) => {
    if (box(was) === box(is)) return true; // less than anybody sees
    if (node === null) return isBesideCode(was) && isBesideCode(is);
    const element = node instanceof Element ? node : node.parentElement;
    if (element.closest(DRAWN)) return true;
    const isSideways = Math.abs(was.y - is.y) < 1 && Math.abs(was.height - is.height) < 1;
    const isText = element.childElementCount === 0 && !element.matches(CONTROL);
    return isSideways && (isText || element.closest(FORMULA) !== null);
  };
  const noted = [];
  const note = (entries) => {
    for (const { sources } of entries) {
      for (const { node, previousRect: was, currentRect: is } of sources) {
        if (isMeant(node, was, is)) continue;
        const grown = was.width !== is.width || was.height !== is.height;
        noted.push(`${grown ? "another size" : "moved"}: ${nameOf(node)}: ${box(was)} -> ${box(is)}`);
      }
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise(requestAnimationFrame);
  globalThis.pynnShifts = async () => {
    await frame();
    await frame();
    note(observer.takeRecords());
    return noted.splice(0);
  };
})();"""


def watch_shifts(page: Page) -> None:
    """Note from the next navigation on whatever moves, also when a press of a button moves it."""
    page.add_init_script(_NOTING)


def expect_still(page: Page, when: str) -> None:
    """Nothing has moved since the last time; else what has is told, with its boxes before and after."""
    moved: list[str] = page.evaluate("pynnShifts()")
    # What has another size moves the others: it comes first.
    told = sorted(set(moved), key=lambda line: (not line.startswith("another"), moved.index(line)))
    assert not moved, f"{len(moved)} moved {when}:\n" + "\n".join(told[:_TOLD])


def forget_shifts(page: Page) -> None:
    """What has moved up to now does not count."""
    page.evaluate("pynnShifts()")
