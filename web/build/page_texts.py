"""The page's HTML in English: each element with ``data-text`` names its message in the catalogue.

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
_MARK = re.compile(r"<(?P<alone>\w+)/>|<(?P<tag>\w+)>(?P<inside>.*?)</(?P=tag)>", re.DOTALL)


@dataclass(frozen=True)
class _Element:
    tag: str
    attributes: str
    inside: str
    end: int
    """Where what comes after it begins."""


def ids(page: str) -> set[str]:
    """The messages that the page's HTML names."""
    return set(_ID.findall(page))


def say(page: str, catalogue: Catalogue) -> str:
    """The page with all its texts. Raises BuildError where one is missing or does not fit."""
    said, done = "", 0
    while found := next((each for each in _OPENING.finditer(page, done) if _ID.search(each[0])), None):
        element = _element(page, found)
        said += page[done : found.start()] + _said(element, catalogue)
        done = element.end
    return said + page[done:]


def _element(page: str, opening: re.Match[str]) -> _Element:
    """The element that begins here, to its own end."""
    tag, depth = opening["tag"], 1
    if tag in _VOID:
        return _Element(tag, opening["attributes"], "", opening.end())
    for each in re.compile(rf"<(/?){tag}\b").finditer(page, opening.end()):
        depth += -1 if each[1] else 1
        if depth == 0:
            inside = page[opening.end() : each.start()]
            return _Element(tag, opening["attributes"], inside, page.index(">", each.start()) + 1)
    raise BuildError(f"index.html has a {opening[0]} without an end")


def _said(element: _Element, catalogue: Catalogue) -> str:
    found = _ID.search(element.attributes)
    if found is None:
        return _written(element, element.inside)
    key = found[1]
    if key not in catalogue:
        raise BuildError(f"index.html asks for the text “{key}”, which texts/en.ftl does not have")
    message = catalogue[key]
    attributes = element.attributes + "".join(
        f' {each.id.name}="{html.escape(text_of(each.value, key))}"' for each in message.attributes
    )
    inside = say(element.inside, catalogue)
    if message.value is not None:
        inside = _marked(text_of(message.value, key), _children(inside, key), key)
    return _written(replace(element, attributes=attributes), inside)


def _written(element: _Element, inside: str) -> str:
    end = "" if element.tag in _VOID else f"</{element.tag}>"
    return f"<{element.tag}{element.attributes}>{inside}{end}"


def _children(inside: str, key: str) -> list[_Element]:
    """The elements inside of one whose only text is its message. Raises BuildError otherwise."""
    children: list[_Element] = []
    done = 0
    while rest := inside[done:].strip():
        opening = _OPENING.match(inside, inside.index(rest, done))
        if opening is None:
            raise BuildError(f"the element of “{key}” has a text of its own: {rest}")
        children.append(_element(inside, opening))
        done = children[-1].end
    return children


def _marked(text: str, there: list[_Element], key: str) -> str:
    def mark(found: re.Match[str]) -> str:
        tag = found["alone"] or found["tag"]
        child = next((child for child in there if child.tag == tag), None)
        if child is None:
            return f"<{tag}>" if tag == "br" else f"<{tag}>{found['inside']}</{tag}>"
        there.remove(child)
        if found["alone"]:
            return _written(child, child.inside)
        return _written(child, _marked(found["inside"], _children(child.inside, key), key))

    said = _MARK.sub(mark, text)
    if there:
        raise BuildError(f"the text “{key}” has no place for <{there[0].tag}>")
    return said
