"""Finds elements that do not fit on a small screen: overflowing, cut off, or too small for a finger."""

from playwright.sync_api import Page

TOUCH = 44
"""The smallest size in pixels of a target for a finger."""


_NEXT_PICTURE = (
    "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
)
"""Resolves once the page has been drawn, and its observers of sizes have run."""


def set_width(page: Page, width: int) -> None:
    """Make the window this wide, and wait until the page is drawn in it."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": width, "height": size["height"]})
    page.evaluate(_NEXT_PICTURE)


def overflowing(page: Page, longer: float = 0) -> list[str]:
    """Elements that are wider than the window, except inside a scrollable element.

    ``longer``: the texts of controls, labels and headings are made longer by this share, as
    they may be in another language.
    """
    found: list[str] = page.evaluate(_OVERFLOWING, longer)
    return found


def too_small(page: Page) -> list[str]:
    """Controls that are too small for a finger.

    Exempt are links within a sentence, and the weights of the drawing and the symbols of the equations,
    which also have fields among the matrices.
    """
    found: list[str] = page.evaluate(_TOO_SMALL, TOUCH)
    return found


_WALK = """
  const everything = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* everything(element.shadowRoot);
    }
  };
  const above = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const named = (element, box) => {
    const name = element.id || element.dataset?.testid || element.getAttribute("class") || "";
    const text = (element.textContent ?? "").trim().slice(0, 30);
    return `${element.localName} ${name} “${text}”: ${Math.round(box.left)} to ${Math.round(box.right)}`
      + `, ${Math.round(box.width)} × ${Math.round(box.height)}`;
  };
"""

_OVERFLOWING = (
    "(longer) => {"
    + _WALK
    + """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }"); // also elements out of sight
  document.adoptedStyleSheets.push(sheet);
  const LONGER =
    "button, .button, label > span, summary, h1, h2, h3, h4, dt, legend, option, th, a, figcaption";
  const texts = [];
  if (longer > 0) {
    for (const element of everything(document)) {
      if (!element.matches(LONGER) || element.closest("math, svg, .cm-editor")) continue;
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? node.data.trimEnd() : "";
        if (text.trim().length < 4) continue;
        texts.push([node, node.data]);
        node.data = text + text.trim().slice(0, Math.ceil(longer * text.length)).toLowerCase();
      }
    }
  }
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const mayOverflow = (element) => {
    for (let part = element; part; part = above(part)) {
      if (part.matches(".visually-hidden, .skip, .chart, .error.shown-at-field")) return true;
      if (part !== element && part !== document.body && scrolls(part)) return true;
    }
    return false;
  };
  const found = [];
  for (const element of everything(document.body)) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || !element.checkVisibility()) continue;
    if (box.right > width + 1 || box.left < -1) {
      if (!mayOverflow(element)) found.push(named(element, box));
    }
    const drawing =
      element.localName === "text" ? element.ownerSVGElement.getBoundingClientRect() : null;
    if (drawing && (box.left < drawing.left - 1 || box.right > drawing.right + 1)) {
      found.push(`cut off: ${named(element, box)}`);
    }
  }
  const whole = document.documentElement.scrollWidth;
  if (whole > width) found.push(`the page: ${whole} of ${width}`);
  for (const [node, text] of texts) node.data = text;
  document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1);
  return found;
}"""
)

_TOO_SMALL = (
    "(touch) => {"
    + _WALK
    + """
  const CONTROLS = "a[href], button, input, select, textarea, summary, [role=option], [tabindex='0']";
  const inSentence = (element) =>
    element.localName === "a" && getComputedStyle(element).display === "inline"
    && element.parentElement.textContent.trim() !== element.textContent.trim();
  const target = (element) =>
    /^(checkbox|radio|file)$/.test(element.type ?? "") ? element.closest("label") ?? element : element;
  const found = [];
  for (const element of everything(document.body)) {
    if (!element.matches(CONTROLS) || element.matches("main")) continue;
    if (element.closest(".network, math, .cm-content, .cm-gutters, .skip")) continue;
    if (inSentence(element)) continue;
    const hit = target(element);
    const box = hit.getBoundingClientRect();
    const { visibility } = getComputedStyle(hit);
    if (box.width === 0 || visibility === "hidden" || !element.checkVisibility()) continue;
    if (Math.min(box.width, box.height) < touch - 0.5) found.push(named(element, box));
  }
  return found;
}"""
)
