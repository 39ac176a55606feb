"""Zip archives that are the same bytes whenever they are made."""

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file: a zip knows none before."""
_READABLE = 0o100644 << 16


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files by name; texts as UTF-8."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _READABLE
            packed.writestr(info, content)
    return archive.getvalue()
