"""The fonts of the text: subsets of Inter and Source Serif with the characters that the page uses."""

from pathlib import Path

from web.build.commands import python_tool, run
from web.build.paths import NODE_MODULES, WORK

_FONTS = {
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
_FOLDER = WORK / "fonts"


def make_text_fonts() -> None:
    """Write the fonts to the paths in ``styles/fonts.css``."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    for name, path in _FONTS.items():
        _make(NODE_MODULES / path, _FOLDER / f"{name}.woff2")


def _make(font: Path, subset: Path) -> None:
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
