"""What the app consists of, wherever it is put: on a host, file by file, or all in one file."""

import json
from dataclasses import dataclass
from typing import Any

import deflate

from pynn import settings
from pynn.recipes import DIGIT_RECIPES
from pynn.truth_table import DOCUMENT_INPUTS, DOCUMENT_TARGETS, KINDS, PRESETS
from web.build import catalogue, page_texts
from web.build.bundle import ALL, bundle
from web.build.checksums import sha256
from web.build.fonts import make_fonts
from web.build.html import START_TEXTS
from web.build.mnist_files import shards
from web.build.paths import NODE_MODULES, WEB, WORK
from web.build.python_parts import python_parts
from web.build.simd import kernels

_PYODIDE = ("pyodide.asm.mjs", "pyodide.asm.wasm")
Contents = dict[str, bytes]
"""Files by name."""
Asset = dict[str, Any]
"""What a page has to know of a file: ``url``, ``bytes`` and ``sha256``."""


def asset(url: str, content: bytes) -> Asset:
    """A file that is found at ``url``."""
    return {"url": url, "bytes": len(content), "sha256": sha256(content)}


@dataclass(frozen=True)
class App:
    """Every part as the page takes it: what is fetched by its own loader is packed."""

    page: str
    """The HTML, with blanks: see ``html.py``."""
    icon: bytes
    bundles: Contents
    python: Contents
    data: Contents
    languages: Contents
    """What is fetched to speak another language than English, a file each."""

    @property
    def spoken(self) -> str:
        """The languages besides English, for the page's HTML."""
        return " ".join(catalogue.languages())

    @staticmethod
    def said(snippet: str) -> str:
        """A piece of HTML with its texts, as ``page`` has them."""
        return page_texts.say(snippet, catalogue.read(catalogue.ENGLISH))

    @property
    def version(self) -> str:
        """A hash of all that a visitor can come to see or run."""
        digests = [
            f"{name} {sha256(content)}"
            for part in (self.bundles, self.python, self.data, self.languages)
            for name, content in sorted(part.items())
        ]
        written = [self.page, sha256(self.icon), json.dumps(_catalogues()), *digests]
        return sha256("\n".join(written).encode())[:12]

    def site(
        self,
        scripts: dict[str, Asset],
        python: dict[str, Asset],
        data: dict[str, Asset],
        languages: dict[str, Asset],
    ) -> dict[str, Any]:
        """What the page is told: where its files are, and the settings with their ranges.

        ``scripts`` are those that it loads itself: the ``worker``, and on a host the ``lazy_parts``.
        """
        files = {**scripts, "python": python, "data": data}
        spoken = {
            language: {"name": catalogue.name_of(language), **languages[catalogue.file_of(language)]}
            for language in catalogue.languages()
        }
        return {"version": self.version, "lock": _lock(), **files, "languages": spoken, **_catalogues()}


def collect() -> App:
    """Make every part from the sources."""
    make_fonts()
    write_english()
    return app_of(
        bundles=bundle(ALL, WORK / "bundle"),
        python=python_parts() | kernels(),
        data=shards(),
        compression=12,  # the hardest level of ``deflate``: 4 % smaller than gzip's
    )


def write_english() -> None:
    """Write the English texts where the page's scripts import them; to be done before bundling."""
    catalogue.write_english(page_texts.ids(_template()) | set(START_TEXTS.values()))


def app_of(bundles: Contents, python: Contents, data: Contents, compression: int) -> App:
    """The app of these parts; what is small is read and made here.

    ``python`` are our archives and libraries, uncompressed. They are gzipped here, so that it does not
    matter whether a host compresses; the page inflates them. ``compression`` is 1 (fast) to 12.
    """

    def packed(contents: Contents) -> Contents:
        return {
            name: bytes(deflate.gzip_compress(content, compression))
            for name, content in contents.items()
        }

    pyodide = {name: (NODE_MODULES / "pyodide" / name).read_bytes() for name in _PYODIDE}
    return App(
        page=page_texts.say(_template(), catalogue.read(catalogue.ENGLISH)),
        icon=(WEB / "icons" / "icon.svg").read_bytes(),
        bundles=bundles,
        python=packed(pyodide | python),
        data=data,
        languages=packed(catalogue.translations()),
    )


def _template() -> str:
    return (WEB / "index.html").read_text("utf-8")


def _catalogues() -> dict[str, Any]:
    """The settings, tables and recipes that the page's menus offer, by their names."""
    first = {"kind": "document", "inputs": DOCUMENT_INPUTS, "targets": DOCUMENT_TARGETS}
    return {
        "settings": settings.catalogue(),
        "tables": {
            "kinds": KINDS,
            "presets": {name: {"kinds": preset.kinds} for name, preset in PRESETS.items()},
            "first": {"preset": "document", **first},
        },
        "recipes": {name: {"defaults": recipe.defaults()} for name, recipe in DIGIT_RECIPES.items()},
    }


def _lock() -> dict[str, Any]:
    """Pyodide's lock file without its packages: the page brings its own, unpacked."""
    lock = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    return {"info": lock["info"], "packages": {}}
