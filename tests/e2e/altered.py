"""The site with another script in its worker: its page has to name that one's hash."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, Route

from web.build.checksums import sha256


def alter_worker(page: Page, url: str, change: Callable[[str], str]) -> None:
    """Let the page at ``url`` start a worker whose script was changed."""
    site = re.compile(r'(<script type="application/json" id="site">)(.*?)(</script>)')
    html = page.request.get(url).text()
    found = site.search(html)
    assert found is not None
    told = json.loads(found[2])
    worker = told["worker"]
    script = change(page.request.get(url + worker["url"]).text()).encode()
    worker.update(bytes=len(script), sha256=sha256(script))
    altered = site.sub(
        lambda match: match[1] + json.dumps(told).replace("<", "\\u003c") + match[3], html
    )

    def page_instead(route: Route) -> None:
        route.fulfill(body=altered, content_type="text/html; charset=utf-8")

    page.route(lambda address: address.partition("#")[0].partition("?")[0] == url, page_instead)
    page.route(
        f"**/{worker['url']}", lambda route: route.fulfill(body=script, content_type="text/javascript")
    )
