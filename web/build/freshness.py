"""Decides if the products of the last build are still up to date."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pynn.files import write_atomically
from web.build.paths import DIST, NODE_MODULES, ROOT, WEB, WORK

_GENERATED = frozenset({"node_modules", "__pycache__"})
SOURCES = (
    ROOT / "pynn",
    WEB,
    *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.md")),
)
"""Everything that the site is built from."""
PINS = (WEB / "package-lock.json", WEB / "build" / "requirements.txt")
"""The versions of the tools and of the libraries."""


@dataclass(frozen=True)
class Product:
    """A folder that the build fills, and the sources that its content depends on."""

    name: str
    folder: Path
    sources: tuple[Path, ...]
    """Files, and folders with all that is below them."""

    def is_fresh(self) -> bool:
        """True if neither the sources nor the built files have changed since the last build."""
        try:
            recorded = json.loads(self._record_path.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return bool(recorded == self._state())

    def record(self) -> None:
        """Record that the folder has just been built."""
        self._record_path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._record_path, json.dumps(self._state()))

    def depends_on(self, path: Path) -> bool:
        """True if ``path`` is one of the sources or lies below one."""
        return any(source == path or source in path.parents for source in self.sources)

    @property
    def _record_path(self) -> Path:
        return WORK / "freshness" / f"{self.name}.json"

    def _state(self) -> dict[str, object]:
        digest = hashlib.sha256()
        for path in source_files(self.sources):
            digest.update(f"{path}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        built = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        sizes = {str(path.relative_to(self.folder)): path.stat().st_size for path in built}
        return {"sources": digest.hexdigest(), "built": sizes}


SITE = Product("dist", DIST, SOURCES)


def source_files(sources: Iterable[Path]) -> Iterator[Path]:
    """Every file among the sources, in a fixed order, without what tools have generated there."""
    for source in sources:
        if source.is_file():
            yield source
            continue
        for folder, subfolders, names in source.walk():
            # In place: what is removed here is not walked. npm's folder has thousands of files.
            subfolders[:] = sorted(name for name in subfolders if name not in _GENERATED)
            yield from (folder / name for name in sorted(names) if folder / name != NODE_MODULES)
