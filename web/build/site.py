"""The static site: every part under a name that contains its hash, and the page that loads them."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from pynn.files import write_atomically
from web.build.app import App, Contents
from web.build.checksums import sha256
from web.build.html import data_url, fill_in, integrity, notices_link, policy, site_data, start_check
from web.build.notices import notices
from web.build.one_file import NAME as ONE_FILE
from web.build.one_file import one_file as one_file_of
from web.build.paths import ROOT, WEB
from web.build.site_data import Asset, asset

# "blob:": the worker and Pyodide's script are checked, then run from memory.
_ALLOWED = {
    "script-src": ["'self'", "blob:"],
    "worker-src": ["'self'", "blob:"],  # 'self' is for the service worker
    "connect-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "manifest-src": ["'self'"],
}
_SERVICE_WORKER = "sw.js"
"""Without a hash: the browser looks for a newer build under this name, bypassing its cache."""
_ICONS = {"icon-192.png": "192x192", "icon-512.png": "512x512"}


def write_site(folder: Path, app: App) -> None:
    """Write the site of the app into a new folder; beside it, the app in one file."""
    folder.mkdir(parents=True)
    one_file = one_file_of(app).encode()
    (folder / ONE_FILE).write_bytes(one_file)
    write_page(folder, app, app.with_texts(_one_file_link(len(one_file))))
    write_service_worker(folder, app.version, app.bundles["service_worker.js"])


def write_page(folder: Path, app: App, one_file_link: str = "") -> None:
    """Write the page with all the files that it loads; the page itself is written last."""
    (folder / "assets").mkdir(parents=True, exist_ok=True)
    files = _assets(
        folder,
        {
            name: app.bundles[name]
            for name in ("early.js", "page.js", "lazy_parts.js", "worker.js", "styles.css")
        },
    )
    python, data = _assets(folder, app.python), _assets(folder, app.data)
    languages = _assets(folder, app.languages)
    site = app.site_data(
        worker=files["worker.js"],
        lazy_parts=files["lazy_parts.js"],
        python=python,
        data=data,
        languages=languages,
    )
    first = app.bundles["start_check.js"]
    allowed = {**_ALLOWED, "script-src": [*_ALLOWED["script-src"], f"'{integrity(first)}'"]}
    page = fill_in(
        app.page,
        {
            "policy": policy(allowed),
            "icon": data_url(app.icon, "image/svg+xml"),
            "head": "\n    ".join(
                [
                    start_check(first),
                    site_data(site),
                    *_loaded_by_the_browser(app, files, _manifest(folder)),
                ]
            ),
            "languages": app.language_list,
            "notices": app.with_texts(notices_link("THIRD-PARTY-NOTICES.txt")),
            "embedded": "",
            "one_file": one_file_link,
        },
    )
    (folder / "THIRD-PARTY-NOTICES.txt").write_text(notices(), "utf-8")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    write_atomically(folder / "index.html", page)


def _one_file_link(size: int) -> str:
    link = f'<a href="{ONE_FILE}" download></a>'
    return f'<p data-text="offline-one-file">{link}<span>{size / 1e6:.0f}</span></p>'


def _loaded_by_the_browser(app: App, files: dict[str, Asset], manifest: Asset) -> Iterator[str]:
    """The elements of the files that the browser itself loads, with hashes that it checks."""
    early, script, styles = (
        f'"{files[name].url}" integrity="{integrity(app.bundles[name])}"'
        for name in ("early.js", "page.js", "styles.css")
    )
    yield f'<link rel="manifest" href="{manifest.url}">'
    yield f"<script src={early}></script>"
    yield f'<link rel="stylesheet" href={styles}>'
    yield f'<script type="module" src={script}></script>'


def _manifest(folder: Path) -> Asset:
    """The web app manifest; addresses in it are relative to the manifest."""
    icons = _assets(folder, {name: (WEB / "icons" / name).read_bytes() for name in _ICONS})
    manifest = {
        **json.loads((WEB / "manifest.json").read_text("utf-8")),
        "icons": [
            {
                "src": Path(icons[name].url).name,
                "sizes": sizes,
                "type": "image/png",
                "purpose": "any maskable",
            }
            for name, sizes in _ICONS.items()
        ],
    }
    name = "manifest.webmanifest"
    return _assets(folder, {name: json.dumps(manifest).encode()})[name]


def _assets(folder: Path, contents: Contents) -> dict[str, Asset]:
    """Write each content under a hashed name, unless it is there already."""
    assets: dict[str, Asset] = {}
    for name, content in contents.items():
        stem, suffix = _split_suffix(name)
        url = f"assets/{stem}-{sha256(content)[:8]}{suffix}"
        if not (folder / url).exists():
            write_atomically(folder / url, content)
        assets[name] = asset(url, content)
    return assets


def _split_suffix(name: str) -> tuple[str, str]:
    """Stem and suffix. Compressed files get .bin, as a host that knows .gz might decompress them."""
    path = Path(name)
    known = path.suffix in {".js", ".css", ".png", ".webmanifest"}
    return (path.stem, path.suffix) if known else (name, ".bin")


def write_service_worker(folder: Path, version: str, script: bytes) -> None:
    """Write it, with the list of all files that it saves, into the folder of a site.

    The site is otherwise complete.
    """
    files = [
        asdict(asset(path.relative_to(folder).as_posix(), path.read_bytes()))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {_SERVICE_WORKER, ONE_FILE}
    ]
    build = json.dumps({"version": version, "files": files}, separators=(",", ":"))
    (folder / _SERVICE_WORKER).write_bytes(f"self.build={build};\n".encode() + script)
