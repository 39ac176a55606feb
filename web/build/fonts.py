"""The fonts of the formulas and of the text, at the paths in ``styles/fonts.css``.

A subset of STIX Two Math, and subsets of Inter and Source Serif with the characters that the page uses.
"""

from pathlib import Path
from unicodedata import normalize

from web.build.commands import python_tool, run
from web.build.freshness import PINS, Product
from web.build.paths import NODE_MODULES, WEB, WORK

_FOLDER = WORK / "fonts"
FONTS = Product("fonts", _FOLDER, (WEB / "build" / "fonts.py", *PINS))

_MATH_SOURCE = NODE_MODULES / "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_GREEK = "αβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΦΨΩ"
_SCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉"
_SIGNS = "∂∑∏√∞−±·×⋅←→↦≈≠≤≥∈′″‖∣⟨⟩⏞⏟…⋯ℒℓŷˆ\N{COMBINING CIRCUMFLEX ACCENT}"
_SPACES = "\N{NO-BREAK SPACE}\N{THIN SPACE}\N{HAIR SPACE}\N{NARROW NO-BREAK SPACE}"
_UPRIGHT = _ASCII + _GREEK + _SCRIPTS + _SIGNS + _SPACES
# Browsers show <mi>x</mi> in mathematical italic letters; ℎ has an older code point than the others.
_ITALIC = "ℎ" + "".join(
    letter
    for code in (*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C))
    if normalize("NFKC", letter := chr(code)) in _UPRIGHT
)
CHARACTERS = _UPRIGHT + _ITALIC
MATH_FONT = _FOLDER / "math.woff2"

_TEXT_FONTS = {
    "inter": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "serif": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
}
_WEIGHTS = "wght=400:700"
_LETTERS = "U+0020-007E,U+00A0-00B1,U+00B4-00B8,U+00BA-00FF,U+2010-2027,U+2030-205E,U+20AC,U+2212"
"""As ``unicode-range`` in ``styles/fonts.css``, without invisible characters. ¹, ² and ³ come from the
formulas' font, as the other superscript digits do, so that all have the same size and height."""
_FEATURES = "kern,liga,calt,ccmp,locl,mark,tnum,lnum,pnum"
"""Kerning and ligatures, and digits of equal width, so that numbers line up."""
_NAMES = "0,13,14"
"""Copyright and licence. The font's name is reserved for the complete font, so it is left out."""


def make_fonts() -> None:
    """Write all fonts."""
    make_math_font()
    make_text_fonts()
    FONTS.record()


def make_math_font() -> None:
    """Write a font of ``CHARACTERS`` with all of their sizes, and the MATH table for the layout."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    run(
        [
            python_tool("pyftsubset"),
            _MATH_SOURCE,
            f"--unicodes={','.join(f'{ord(character):x}' for character in CHARACTERS)}",
            "--layout-features=*",
            "--no-hinting",
            "--flavor=woff2",
            f"--output-file={MATH_FONT}",
        ]
    )


def make_text_fonts() -> None:
    """Write the subsets of the fonts of the text."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    for name, path in _TEXT_FONTS.items():
        _make_text_font(NODE_MODULES / path, _FOLDER / f"{name}.woff2")


def _make_text_font(font: Path, subset: Path) -> None:
    instance = subset.with_suffix(".ttf")
    run(
        [
            python_tool("fonttools"),
            "varLib.instancer",
            font,
            _WEIGHTS,
            "--no-recalc-timestamp",
            "--quiet",
            f"--output={instance}",
        ]
    )
    run(
        [
            python_tool("pyftsubset"),
            instance,
            f"--unicodes={_LETTERS}",
            f"--layout-features={_FEATURES}",
            f"--name-IDs={_NAMES}",
            "--no-hinting",
            "--flavor=woff2",
            f"--output-file={subset}",
        ]
    )
    instance.unlink()
