"""The parts of the app, from which both the site and the one file are made."""

import json
from dataclasses import dataclass

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
from web.build.site_data import Asset, Language, SiteData

_PYODIDE = ("pyodide.asm.mjs", "pyodide.asm.wasm")
Contents = dict[str, bytes]
"""Files by name."""


@dataclass(frozen=True)
class App:
    """Every part as the page loads it: compressed, but for the files that the browser itself loads."""

    page: str
    """The HTML, with blanks: see ``html.py``."""
    icon: bytes
    bundles: Contents
    python: Contents
    data: Contents
    languages: Contents
    """A file for each language besides English."""

    @property
    def language_list(self) -> str:
        """The languages besides English, for an attribute of the page's HTML."""
        return " ".join(catalogue.languages())

    @staticmethod
    def with_texts(snippet: str) -> str:
        """A piece of HTML with its English texts filled in."""
        return page_texts.fill_in(snippet, catalogue.read(catalogue.ENGLISH))

    @property
    def version(self) -> str:
        """A hash of everything that a visitor can see or run."""
        digests = [
            f"{name} {sha256(content)}"
            for part in (self.bundles, self.python, self.data, self.languages)
            for name, content in sorted(part.items())
        ]
        catalogues = [settings.catalogue(), _tables(), _recipes()]
        parts = [self.page, sha256(self.icon), json.dumps(catalogues), *digests]
        return sha256("\n".join(parts).encode())[:12]

    def site_data(
        self,
        *,
        worker: Asset,
        lazy_parts: Asset | None,
        python: dict[str, Asset],
        data: dict[str, Asset],
        languages: dict[str, Asset],
    ) -> SiteData:
        """The addresses of these files, and the settings with their ranges."""
        return SiteData(
            version=self.version,
            embedded=lazy_parts is None,
            worker=worker,
            lazy_parts=lazy_parts,
            python=python,
            data=data,
            languages={
                language: _language(language, languages[catalogue.file_of(language)])
                for language in catalogue.languages()
            },
            lock=_lock(),
            settings=settings.catalogue(),
            tables=_tables(),
            recipes=_recipes(),
        )


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
    """Write the English texts that the page's scripts import. Call this before bundling."""
    catalogue.write_english(page_texts.ids(_template()) | set(START_TEXTS.values()))


def app_of(bundles: Contents, python: Contents, data: Contents, compression: int) -> App:
    """The app of these parts; its small parts are made here.

    ``python`` has our archives and libraries, uncompressed. They are gzipped here, as not every host
    compresses; the page inflates them. ``compression`` is 1 (fast) to 12.
    """

    def compressed(contents: Contents) -> Contents:
        return {
            name: bytes(deflate.gzip_compress(content, compression))
            for name, content in contents.items()
        }

    pyodide = {name: (NODE_MODULES / "pyodide" / name).read_bytes() for name in _PYODIDE}
    return App(
        page=page_texts.fill_in(_template(), catalogue.read(catalogue.ENGLISH)),
        icon=(WEB / "icons" / "icon.svg").read_bytes(),
        bundles=bundles,
        python=compressed(pyodide | python),
        data=data,
        languages=compressed(catalogue.translations()),
    )


def _template() -> str:
    return (WEB / "index.html").read_text("utf-8")


def _language(language: str, file: Asset) -> Language:
    return Language(catalogue.name_of(language), file.url, file.bytes, file.sha256)


def _tables() -> dict[str, object]:
    """The truth tables of the menus, by their names, and the document's."""
    first = {"kind": "document", "inputs": DOCUMENT_INPUTS, "targets": DOCUMENT_TARGETS}
    return {
        "kinds": KINDS,
        "presets": {name: {"kinds": preset.kinds} for name, preset in PRESETS.items()},
        "first": {"preset": "document", **first},
    }


def _recipes() -> dict[str, object]:
    """The recipes for digits, by their names."""
    return {name: {"defaults": recipe.defaults()} for name, recipe in DIGIT_RECIPES.items()}


def _lock() -> dict[str, object]:
    """Pyodide's lock file without its packages: the page installs its own."""
    lock = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    return {"info": lock["info"], "packages": {}}
