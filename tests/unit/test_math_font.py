import base64
import io
import re
from unicodedata import lookup

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from web.build.fonts import CHARACTERS, MATH_FONT, make_math_font
from web.build.paths import DIST


def built() -> bytes:
    """The font in the site's styles."""
    (styles,) = (DIST / "assets").glob("styles-*.css")
    face = r'font-family:(?:pynn Math|"pynn Math");.*?url\("?data:font/woff2;base64,([^")]+)"?\)'
    found = re.search(face, styles.read_text())
    assert found is not None
    return base64.b64decode(found[1])


@pytest.fixture(scope="module")
def font() -> TTFont:
    return TTFont(io.BytesIO(built()))


def test_the_math_font_is_a_small_part_of_the_page() -> None:
    assert len(built()) < 45_000


def test_the_math_font_has_the_letters_and_signs_of_formulas(font: TTFont) -> None:
    needed = {*map(ord, CHARACTERS), *map(ord, "∂Δ𝐿𝑊₁²𝑝𝑞ℎ∑𝜎𝜔′ŷ𝑦\u0302−·ℒ𝜕⏟⟨‖")}
    assert needed <= font.getBestCmap().keys()


def test_italic_letters_come_with_their_upright_ones_and_no_others() -> None:
    italic = {lookup(f"MATHEMATICAL ITALIC {name}") for name in ("SMALL Z", "CAPITAL OMEGA", "NABLA")}
    assert italic & set(CHARACTERS) == {"𝑧", "𝛺"}


def test_the_math_font_knows_how_to_set_fractions_and_to_stretch_signs(font: TTFont) -> None:
    table, glyphs = font["MATH"].table, font.getBestCmap()
    assert table.MathConstants.FractionRuleThickness.Value > 0
    tall = set(table.MathVariants.VertGlyphCoverage.glyphs)
    assert {glyphs[ord(sign)] for sign in "()[]{}|‖⟨⟩√∑∏"} <= tall
    wide = set(table.MathVariants.HorizGlyphCoverage.glyphs)
    assert {glyphs[ord(sign)] for sign in "⏞⏟\u0302"} <= wide


def test_the_math_font_is_the_same_when_it_is_made_again() -> None:
    make_math_font()
    assert MATH_FONT.read_bytes() == built()
