"""A language in which every text of the catalogue stands between ⟦ and ⟧; what does not is in none."""

import gzip
import json
from collections.abc import Iterable
from typing import Any

from fluent.syntax import ast

from tests.e2e.altered import alter_site, serve
from tests.e2e.app import App
from web.build import catalogue

CODE = "de"
"""What it takes the place of: browsers have to know it."""


def speak_pseudo_language(app: App) -> None:
    """Let the page speak it. Its browser has to ask for ``CODE``."""
    english = catalogue.read(catalogue.ENGLISH)
    told = {
        "locale": CODE,
        "texts": catalogue.serialized(map(_wrapped, english.values())),
        "english": catalogue.serialized(
            message for key, message in english.items() if key.startswith(catalogue.ENGINE)
        ),
    }
    content = gzip.compress(json.dumps(told).encode())

    def add(site: dict[str, Any]) -> None:
        asset = serve(app.page, "assets/texts.pseudo.bin", content, "application/octet-stream")
        site["languages"] = {CODE: {"name": "⟦Pseudo⟧", **asset}}

    alter_site(app.page, app.url, add)


def _wrapped(message: ast.Message) -> ast.Message:
    return ast.Message(
        message.id,
        message.value and _pattern(message.value),
        [ast.Attribute(each.id, _pattern(each.value)) for each in message.attributes],
    )


def _pattern(pattern: ast.Pattern) -> ast.Pattern:
    return ast.Pattern([ast.TextElement("⟦"), *_copied(pattern.elements), ast.TextElement("⟧")])


def _copied(elements: Iterable[Any]) -> list[Any]:
    return [element.clone() for element in elements]
