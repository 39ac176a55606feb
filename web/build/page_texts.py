"""Fills the English texts into the page's HTML: each element with ``data-text`` names its message.

``page/language/markup.ts`` does the same in the browser, for the other languages.
"""

import html
import re
from dataclasses import dataclass, replace

from web.build.catalogue import Catalogue, text_of
from web.build.checksums import BuildError

_VOID = frozenset({"input", "meta", "link", "img"})
_OPENING = re.compile(r"<(?P<tag>\w+)(?P<attributes>(?:\s[^>]*)?)>")
_ID = re.compile(r'\bdata-text="([\w-]+)"')
_TAG = re.compile(r"<(?P<alone>\w+)/>|<(?P<tag>\w+)>(?P<inside>.*?)</(?P=tag)>", re.DOTALL)


@dataclass(frozen=True)
class _Element:
    tag: str
    attributes: str
    inside: str
    end: int
    """The position after its end."""


def ids(page: str) -> set[str]:
    """The messages that the page's HTML names."""
    return set(_ID.findall(page))


def fill_in(page: str, catalogue: Catalogue) -> str:
    """The page with all its texts. Raises BuildError where one is missing or does not fit."""
    filled, done = "", 0
    while opening := _next_opening(page, done):
        element = _element(page, opening)
        filled += page[done : opening.start()] + _translated(element, catalogue)
        done = element.end
    return filled + page[done:]


def _next_opening(page: str, start: int) -> re.Match[str] | None:
    """The next opening tag that names a message."""
    return next((tag for tag in _OPENING.finditer(page, start) if _ID.search(tag[0])), None)


def _element(page: str, opening: re.Match[str]) -> _Element:
    """The element of this opening tag, up to its own end."""
    tag, depth = opening["tag"], 1
    if tag in _VOID:
        return _Element(tag, opening["attributes"], "", opening.end())
    for boundary in re.compile(rf"<(/?){tag}\b").finditer(page, opening.end()):
        depth += -1 if boundary[1] else 1
        if depth == 0:
            inside = page[opening.end() : boundary.start()]
            end = page.index(">", boundary.start()) + 1
            return _Element(tag, opening["attributes"], inside, end)
    raise BuildError(f"index.html has a {opening[0]} without an end")


def _translated(element: _Element, catalogue: Catalogue) -> str:
    found = _ID.search(element.attributes)
    if found is None:
        return _html(element, element.inside)
    key = found[1]
    if key not in catalogue:
        raise BuildError(f"index.html names the text “{key}”, which texts/en.ftl does not have")
    message = catalogue[key]
    attributes = element.attributes + "".join(
        f' {attribute.id.name}="{html.escape(text_of(attribute.value, key))}"'
        for attribute in message.attributes
    )
    inside = fill_in(element.inside, catalogue)
    if message.value is not None:
        inside = _with_tags(text_of(message.value, key), _children(inside, key), key)
    return _html(replace(element, attributes=attributes), inside)


def _html(element: _Element, inside: str) -> str:
    end = "" if element.tag in _VOID else f"</{element.tag}>"
    return f"<{element.tag}{element.attributes}>{inside}{end}"


def _children(inside: str, key: str) -> list[_Element]:
    """The child elements, between which there may be no text. Raises BuildError otherwise."""
    children: list[_Element] = []
    done = 0
    while rest := inside[done:].strip():
        opening = _OPENING.match(inside, inside.index(rest, done))
        if opening is None:
            raise BuildError(f"the element of “{key}” has a text of its own: {rest}")
        children.append(_element(inside, opening))
        done = children[-1].end
    return children


def _with_tags(text: str, existing: list[_Element], key: str) -> str:
    """A text whose tags are replaced by the existing elements, in their order, or by new ones."""

    def tag_html(found: re.Match[str]) -> str:
        tag = found["alone"] or found["tag"]
        child = next((child for child in existing if child.tag == tag), None)
        if child is None:
            return f"<{tag}>" if tag == "br" else f"<{tag}>{found['inside']}</{tag}>"
        existing.remove(child)
        if found["alone"]:
            return _html(child, child.inside)
        return _html(child, _with_tags(found["inside"], _children(child.inside, key), key))

    filled = _TAG.sub(tag_html, text)
    if existing:
        raise BuildError(f"the text “{key}” has no place for <{existing[0].tag}>")
    return filled
