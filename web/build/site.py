"""The static site: every part under a name that holds its hash, and the page that knows them."""

import json
import shutil
from pathlib import Path
from typing import Any

import deflate

from pynn import recipes, settings, truth_table
from web.build.bundle import bundle
from web.build.checksums import sha256
from web.build.mnist_files import shards
from web.build.notices import notices
from web.build.paths import DIST, NODE_MODULES, ROOT, WEB, WORK
from web.build.python_parts import python_parts
from web.build.simd import kernels

_PYODIDE = ("pyodide.asm.mjs", "pyodide.asm.wasm")
Asset = dict[str, Any]


def build_site() -> None:
    """Build ``dist/`` anew, whole or not at all."""
    folder = WORK / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "assets").mkdir(parents=True)
    names, files = bundle()
    for file in files:
        shutil.copy(file, folder / "assets")
    pyodide = {name: (NODE_MODULES / "pyodide" / name).read_bytes() for name in _PYODIDE}
    python = pyodide | python_parts() | kernels()
    site = {
        "worker": f"assets/{names['worker']}",
        "python": _assets(folder, {name: _packed(content) for name, content in python.items()}),
        "lock": _lock(),
        "data": _assets(folder, shards()),
        "settings": settings.catalogue(),
        "tables": truth_table.catalogue(),
        "recipes": recipes.catalogue(),
    }
    icon = _assets(folder, {"icon.svg": (WEB / "icon.svg").read_bytes()})["icon.svg"]["url"]
    page = (WEB / "index.html").read_text()
    for blank, value in {
        "{{icon}}": icon,
        "{{styles}}": f"assets/{names['styles']}",
        "{{page}}": f"assets/{names['page']}",
        '"{{site}}"': json.dumps(site, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c"),
    }.items():
        page = page.replace(blank, value)
    (folder / "index.html").write_text(page)
    (folder / "THIRD-PARTY-NOTICES.txt").write_text(notices())
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    _replace(DIST, folder)


def _packed(content: bytes) -> bytes:
    """Gzipped here, so that it does not matter whether a host compresses; the page inflates it."""
    return bytes(deflate.gzip_compress(content, 12))  # its hardest level: 4 % smaller than gzip's


def _lock() -> dict[str, Any]:
    """Pyodide's lock file without its packages: the page brings its own, unpacked."""
    lock = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text())
    return {"info": lock["info"], "packages": {}}


def _assets(folder: Path, contents: dict[str, bytes]) -> dict[str, Asset]:
    """Write each content under a hashed name; returns what the page has to know of each."""
    written: dict[str, Asset] = {}
    for name, content in contents.items():
        digest = sha256(content)
        # what is packed is nobody's type: a host that knew .gz would unpack it on the way
        stem, _, suffix = name.rpartition(".") if name.endswith(".svg") else (name, "", "bin")
        url = f"assets/{stem}-{digest[:8]}.{suffix}"
        (folder / url).write_bytes(content)
        written[name] = {"url": url, "bytes": len(content), "sha256": digest}
    return written


def _replace(target: Path, source: Path) -> None:
    old = WORK / "dist.old"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    source.rename(target)
    shutil.rmtree(old, ignore_errors=True)
