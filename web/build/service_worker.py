"""The service worker of a site: its script, with the list of all files that it saves."""

import json
from dataclasses import asdict
from pathlib import Path

from web.build.one_file import NAME as ONE_FILE
from web.build.site_data import asset

NAME = "sw.js"
"""Without a hash: the browser looks for a newer build under this name, bypassing its cache."""


def write_service_worker(folder: Path, version: str, script: bytes) -> None:
    """Write it into the folder of a site, which is otherwise complete."""
    files = [
        asdict(asset(path.relative_to(folder).as_posix(), path.read_bytes()))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {NAME, ONE_FILE}
    ]
    build = json.dumps({"version": version, "files": files}, separators=(",", ":"))
    (folder / NAME).write_bytes(f"self.build={build};\n".encode() + script)
