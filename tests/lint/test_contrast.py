"""The contrast of the page's colours on their backgrounds: WCAG 2.2 AA, in light and in dark."""

import re
from itertools import product

import pytest

from web.build.paths import WEB

SCHEMES = ("light", "dark")
_TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
TOKENS = {
    name: dict(zip(SCHEMES, colours, strict=True))
    for name, *colours in _TOKEN.findall((WEB / "styles" / "tokens.css").read_text())
}
BACKGROUNDS = ("paper", "panel", "sunken", "lit-panel", "bad-panel")
TEXT = [
    *product(("ink", "ink-soft", "bad"), BACKGROUNDS),
    *product(("lit", "positive", "negative", "good"), ("paper", "panel", "sunken", "lit-panel")),
    ("on-accent", "accent"),
    ("paper", "ink"),  # the tab of the lab that is shown
    ("paper", "lit"),  # the mark over labs that run on changed code
    ("panel", "lit"),  # the stage that is shown
    ("panel", "ink"),  # a bright unit’s value
]
"""Text colours and their backgrounds: 4.5 : 1."""
MARKS = [
    *product(("line-strong", "accent"), ("paper", "panel", "sunken")),  # edges of fields; focus
    *product(("lit", "positive", "negative", "soft-line", "accent"), ("panel",)),  # lines of charts
    ("glow-rim", "panel"),  # the edge of what glows in the drawing
    *product(("soft-line", "accent"), ("sunken",)),  # bars in their tracks
]
"""Colours that have to be seen to understand or use the page, on their backgrounds: 3 : 1."""


def luminance(colour: str) -> float:
    """The relative luminance that WCAG defines."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio that WCAG defines: 1 for the same colour, 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_and_the_examples_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3)])
def test_what_is_to_be_seen_can_be(pairs: list[tuple[str, str]], least: float, scheme: str) -> None:
    poor = {
        f"--{mark} on --{ground}": round(ratio, 2)
        for mark, ground in pairs
        if (ratio := contrast(TOKENS[mark][scheme], TOKENS[ground][scheme])) < least
    }
    assert not poor
