"""Runs axe-core on the page: violations of its rules, and cases that it could not decide."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

from web.build.paths import NODE_MODULES

_SCRIPT = NODE_MODULES / "axe-core" / "axe.min.js"
_CONTRAST = """
const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
const pixel = canvas.getContext("2d", { willReadFrequently: true });
const withAncestors = (element) => {
  const above = element.parentElement ?? element.getRootNode().host;
  return above ? [...withAncestors(above), element] : [element];
};
const luminances = new Map();
const luminance = (colours) => {
  const key = colours.join();
  if (!luminances.has(key)) luminances.set(key, mixed(colours));
  return luminances.get(key);
};
const mixed = (colours) => {
  pixel.clearRect(0, 0, 1, 1);
  for (const colour of colours) {
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
  }
  const { data } = pixel.getImageData(0, 0, 1, 1);
  if (data[3] !== 255) throw new Error("the canvas that mixes colours does not paint");
  const [r, g, b] = [...data].map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (element) => {
  const style = getComputedStyle(element);
  const colours = withAncestors(element).map((part) => getComputedStyle(part).backgroundColor);
  const backgrounds = ["Canvas", ...colours];
  const drawn = element instanceof SVGElement;
  if (drawn && style.stroke !== "none") backgrounds.push(style.stroke); // the outline behind a letter
  const circle = element.closest(".unit-group")?.querySelector("circle");
  if (circle) backgrounds.push(getComputedStyle(circle).fill);
  const foreground = drawn ? style.fill : style.color;
  const lights = [luminance(backgrounds), luminance([...backgrounds, foreground])];
  const [dark, light] = lights.sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const isReadable = (element) => {
  const { fontSize, fontWeight } = getComputedStyle(element);
  const large = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
  return contrast(element) >= (large ? 3 : 4.5);
};
"""
"""Decides the contrast where axe cannot, as another element overlaps: scrolled out of sight, or in a
drawing; and that of the same texts in other colours, for which axe takes a second. In a drawing the
outline of a text is its background, or the circle that it stands in."""
# Elements that were replaced in the meantime have no colours: the page is judged again.
_RUN = """(() => { {contrast}
const judged = async (tries) => {
  if (tries === 0) throw new Error("the page is never at rest, so it cannot be judged");
  const judgement = await axe.run(document, {
    resultTypes: ["violations", "incomplete", "passes"],
    elementRef: true,
    rules: Object.fromEntries({without}.map((rule) => [rule, { enabled: false }])),
  });
  const { violations, incomplete } = judgement;
  const about = [...violations, ...incomplete].flatMap(({ nodes }) => nodes);
  return about.every(({ element }) => element.isConnected) ? judgement : judged(tries - 1);
};
return judged(5).then(({ violations, incomplete, passes }) => {
  globalThis.texts = [...passes, ...incomplete]
    .filter(({ id }) => id === "color-contrast")
    .flatMap(({ nodes }) => nodes.map(({ element }) => element));
  const found = (results) => results.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none, html, element }) => ({
      rule: id,
      help,
      target: target.flat().join(" >> "),
      message: [...any, ...all, ...none].map(({ message }) => message).join("; ")
        + (id === "color-contrast" ? ` (${contrast(element).toFixed(2)})` : ""),
      html: html.slice(0, 200),
      decided: id === "color-contrast" && isReadable(element),
    })));
  return JSON.stringify({
    violations: found(violations),
    incomplete: found(incomplete).filter(({ decided }) => !decided),
  });
}); })()"""
_UNREADABLE = """(() => { {contrast}
const unreadable = texts.filter((element) => element.isConnected && !isReadable(element));
return JSON.stringify(unreadable.map((element) => ({
  rule: "color-contrast",
  help: "Elements must meet minimum color contrast ratio thresholds",
  target: [element.tagName, ...element.classList].join("."),
  message: contrast(element).toFixed(2),
  html: element.outerHTML.slice(0, 200),
  decided: false,
}))); })()"""
_DECIDED = {
    # the editor's own button shows a cross and is named “close”
    ("label-content-name-mismatch", '.editor >> button[name="close"]'),
    # the arrow keys in the field scroll through its options
    ("scrollable-region-focusable", "#console-completions"),
}
"""Cases that axe cannot decide and a person has checked: rule and element."""


@dataclass(frozen=True)
class Finding:
    """An element that a rule rejects, or cannot decide on."""

    rule: str
    help: str
    target: str
    message: str
    html: str
    decided: bool

    def __str__(self) -> str:
        return f"{self.rule}: {self.target}\n    {self.message}\n    {self.html}"


@dataclass(frozen=True)
class Judgement:
    """The result for a page: ``incomplete`` has the cases that neither axe nor the colours decide."""

    violations: list[Finding]
    incomplete: list[Finding]


class Axe:
    """Runs axe in an isolated world, apart from the page’s own scripts and policy."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)

    def judge(self, *, without: Collection[str] = ()) -> Judgement:
        """Apply all rules but these to everything that is shown."""
        script = _RUN.replace("{contrast}", _CONTRAST)
        script = script.replace("{without}", json.dumps(list(without)))
        results = json.loads(self._evaluate(self._world(), script))
        return Judgement(*(_undecided(results[kind]) for kind in ("violations", "incomplete")))

    def unreadable(self) -> list[Finding]:
        """The texts, of those that ``judge`` has just found readable, that are not so any more."""
        found = self._evaluate(self._world(), _UNREADABLE.replace("{contrast}", _CONTRAST))
        return _undecided(json.loads(found))

    def _world(self) -> int:
        """An isolated world of the current page, with axe in it."""
        frame = self._session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        made = self._session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})
        world: int = made["executionContextId"]
        if not self._evaluate(world, "typeof axe === 'object'"):
            self._evaluate(world, f"{_SCRIPT.read_text()}; true")
        return world

    def _evaluate(self, world: int, expression: str) -> Any:
        answer = self._session.send(
            "Runtime.evaluate",
            {
                "contextId": world,
                "expression": expression,
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")


def _undecided(results: list[dict[str, Any]]) -> list[Finding]:
    findings = [Finding(**result) for result in results]
    return [finding for finding in findings if (finding.rule, finding.target) not in _DECIDED]
