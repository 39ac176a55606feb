"""The site with other files than those of the build: its page has to name their hashes."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from web.build.checksums import sha256

_SITE = re.compile(r'(<script type="application/json" id="site">)(.*?)(</script>)')


def alter_site(page: Page, url: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Tell the page at ``url`` something else of its files."""
    html = page.request.get(url).text()
    found = _SITE.search(html)
    assert found is not None
    told = json.loads(found[2])
    change(told)
    altered = _SITE.sub(
        lambda match: match[1] + json.dumps(told).replace("<", "\\u003c") + match[3], html
    )

    def page_instead(route: Route) -> None:
        route.fulfill(body=altered, content_type="text/html; charset=utf-8")

    page.route(lambda address: address.partition("#")[0].partition("?")[0] == url, page_instead)


def serve(page: Page, address: str, content: bytes, content_type: str) -> dict[str, object]:
    """Let the page find this at an address of the site; returns what it has to be told of it."""
    page.route(f"**/{address}", lambda route: route.fulfill(body=content, content_type=content_type))
    return {"url": address, "bytes": len(content), "sha256": sha256(content)}


def alter_worker(page: Page, url: str, change: Callable[[str], str]) -> None:
    """Let the page at ``url`` start a worker whose script was changed."""

    def with_another(told: dict[str, Any]) -> None:
        address = told["worker"]["url"]
        script = change(page.request.get(url + address).text()).encode()
        told["worker"] = serve(page, address, script, "text/javascript")

    alter_site(page, url, with_another)
