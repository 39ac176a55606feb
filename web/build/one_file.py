"""The whole app in one file, for a double click: the page embeds the files that the site fetches."""

import base64

from web.build.app import App, Contents
from web.build.html import (
    data_url,
    fill_in,
    inline,
    integrity,
    notices_link,
    policy,
    site_data,
    start_check,
)
from web.build.notices import notices
from web.build.site_data import Asset, asset

NAME = "pynn-offline.html"


def one_file(app: App) -> str:
    """The HTML: the site's page with everything that it needs inside."""
    script, styles = app.bundles["page_of_one_file.js"], app.bundles["styles.css"]
    first, early = app.bundles["start_check.js"], app.bundles["early.js"]
    worker = {"worker.js": app.bundles["worker_of_one_file.js"]}
    python = {name: content for name, content in app.python.items() if name != "pyodide.asm.mjs"}
    embedded = {**worker, **python, **app.data, **app.languages}
    site = app.site_data(
        worker=_assets(worker)["worker.js"],
        lazy_parts=None,  # within the page's script
        python=_assets(python),
        data=_assets(app.data),
        languages=_assets(app.languages),
    )
    return fill_in(
        app.page,
        {
            "policy": policy(
                {
                    "script-src": [f"'{integrity(content)}'" for content in (first, early, script)],
                    "worker-src": ["data:"],
                    "style-src": [f"'{integrity(styles)}'"],
                }
            ),
            "icon": data_url(app.icon, "image/svg+xml"),
            "head": start_check(first) + inline("script", early) + inline("style", styles),
            "notices": app.with_texts(
                notices_link(
                    data_url(notices().encode(), "text/plain;charset=utf-8"),
                    ' download="THIRD-PARTY-NOTICES.txt"',
                )
            ),
            "languages": app.language_list,
            "one_file": "",
            "embedded": "\n".join(
                [
                    # below the visible page, which then works even where a copy is cut off
                    site_data(site),
                    inline("script", script, ' type="module"'),
                    *(_block(name, content) for name, content in embedded.items()),
                ]
            ),
        },
    )


def _assets(contents: Contents) -> dict[str, Asset]:
    """The files as the page loads them, each at the address of its block."""
    return {name: asset(_address(name), content) for name, content in contents.items()}


def _address(name: str) -> str:
    return f"embedded:{name}"


def _block(name: str, content: bytes) -> str:
    """A file as text, which the browser neither runs nor shows."""
    text = base64.b64encode(content).decode()
    return f'<script type="text/plain" data-embedded="{_address(name)}">{text}</script>'
