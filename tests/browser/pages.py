"""Pages that are watched: their errors, and their requests to other hosts, are recorded."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.chromium import NO_SERVICE_WORKER

_VISITED = """(() => {
  try {
    const address = location.href.replace(/[?#].*/s, "").replace(/\\/index\\.html$/, "/");
    const opening = indexedDB.open(`pynn ${address}`);
    opening.onupgradeneeded = () => {
      for (const store of ["kept", "adopted"]) opening.result.createObjectStore(store);
    };
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("kept", "readwrite");
      transaction.objectStore("kept").put(true, "first-visit/seen");
      transaction.oncomplete = () => opening.result.close();
    };
  } catch {} // storage is forbidden
})()"""
"""Run in a page before its own scripts: it was visited before, so the demo does not begin by itself."""


def watched_page(browser: Browser, url: str, complaints: list[str], **unlike: Any) -> Page:
    """A new page; its errors and its requests to other hosts are added to ``complaints``.

    Its browser has no service workers, so that every request is the page's own and can be disturbed;
    tests of offline use open a context that has them. ``unlike`` says what else is
    unlike other tests' browsers, in Playwright's words.
    """
    return watch(_empty_page(browser, **unlike), url, complaints)


def first_visit_page(browser: Browser, url: str, complaints: list[str], **unlike: Any) -> Page:
    """The same in a browser that has never been here, so that the demo begins by itself."""
    return watch(_empty_page(browser, **unlike), url, complaints, is_first_visit=True)


def _empty_page(browser: Browser, **unlike: Any) -> Page:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **unlike})
    context.add_init_script(NO_SERVICE_WORKER)
    return context.new_page()


def watch(page: Page, url: str, complaints: list[str], *, is_first_visit: bool = False) -> Page:
    """Record the errors of a page, and its requests to other hosts than that of ``url``.

    Unless ``is_first_visit``, its browser has been here before: no demo begins by itself.
    """
    if not is_first_visit:
        page.add_init_script(_VISITED)

    def check_host(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("blob", "data") and parts.netloc != urlsplit(url).netloc:
            complaints.append(f"request to another host: {address}")

    page.on("request", lambda request: check_host(request.url))
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{message.type}: {message.text}")
            if message.type in ("error", "warning")
            else None
        ),
    )
    return page
