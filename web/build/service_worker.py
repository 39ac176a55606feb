"""The service worker of a site: its script, and the list of all the files that it keeps."""

import json
from pathlib import Path

from web.build.app import asset
from web.build.one_file import NAME as ONE_FILE

NAME = "sw.js"
"""Not hashed: the browser looks under this name for a newer build, past its cache."""


def write_service_worker(folder: Path, version: str, script: bytes) -> None:
    """Write it into the folder of a site that is otherwise complete."""
    files = [
        asset(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {NAME, ONE_FILE}
    ]
    build = json.dumps({"version": version, "files": files}, separators=(",", ":"))
    (folder / NAME).write_bytes(f"self.build={build};\n".encode() + script)
