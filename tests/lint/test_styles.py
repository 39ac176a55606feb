"""The page's styles keep to one scale of type, distances, radii and colours: those of tokens.css."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from web.build.paths import WEB

STYLES = WEB / "styles"
TOKENS = STYLES / "tokens.css"
WHERE_VALUES_ARE = {TOKENS, STYLES / "display.css"}
"""The scales, and what the visitor's choice makes of them."""
LENGTH = re.compile(r"(?<![\w.-])\d*\.?\d+(?:px|rem|pt|vw|vh)\b")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab|light-dark)\(")
SCALED = re.compile(r"(?:scroll-)?(?:margin|padding)(?:-\w+)*|(?:row-|column-)?gap|border-radius")
BORDER = re.compile(r"(?:border|outline)(?:-\w+)*")
EXCEPTIONS = {
    ("page.css", "outline-offset: 2px"),
    # as wide as the page's text, whatever is around it
    ("page.css", "padding: var(--space-2) max(var(--page-margin), (100% - 78rem) / 2)"),
    # a length is needed where none has been measured yet
    ("truth_table.css", "scroll-margin-top: calc(var(--network-height, 0px) + var(--space-2))"),
}


def declarations() -> Iterator[tuple[Path, str, str]]:
    """Each declaration of each sheet but those that hold the values: file, property, value."""
    for path in sorted(STYLES.rglob("*.css")):
        if path in WHERE_VALUES_ARE:
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        for name, value in re.findall(r"([\w-]+)\s*:\s*([^;{}]+);", text):
            yield path, name, " ".join(value.split())


def faults(path: Path, name: str, value: str) -> Iterator[str]:
    """The values that a declaration states itself instead of using the scales."""
    if (path.name, f"{name}: {value}") in EXCEPTIONS:
        return
    where = f"{path.relative_to(STYLES)}: {name}: {value}"
    if name in {"font", "font-size"} and LENGTH.search(value):
        yield f"{where} (a size of type)"
    if SCALED.fullmatch(name) and LENGTH.search(value):
        yield f"{where} (a distance or radius)"
    if COLOUR.search(value) and "url(" not in value:
        yield f"{where} (a colour)"
    if BORDER.fullmatch(name) and re.match(r"[134]px solid", value):
        yield f"{where} (a line's width)"


def test_styles_take_their_values_from_the_tokens() -> None:
    """No size, distance, radius, line or colour outside of tokens.css."""
    found = [fault for declaration in declarations() for fault in faults(*declaration)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("font-size", "0.8rem"),
        ("font", "600 13px / 1 var(--sans)"),
        ("margin-top", "7px"),
        ("gap", "var(--space-1) 0.3rem"),
        ("border-radius", "6px"),
        ("color", "#123456"),
        ("background", "rgb(0 0 0 / 10%)"),
        ("border-left", "3px solid var(--line)"),
    ],
)
def test_a_value_of_its_own_is_found(name: str, value: str) -> None:
    """The check above would see it."""
    assert list(faults(STYLES / "page.css", name, value))


def test_every_token_that_is_used_is_there() -> None:
    """A misspelt variable would silently be nothing."""
    sheets = [path.read_text() for path in STYLES.rglob("*.css")]
    used = {name for text in sheets for name in re.findall(r"var\((--[\w-]+)(?=\))", text)}
    defined = {name for text in sheets for name in re.findall(r"(--[\w-]+)\s*:", text)}
    scripts = [path.read_text() for path in (WEB / "page").rglob("*.ts")]
    given = {name for text in scripts for name in re.findall(r'setProperty\("(--[\w-]+)"', text)}
    assert used - defined - given == set()


# -- colours that everybody can distinguish ------------------------------------------------------

# Machado, Oliveira and Fernandes (2009), severity 1: on linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
SCHEMES = list(itertools.product(("light", "dark"), ("usual", "large")))
AA_TEXT, AA_GRAPHICS = 4.5, 3.0


def palette(scheme: str, size: str) -> dict[str, str]:
    """The colours by name, as they are in this scheme, at this size of type."""
    sheets = [TOKENS] if size == "usual" else [TOKENS, STYLES / "display.css"]
    colours: dict[str, str] = {}
    for sheet in sheets:
        for name, light, dark in re.findall(
            r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", sheet.read_text()
        ):
            colours[name] = light if scheme == "light" else dark
    return colours


def linear(colour: str) -> np.ndarray:
    """Red, green and blue as light, 0 to 1."""
    srgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio that WCAG defines."""
    lights = sorted(linear(colour) @ [0.2126, 0.7152, 0.0722] for colour in (one, other))
    return float((lights[1] + 0.05) / (lights[0] + 0.05))


def lab(colour: str, blindness: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of a colour as this eye sees it."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = to_xyz @ np.clip(blindness @ linear(colour), 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize(("scheme", "size"), SCHEMES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_everybody_can_distinguish_the_sign_of_a_weight(scheme: str, size: str, blindness: str) -> None:
    """Positive, negative and nothing at all are far apart for every kind of eye."""
    colours = palette(scheme, size)
    eye = BLINDNESS[blindness]
    for one, other in itertools.combinations(("positive", "negative", "panel"), 2):
        apart = np.linalg.norm(lab(colours[one], eye) - lab(colours[other], eye))
        assert apart > 30, (one, other, apart)  # ten times what is just seen


@pytest.mark.parametrize(("scheme", "size"), SCHEMES)
def test_what_is_written_and_drawn_stands_out(scheme: str, size: str) -> None:
    """The contrasts of WCAG AA: of text, and of what is drawn."""
    colours = palette(scheme, size)
    low = [
        (front, back, round(contrast(colours[front], colours[back]), 2))
        for fronts, backs, least in (
            (("ink", "ink-soft"), ("paper", "panel", "sunken", "lit-panel"), AA_TEXT),
            (("good", "bad", "lit", "positive", "negative"), ("panel",), AA_TEXT),
            (("bad", "ink"), ("bad-panel",), AA_TEXT),
            (("on-accent",), ("accent",), AA_TEXT),
            (("paper",), ("ink", "lit"), AA_TEXT),
            (("line-strong", "accent", "lit"), ("paper", "panel", "sunken"), AA_GRAPHICS),
        )
        for front in fronts
        for back in backs
        if contrast(colours[front], colours[back]) < least
    ]
    assert low == []
