"""Every sign that Python prints has a replacement in ASCII."""

import ast
import re

from pynn.terminal import as_ascii
from web.build.paths import ROOT


def test_no_sign_in_what_python_prints_lacks_a_replacement() -> None:
    folders = ("pynn", "web/build", "tests/bench", "web/python/pynn_app/export")
    texts = [
        node.value
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "fonts.py"  # prints none of its signs
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    signs = {sign for text in texts for sign in text if not sign.isascii()} - {
        "\N{REPLACEMENT CHARACTER}"
    }
    assert len(signs) > 50
    for sign in signs:
        assert re.fullmatch(r"[^\\?]+", as_ascii(sign)), sign
