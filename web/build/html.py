"""The page around the app: one template for the site and for the one file."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from urllib.parse import quote

from web.build import catalogue
from web.build.catalogue import text_of
from web.build.site_data import SiteData

# The policy of every page. Everything else is forbidden, above all code from strings and requests to
# other hosts. Trusted types keep text from becoming HTML, where a browser has them.
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
"""The messages for the reasons why the page cannot start, named as in ``page/start/start_check.ts``."""

_BLANK = re.compile(r"<!-- \{\{(?P<tags>\w+)\}\} -->|\{\{(?P<value>\w+)\}\}")


def policy(allowed: Mapping[str, Sequence[str]]) -> str:
    """The Content-Security-Policy of a page with these additional permissions."""
    names = dict.fromkeys([*_POLICY, *allowed])
    return "; ".join(" ".join([name, *allowed.get(name, ()), *_POLICY.get(name, ())]) for name in names)


def integrity(content: bytes) -> str:
    """The hash of a script or style in the form that browsers check."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def data_url(content: bytes, media_type: str) -> str:
    """An address that contains the content itself."""
    return f"data:{media_type},{quote(content, safe='')}"


def fill_in(template: str, blanks: Mapping[str, str]) -> str:
    """The template with each ``<!-- {{tags}} -->`` and ``{{value}}`` replaced.

    Raises ValueError unless the blanks are just those of the template.
    """
    expected = {blank["tags"] or blank["value"] for blank in _BLANK.finditer(template)}
    if expected != blanks.keys():
        raise ValueError(f"the template has the blanks {sorted(expected)}, not {sorted(blanks)}")
    return _BLANK.sub(lambda blank: blanks[blank["tags"] or blank["value"]], template)


def notices_link(address: str, attributes: str = "") -> str:
    """The link to the licences of third-party parts."""
    return f'<a data-text="foot-notices" href="{address}"{attributes}></a>'


def start_check(script: bytes) -> str:
    """The script that explains why the page cannot start, with its texts.

    It is inline, so that it runs even if nothing else may be loaded.
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


def site_data(site: SiteData) -> str:
    """The element with the data for the page."""
    return _json("site", asdict(site))


def _json(name: str, content: Mapping[str, object]) -> str:
    """An element with JSON, escaped so that it cannot end the element."""
    written = json.dumps(content, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{written}</script>'
