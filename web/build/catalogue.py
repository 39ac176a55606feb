"""The catalogue of texts, ``web/texts/``: a file for each language, in Fluent's syntax."""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache

from fluent.syntax import FluentParser, FluentSerializer, ast

from web.build.checksums import BuildError
from web.build.paths import WEB, WORK

ENGLISH = "en"
TEXTS = WEB / "texts"
LAZY = (
    "code-", "console-", "editor-", "exercise-", "exercises-", "export-", "share-dialog-",
    "error-exercise-", "error-export-", "error-unknown-code-file",
)  # fmt: skip
"""Prefixes of the texts that are loaded with the lazy parts."""
_BUNDLED = WORK / "texts"
"""Here ``page/main.ts`` and ``page/start/lazy_parts.ts`` import their English texts from."""

_EQUALS = re.compile(r"^([a-z][\w-]*|    \.[a-z][\w-]*) = ", re.MULTILINE)
Catalogue = dict[str, ast.Message]
"""Messages by their ids, in the order of the file."""


@cache
def read(language: str) -> Catalogue:
    """The catalogue of a language. Raises BuildError, with the line, where it cannot be read."""
    path = TEXTS / f"{language}.ftl"
    source = path.read_text("utf-8")
    catalogue: Catalogue = {}
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            line = source[: entry.span.start].count("\n") + 1 if entry.span else 1
            raise BuildError(f"{path.name}, line {line}: {entry.annotations[0].message}")
        if isinstance(entry, ast.Message):
            if entry.id.name in catalogue:
                raise BuildError(f"{path.name}: “{entry.id.name}” occurs twice")
            catalogue[entry.id.name] = entry
    return catalogue


def languages() -> list[str]:
    """All but English."""
    return sorted(path.stem for path in TEXTS.glob("*.ftl") if path.stem != ENGLISH)


def serialized(messages: Iterable[ast.Message]) -> str:
    """Messages in Fluent's syntax, without comments and without the spaces around “=”."""
    source = FluentSerializer().serialize(
        ast.Resource([ast.Message(m.id, m.value, m.attributes) for m in messages])
    )
    return _EQUALS.sub(r"\1=", source)


def write_english(in_html: set[str]) -> None:
    """Write the English texts that the page's scripts import, without those that only its HTML has."""
    english = read(ENGLISH)
    only_html = in_html - _ids_in_scripts()
    _BUNDLED.mkdir(parents=True, exist_ok=True)
    for name, belongs in _PARTS.items():
        part = [message for key, message in english.items() if key not in only_html and belongs(key)]
        (_BUNDLED / f"{name}.ftl").write_text(serialized(part), "utf-8")


_PARTS: dict[str, Callable[[str], bool]] = {
    "page": lambda key: not key.startswith(LAZY),
    "lazy_parts": lambda key: key.startswith(LAZY),
}


def _ids_in_scripts() -> set[str]:
    """All strings in the page's scripts that may be ids of texts."""
    scripts = (path.read_text("utf-8") for path in (WEB / "page").rglob("*.ts"))
    return {key for script in scripts for key in re.findall(r'"([a-z][\w-]+)"', script)}


def translations() -> dict[str, bytes]:
    """The file that the page fetches for each language."""
    return {
        file_of(language): json.dumps(
            {"locale": language, "texts": serialized(read(language).values())},
            ensure_ascii=False,
        ).encode()
        for language in languages()
    }


def file_of(language: str) -> str:
    """The name of that file."""
    return f"texts.{language}"


def name_of(language: str) -> str:
    """A language's own name."""
    return text_of(read(language)["language"].value, "language")


def text_of(pattern: ast.Pattern | None, key: str) -> str:
    """The text of a pattern without placeholders. Raises BuildError otherwise."""
    parts = []
    for element in pattern.elements if pattern else []:
        if isinstance(element, ast.TextElement):
            parts.append(element.value)
        elif isinstance(element.expression, ast.StringLiteral):
            parts.append(element.expression.parse()["value"])
        else:
            raise BuildError(f"the text “{key}” has blanks, which the page’s HTML cannot fill in")
    return "".join(parts)
