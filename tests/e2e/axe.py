"""axe-core's judgement of the page as it stands: what breaks a rule, and what it could not decide."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

from web.build.paths import NODE_MODULES

_SCRIPT = NODE_MODULES / "axe-core" / "axe.min.js"
_CONTRAST = """
const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
const pixel = canvas.getContext("2d", { willReadFrequently: true });
const upwards = (element) => {
  const above = element.parentElement ?? element.getRootNode().host;
  return above ? [...upwards(above), element] : [element];
};
const seen = (colours) => {
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
  const grounds = ["Canvas", ...upwards(element).map((each) => getComputedStyle(each).backgroundColor)];
  const drawn = element instanceof SVGElement;
  if (drawn && style.stroke !== "none") grounds.push(style.stroke); // what a letter stands on
  const lights = [seen(grounds), seen([...grounds, drawn ? style.fill : style.color])];
  const [dark, light] = lights.sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const isReadable = (element) => {
  const { fontSize, fontWeight } = getComputedStyle(element);
  const large = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
  return contrast(element) >= (large ? 3 : 4.5);
};
"""
"""Axe leaves contrast undecided where something else lies there too, scrolled away or in a drawing.
Text and ground have colours there as anywhere; letters of a drawing bring their ground with them."""
# What was replaced while axe looked has no colours any more: such a page is judged once more.
_RUN = """(() => { {contrast}
const judged = async (tries) => {
  if (tries === 0) throw new Error("the page is never at rest, so it cannot be judged");
  const judgement = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
  });
  const { violations, incomplete } = judgement;
  const about = [...violations, ...incomplete].flatMap(({ nodes }) => nodes);
  return about.every(({ element }) => element.isConnected) ? judgement : judged(tries - 1);
};
return judged(5).then(({ violations, incomplete }) => {
  const found = (results) => results.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none, html, element }) => ({
      rule: id,
      help,
      target: target.flat().join(" >> "),
      told: [...any, ...all, ...none].map(({ message }) => message).join("; ")
        + (id === "color-contrast" ? ` (${contrast(element).toFixed(2)})` : ""),
      html: html.slice(0, 200),
      decided: id === "color-contrast" && isReadable(element),
    })));
  return JSON.stringify({
    violations: found(violations),
    incomplete: found(incomplete).filter(({ decided }) => !decided),
  });
}); })()"""
_DECIDED = {
    # a cross, which nobody reads aloud, is named “close”; it is the editor's own
    ("label-content-name-mismatch", '.editor >> button[name="close"]'),
    # the arrow keys lead through its options from the field, and bring each into sight
    ("scrollable-region-focusable", "#console-completions"),
}
"""What axe cannot judge and a person has: rule and element. No rule is left out."""


@dataclass(frozen=True)
class Finding:
    """One element that a rule is about."""

    rule: str
    help: str
    target: str
    told: str
    html: str
    decided: bool

    def __str__(self) -> str:
        return f"{self.rule}: {self.target}\n    {self.told}\n    {self.html}"


@dataclass(frozen=True)
class Judgement:
    """What axe says of a page: ``incomplete`` is what neither it nor the colours could decide."""

    violations: list[Finding]
    incomplete: list[Finding]


class Axe:
    """Judges a page from an isolated world: the page’s own scripts and policy know nothing of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)

    def judge(self) -> Judgement:
        """Let all rules look at all that is shown."""
        told = json.loads(self._evaluate(self._world(), _RUN.replace("{contrast}", _CONTRAST)))
        return Judgement(*(_undecided(told[kind]) for kind in ("violations", "incomplete")))

    def _world(self) -> int:
        """A world of the page as it is now, with axe in it."""
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


def _undecided(told: list[dict[str, Any]]) -> list[Finding]:
    findings = [Finding(**each) for each in told]
    return [each for each in findings if (each.rule, each.target) not in _DECIDED]
