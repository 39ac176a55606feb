"""The page's HTML in English: each element with ``data-text`` names its message in the catalogue.

``page/language/markup.js`` does the same in the browser, for the other languages.
"""

import html
import re

from web.build.catalogue import Catalogue, text_of
from web.build.checksums import BuildError

_VOID = r"input|meta|link|img"
_PLACE = re.compile(
    r'<(?P<tag>\w+)(?P<attributes>\b[^>]*\bdata-text="(?P<id>[\w-]+)"[^>]*)>'
    r"(?:(?<=[^/])(?P<inside>(?:(?!</(?P=tag)>).)*?)</(?P=tag)>)?",
    re.DOTALL,
)
_CHILD = re.compile(r"<(?P<tag>\w+)(?P<attributes>[^>]*)>(?P<inside>.*?)</(?P=tag)>\s*", re.DOTALL)
_MARK = re.compile(r"<(?P<alone>\w+)/>|<(?P<tag>\w+)>(?P<inside>.*?)</(?P=tag)>", re.DOTALL)


def ids(page: str) -> set[str]:
    """The messages that the page's HTML names."""
    return set(re.findall(r'\bdata-text="([\w-]+)"', page))


def say(page: str, catalogue: Catalogue) -> str:
    """The page with all its texts. Raises BuildError where one is missing or does not fit."""
    return _PLACE.sub(lambda place: _said(place, catalogue), page)


def _said(place: re.Match[str], catalogue: Catalogue) -> str:
    tag, key = place["tag"], place["id"]
    if key not in catalogue:
        raise BuildError(f"index.html asks for the text “{key}”, which texts/en.ftl does not have")
    message = catalogue[key]
    attributes = place["attributes"] + "".join(
        f' {each.id.name}="{html.escape(text_of(each.value, key))}"' for each in message.attributes
    )
    if re.fullmatch(_VOID, tag):
        return f"<{tag}{attributes}>"
    inside = place["inside"]
    if message.value is not None:
        children = list(_CHILD.finditer(inside.strip()))
        if "".join(child[0] for child in children).strip() != inside.strip():
            raise BuildError(f"the element of “{key}” has a text of its own: {inside.strip()}")
        inside = _marked(text_of(message.value, key), children, key)
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _marked(text: str, there: list[re.Match[str]], key: str) -> str:
    def mark(found: re.Match[str]) -> str:
        tag = found["alone"] or found["tag"]
        nth = next((nth for nth, child in enumerate(there) if child["tag"] == tag), None)
        if nth is None:
            return f"<{tag}>" if tag == "br" else f"<{tag}>{found['inside']}</{tag}>"
        child = there.pop(nth)
        inside = child["inside"] if found["alone"] else found["inside"]
        return f"<{tag}{child['attributes']}>{inside}</{tag}>"

    said = _MARK.sub(mark, text)
    if there:
        raise BuildError(f"the text “{key}” has no place for <{there[0]['tag']}>")
    return said
