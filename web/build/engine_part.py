"""``python -m web.build.engine_part``: write what the engine says into the English catalogue.

To be run after a change of such a sentence; a test tells when that was forgotten. What is new has to
be translated then, in the other languages' files.
"""

import re

from pynn.files import write_atomically
from web.build.catalogue import ENGINE, ENGLISH, TEXTS
from web.build.engine_texts import Said, collect

_HEAD = "### What Python and the worker say: written by `python -m web.build.engine_part`, not by hand"
_FILE = TEXTS / f"{ENGLISH}.ftl"
_WORDS = 7
"""How many words of a sentence its id has."""


def engine_part() -> str:
    """That part of the catalogue, as it has to be."""
    taken: set[str] = set()
    lines = [f"{_id(said, taken)} = {_pattern(said)}" for said in collect()]
    return "\n".join([_HEAD, "", *lines]) + "\n"


def _id(said: Said, taken: set[str]) -> str:
    words = re.findall(r"[a-z0-9]+", said.words.lower().replace("’", ""))[:_WORDS]
    stem = key = ENGINE + "-".join(words or ["sentence"])
    count = 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    taken.add(key)
    return key


def _pattern(said: Said) -> str:
    names = iter(said.names)
    return "".join(_text(part) if part is not None else f"{{ ${next(names)} }}" for part in said.parts)


def _text(part: str) -> str:
    return re.sub(r"[{}]|\n", lambda sign: _LITERAL[sign[0]], part)


_LITERAL = {"{": '{ "{" }', "}": '{ "}" }', "\n": '{ "\\u000A" }'}


def is_current() -> bool:
    """Whether the catalogue holds just what the sources say."""
    return _FILE.read_text("utf-8").endswith("\n" + engine_part())


if __name__ == "__main__":
    page, _, _ = _FILE.read_text("utf-8").partition(_HEAD)
    write_atomically(_FILE, f"{page.rstrip()}\n\n\n{engine_part()}")
