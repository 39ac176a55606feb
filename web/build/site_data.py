"""The data that the build writes into the page, as ``page/core/site_data.ts`` reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from web.build.checksums import sha256


@dataclass(frozen=True)
class Asset:
    """A file that the page loads and checks."""

    url: str
    bytes: int
    sha256: str


def asset(url: str, content: bytes) -> Asset:
    """The asset with this content at ``url``."""
    return Asset(url, len(content), sha256(content))


@dataclass(frozen=True)
class Language:
    """The file of a language's texts, and the language's own name."""

    name: str
    url: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class SiteData:
    """The page's data: the type ``Site`` in ``page/core/site_data.ts``."""

    version: str
    embedded: bool
    """True for the one file, which contains all others."""
    worker: Asset
    lazy_parts: Asset | None
    """None for the one file."""
    python: Mapping[str, Asset]
    data: Mapping[str, Asset]
    languages: Mapping[str, Language]
    lock: Mapping[str, object]
    """Pyodide's lock file."""
    settings: Mapping[str, object]
    tables: Mapping[str, object]
    recipes: Mapping[str, object]
