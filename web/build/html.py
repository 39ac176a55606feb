"""The page around the app: one template for the site and for the one file."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

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


def site_data(site: Mapping[str, Any]) -> str:
    """What the page is told, as JSON that cannot end the element that it stands in."""
    told = json.dumps(site, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="site">{told}</script>'
