"""The fonts of the formulas and of the text, at the paths in ``styles/fonts.css``."""

from web.build.freshness import PINS, Product
from web.build.math_font import MATH_FONT, make_math_font
from web.build.paths import WEB
from web.build.text_fonts import make_text_fonts

FONTS = Product(
    "fonts",
    MATH_FONT.parent,
    (*(WEB / "build" / name for name in ("math_font.py", "text_fonts.py")), *PINS),
)


def make_fonts() -> None:
    """Write all fonts."""
    make_math_font()
    make_text_fonts()
    FONTS.record()
