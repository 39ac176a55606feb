"""The font of the formulas: a subset of STIX Two Math."""

from unicodedata import normalize

from web.build.commands import python_tool, run
from web.build.paths import NODE_MODULES, WORK

_FONT = NODE_MODULES / "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
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
MATH_FONT = WORK / "fonts" / "math.woff2"
"""The path in ``styles/fonts.css``."""


def make_math_font() -> None:
    """Write a font of ``CHARACTERS`` with all of their sizes, and the MATH table for the layout."""
    MATH_FONT.parent.mkdir(parents=True, exist_ok=True)
    run(
        [
            python_tool("pyftsubset"),
            _FONT,
            f"--unicodes={','.join(f'{ord(character):x}' for character in CHARACTERS)}",
            "--layout-features=*",
            "--no-hinting",
            "--flavor=woff2",
            f"--output-file={MATH_FONT}",
        ]
    )
