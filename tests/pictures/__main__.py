"""Pictures of the built site: those of README and docs, or every lab's scenes in every look."""

import argparse
import sys
from pathlib import Path

from pynn import terminal
from pynn.files import require_writable_folder
from tests.pictures.scenes import LABS
from tests.pictures.sheet import write_sheet
from tests.pictures.take import Reader, take_all, take_readme
from web.build.__main__ import build_if_stale
from web.build.paths import WORK


def main() -> None:
    """Take what is wanted."""
    parser = argparse.ArgumentParser(prog="./build.sh pictures", description=__doc__)
    parser.add_argument(
        "--all",
        nargs="?",
        type=Path,
        const=WORK / "pictures",
        metavar="FOLDER",
        help="every scene, light and dark, 360, 768 and 1440 pixels wide (default: %(const)s)",
    )
    parser.add_argument("--lab", choices=LABS, action="append", help="of --all, only these labs")
    parser.add_argument("--language", default="en", help="of --all: what the browser asks for")
    parser.add_argument(
        "--kept",
        action="append",
        default=[],
        type=lambda told: tuple(told.split("=", 1)),
        metavar="KEY=VALUE",
        help="of --all: a choice that the browser has kept",
    )
    wanted = parser.parse_args()
    require_writable_folder(wanted.all or Path(__file__).parent)
    build_if_stale()
    if wanted.all is None:
        take_readme(Path(__file__).parent)
        return
    reader = Reader(wanted.language, dict(wanted.kept))
    print(write_sheet(wanted.all, take_all(wanted.all, wanted.lab or list(LABS), reader)))


if __name__ == "__main__":
    sys.exit(terminal.run(main, "build.sh"))
