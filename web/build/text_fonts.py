"""The fonts of the text: of Inter and Source Serif, the letters and weights that the page has."""

from pathlib import Path

from web.build.commands import python_tool, run
from web.build.paths import NODE_MODULES, WORK

_FONTS = {
    "inter": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "serif": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
}
_WEIGHTS = "wght=400:700"
_LETTERS = "U+0020-007E,U+00A0-00B1,U+00B4-00B8,U+00BA-00FF,U+2010-2027,U+2030-205E,U+20AC,U+2212"
"""As ``unicode-range`` in ``styles/fonts.css``, without what cannot be seen. ¹, ² and ³ come from the
formulas' font, which has the other digits above the line, too: all of one size and height."""
_FEATURES = "kern,liga,calt,ccmp,locl,mark,tnum,lnum,pnum"
"""Letters beside each other; and digits of one width, so that numbers line up."""
_NAMES = "0,13,14"
"""Whose it is, and the licence. Its name stays with the whole: that is reserved, and ours are parts."""
_FOLDER = WORK / "fonts"


def make_text_fonts() -> None:
    """Write the fonts to where ``styles/fonts.css`` looks for them."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    for name, path in _FONTS.items():
        _make(NODE_MODULES / path, _FOLDER / f"{name}.woff2")


def _make(whole: Path, part: Path) -> None:
    fewer = part.with_suffix(".ttf")
    run(
        [
            python_tool("fonttools"),
            "varLib.instancer",
            whole,
            _WEIGHTS,
            "--no-recalc-timestamp",
            "--quiet",
            f"--output={fewer}",
        ]
    )
    run(
        [
            python_tool("pyftsubset"),
            fewer,
            f"--unicodes={_LETTERS}",
            f"--layout-features={_FEATURES}",
            f"--name-IDs={_NAMES}",
            "--no-hinting",
            "--flavor=woff2",
            f"--output-file={part}",
        ]
    )
    fewer.unlink()
