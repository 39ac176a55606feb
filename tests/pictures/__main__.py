"""Pictures of the built site: those of README and docs, or every lab's scenes in every look."""

import argparse
import sys
from pathlib import Path

from pynn import terminal
from pynn.files import require_writable_folder
from tests.pictures.scenes import LABS
from tests.pictures.sheet import write_sheet
from tests.pictures.take import PageVisitor, take_all, take_readme
from web.build.__main__ import build_if_stale
from web.build.paths import WORK


def main() -> None:
    """Take the pictures that the command line selects."""
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
        "--choice",
        dest="choices",
        action="append",
        default=[],
        type=lambda text: tuple(text.split("=", 1)),
        metavar="KEY=VALUE",
        help="of --all: a choice that the browser has stored",
    )
    options = parser.parse_args()
    require_writable_folder(options.all or Path(__file__).parent)
    build_if_stale()
    if options.all is None:
        take_readme(Path(__file__).parent)
        return
    visitor = PageVisitor(options.language, dict(options.choices))
    print(write_sheet(options.all, take_all(options.all, options.lab or list(LABS), visitor)))


if __name__ == "__main__":
    sys.exit(terminal.run(main, "build.sh"))
