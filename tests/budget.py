"""Size limits of the page from ``budget.toml``; ``python -m tests.budget`` prints the actual sizes."""

import re
import sys
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from pynn import terminal
from web.build.one_file import NAME as ONE_FILE
from web.build.paths import DIST

_FONT = re.compile(rb"url\([\"']?data:font/[^)]*\)")
_BUDGET = tomllib.loads(Path(__file__).with_name("budget.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Kind:
    """Files of one kind, the limit of their bytes, and the reason for it."""

    files: tuple[str, ...]
    limit: int
    why: str


@dataclass(frozen=True)
class Visit:
    """A visitor's first actions, with limits of the requests and bytes that they need."""

    requests: int
    limit: int
    why: str


KINDS = {name: Kind(tuple(kind.pop("files")), **kind) for name, kind in _BUDGET["kinds"].items()}
VISITS = {name: Visit(**visit) for name, visit in _BUDGET["visits"].items()}
ONE_FILE_LIMIT: int = _BUDGET["one_file"]["limit"]


def kinds_of(file: str) -> list[str]:
    """The kinds that a file of the site belongs to."""
    return [
        name
        for name, kind in KINDS.items()
        if any(fnmatchcase(file, pattern) for pattern in kind.files)
    ]


def weight(kind: str, folder: Path = DIST) -> int:
    """Bytes of a kind; the fonts are those inside the styles."""
    files = [path for pattern in KINDS[kind].files for path in folder.glob(pattern)]
    fonts = sum(len(font) for path in files for font in _FONT.findall(path.read_bytes()))
    return fonts if kind == "fonts" else sum(path.stat().st_size for path in files) - fonts


def main() -> None:
    """Print the size and the limit of each kind."""
    for name, kind in KINDS.items():
        print(f"{name:10} {weight(name):>12,} of {kind.limit:>12,}  {kind.why}")
    print(f"{'one file':10} {(DIST / ONE_FILE).stat().st_size:>12,} of {ONE_FILE_LIMIT:>12,}")


if __name__ == "__main__":
    sys.exit(terminal.run(main, "budget"))
