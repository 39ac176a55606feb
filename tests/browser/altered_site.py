"""Replaces files of the site, together with their hashes in its page."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from web.build.checksums import sha256

_SITE = re.compile(r'(<script type="application/json" id="site">)(.*?)(</script>)')


SiteData = dict[str, Any]
"""The parsed data of the page, see ``web/build/site_data.py``."""


def with_site_data(html: str, change: Callable[[SiteData], None]) -> str:
    """The page ``html`` with its data modified by ``change``."""
    found = _SITE.search(html)
    assert found is not None
    site = json.loads(found[2])
    change(site)
    data = json.dumps(site).replace("<", "\\u003c")
    return _SITE.sub(lambda match: match[1] + data + match[3], html)


def alter_site(page: Page, url: str, change: Callable[[SiteData], None]) -> None:
    """Let ``change`` modify the data of the page at ``url``."""
    altered = with_site_data(page.request.get(url).text(), change)

    def fulfill(route: Route) -> None:
        route.fulfill(body=altered, content_type="text/html; charset=utf-8")

    page.route(lambda address: address.partition("#")[0].partition("?")[0] == url, fulfill)


def serve(page: Page, address: str, content: bytes, content_type: str) -> dict[str, object]:
    """Serve this content at an address of the site; returns its asset for the page's data."""
    page.route(f"**/{address}", lambda route: route.fulfill(body=content, content_type=content_type))
    return {"url": address, "bytes": len(content), "sha256": sha256(content)}


def alter_worker(page: Page, url: str, change: Callable[[str], str]) -> None:
    """Let the page at ``url`` start a worker with a modified script."""

    def replace_worker(site: SiteData) -> None:
        address = site["worker"]["url"]
        script = change(page.request.get(url + address).text()).encode()
        site["worker"] = serve(page, address, script, "text/javascript")

    alter_site(page, url, replace_worker)
