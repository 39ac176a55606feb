"""The kit to hand out: the site, the one file, checksums, and a page with instructions."""

import zipfile
from pathlib import Path

from pynn.files import open_atomically
from web.build.checksums import sha256
from web.build.paths import DIST, ROOT, WEB

KIT = ROOT / "pynn-kit.zip"
_START = "START-HERE.html"
_SUMS = "SHA256SUMS"
_DATE = (2024, 1, 1, 0, 0, 0)
"""Fixed, so that two kits of one build are byte-identical."""


def make_kit() -> Path:
    """Make the kit from ``dist/``; returns its path."""
    contents = {_START: (WEB / "kit" / _START).read_bytes()} | {
        f"site/{path.relative_to(DIST).as_posix()}": path.read_bytes()
        for path in sorted(DIST.rglob("*"))
        if path.is_file()
    }
    sums = "".join(f"{sha256(content)}  {name}\n" for name, content in contents.items())
    with open_atomically(KIT) as file, zipfile.ZipFile(file, "w") as kit:
        for name, content in {**contents, _SUMS: sums.encode()}.items():
            entry = zipfile.ZipInfo(f"pynn-kit/{name}", _DATE)
            entry.external_attr = 0o100644 << 16
            kit.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return KIT
