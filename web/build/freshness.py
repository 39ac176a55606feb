"""Is ``dist/`` what the sources would build now?"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pynn.files import write_atomically
from web.build.paths import DIST, NODE_MODULES, ROOT, WEB, WORK

_SOURCES = (ROOT / "pynn", WEB)
_SINGLE = ("pyproject.toml", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.md")
_STAMP = WORK / "stamp.json"


def is_fresh() -> bool:
    """True when the sources are those of the last build, and all its files are still there."""
    try:
        stamp = json.loads(_STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp == _state())


def remember() -> None:
    """Note that ``dist/`` has just been built."""
    WORK.mkdir(exist_ok=True)
    write_atomically(_STAMP, json.dumps(_state()))


def _state() -> dict[str, object]:
    digest = hashlib.sha256()
    for path in _source_files():
        digest.update(f"{path.relative_to(ROOT)}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    built = [path for path in sorted(DIST.rglob("*")) if path.is_file()]
    sizes = {str(path.relative_to(DIST)): path.stat().st_size for path in built}
    return {"sources": digest.hexdigest(), "built": sizes}


def _source_files() -> Iterator[Path]:
    for name in _SINGLE:
        yield ROOT / name
    for folder in _SOURCES:
        for path in sorted(folder.rglob("*")):
            generated = NODE_MODULES in path.parents or "__pycache__" in path.parts
            if path.is_file() and not generated:
                yield path
