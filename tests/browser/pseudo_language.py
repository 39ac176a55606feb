"""A language in which every text of the catalogue is enclosed in ⟦ and ⟧."""

import gzip
import json
from collections.abc import Iterable
from typing import Any

from fluent.syntax import ast

from tests.browser.altered_site import alter_site, serve
from tests.browser.app import App
from web.build import catalogue

CODE = "de"
"""The code of the language that it replaces, as browsers have to know it."""


def use_pseudo_language(app: App) -> None:
    """Add it to the page's languages. The browser has to prefer ``CODE``."""
    english = catalogue.read(catalogue.ENGLISH)
    file = {
        "locale": CODE,
        "texts": catalogue.serialized(map(_wrapped, english.values())),
    }
    content = gzip.compress(json.dumps(file).encode())

    def add(site: dict[str, Any]) -> None:
        asset = serve(app.page, "assets/texts.pseudo.bin", content, "application/octet-stream")
        site["languages"] = {CODE: {"name": "⟦Pseudo⟧", **asset}}

    alter_site(app.page, app.url, add)


def _wrapped(message: ast.Message) -> ast.Message:
    return ast.Message(
        message.id,
        message.value and _pattern(message.value),
        [ast.Attribute(attribute.id, _pattern(attribute.value)) for attribute in message.attributes],
    )


def _pattern(pattern: ast.Pattern) -> ast.Pattern:
    return ast.Pattern([ast.TextElement("⟦"), *_copied(pattern.elements), ast.TextElement("⟧")])


def _copied(elements: Iterable[Any]) -> list[Any]:
    return [element.clone() for element in elements]
