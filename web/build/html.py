"""The page around the app: one template for the site and for the one file."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from web.build import catalogue
from web.build.catalogue import text_of

# What a page of either kind may do; everything else is forbidden, above all code from strings and
# requests to anybody else. Text never becomes HTML: browsers that know trusted types see to it.
_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'wasm-unsafe-eval'"],
    "font-src": ["data:"],
    "img-src": ["data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["pynn"],
}

START_TEXTS = {
    "saved": "page-saved-copy",
    "framed": "page-framed",
    "sandboxed": "page-sandboxed",
}
"""Why the page cannot start, as ``page/start/start_check.ts`` names it: the message that says so."""

_BLANK = re.compile(r"<!-- \{\{(?P<tags>\w+)\}\} -->|\{\{(?P<value>\w+)\}\}")


def policy(allowed: Mapping[str, Sequence[str]]) -> str:
    """The Content-Security-Policy, with what this kind of page is allowed beyond every page."""
    names = dict.fromkeys([*_POLICY, *allowed])
    return "; ".join(" ".join([name, *allowed.get(name, ()), *_POLICY.get(name, ())]) for name in names)


def integrity(content: bytes) -> str:
    """The hash of a script or style in the form that browsers check."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def data_url(content: bytes, media_type: str) -> str:
    """The content itself in the place of an address."""
    return f"data:{media_type},{quote(content, safe='')}"


def fill_in(template: str, blanks: Mapping[str, str]) -> str:
    """The template with each ``<!-- {{tags}} -->`` and ``{{value}}`` replaced.

    Raises ValueError unless the blanks are just those of the template.
    """
    wanted = {blank["tags"] or blank["value"] for blank in _BLANK.finditer(template)}
    if wanted != blanks.keys():
        raise ValueError(f"the template has the blanks {sorted(wanted)}, filled were {sorted(blanks)}")
    return _BLANK.sub(lambda blank: blanks[blank["tags"] or blank["value"]], template)


def notices_link(address: str, attributes: str = "") -> str:
    """Where the page names what it carries from others."""
    return f'<a data-text="foot-notices" href="{address}"{attributes}></a>'


def start_check(script: bytes) -> str:
    """The script that says why the page cannot start, with what it may have to say.

    It stands in the HTML, where it runs even if nothing else may be loaded.
    """
    texts = {
        language: {
            reason: text_of(catalogue.read(language)[key].value, key)
            for reason, key in START_TEXTS.items()
        }
        for language in (catalogue.ENGLISH, *catalogue.languages())
    }
    return _json("notices", texts) + inline("script", script)


def inline(tag: str, content: bytes, attributes: str = "") -> str:
    """A script or style inside the page. Raises ValueError where it would end too early."""
    text = content.decode()
    if f"</{tag}" in text.lower():
        raise ValueError(f"the {tag} would end too early")
    return f"<{tag}{attributes}>{text}</{tag}>"


def site_data(site: Mapping[str, Any]) -> str:
    """What the page is told, as JSON that cannot end the element that it stands in."""
    return _json("site", site)


def _json(name: str, content: Mapping[str, Any]) -> str:
    written = json.dumps(content, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{written}</script>'
