"""Files that stay are written whole, by ``pynn.files``, never in place."""

import re

from web.build.paths import ROOT

_IN_PLACE = re.compile(
    r"""\.write_(text|bytes)\(|open\([^)]*["'](w|a|x|r\+)b?["']|\.tofile\(|np\.save"""
)
_SCRATCH = {
    "pynn/files.py",
    "pynn/model_file.py",  # in memory
    "pynn/digits/collection.py",  # in memory
    "web/build/site.py",  # all below are in .build/, whole or thrown away
    "web/build/catalogue.py",
    "web/build/python_parts.py",
    "web/build/wheels.py",
    "web/build/bytecode.py",
    "web/build/numpy_wheel.py",
    "tests/bench/ready.py",
}
"""Exempt: these write in place, and their output is read at once and only once."""


def test_no_file_that_stays_is_written_in_place() -> None:
    folders = ("pynn", "web/build", "web/python", "web/simd", "tests/bench", "tests/pictures")
    sources = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in sources
        if "node_modules" not in path.parts and _IN_PLACE.search(path.read_text("utf-8"))
    }
    assert found == _SCRATCH
