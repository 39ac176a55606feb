"""``python -m web.build [serve | dev | kit]``: ``build.sh`` runs this once the tools are installed."""

import argparse
import sys
import time

from pynn import terminal
from pynn.files import require_writable, require_writable_folder
from web.build.checksums import BuildError
from web.build.dev.loop import serve_while_editing
from web.build.dist import build
from web.build.freshness import SITE
from web.build.kit import KIT, make_kit
from web.build.paths import DIST, WORK, cache
from web.build.serve import serve


def main() -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="./build.sh")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("site", help="build dist/ (the default)")
    commands.add_parser("kit", help="build what is missing or stale, then one zip to hand out")
    serving = commands.add_parser("serve", help="build what is missing or stale, then serve dist/")
    _add_server_options(serving, 8000)
    editing = commands.add_parser("dev", help="serve a page that follows every change of a source")
    _add_server_options(editing, 8001)  # another origin, with copies and storage of its own
    options = parser.parse_args()
    try:
        if options.command == "kit":
            require_writable(KIT)
        if options.command == "dev":
            serve_while_editing(options.port, open_browser=not options.no_open)
            return 0
        build_if_stale()
        if options.command == "serve":
            serve(DIST, options.port, open_browser=not options.no_open)
        elif options.command == "kit":
            kit = make_kit()
            print(f"{kit.name}: {kit.stat().st_size / 1e6:.1f} MB; unpack it and open START-HERE.html")
    except BrokenPipeError:
        raise  # ``terminal.run`` ends silently
    except (BuildError, OSError) as error:
        print(f"build.sh: {terminal.message_of(error)}", file=sys.stderr)
        return 1
    return 0


def _add_server_options(command: argparse.ArgumentParser, port: int) -> None:
    command.add_argument("--port", type=int, default=port, help=f"default: {port}; 0: any free one")
    command.add_argument("--no-open", action="store_true", help="do not open a browser")


def build_if_stale() -> None:
    """Build ``dist/`` unless it is up to date."""
    if SITE.is_fresh():
        print("dist/ is up to date")
        return
    for folder in (WORK, cache()):
        require_writable_folder(folder)
    print("building dist/ …", flush=True)
    started = time.monotonic()
    build()
    SITE.record()
    size = sum(path.stat().st_size for path in DIST.rglob("*") if path.is_file())
    print(f"built dist/: {size / 1e6:.1f} MB in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    sys.exit(terminal.run(main, "build.sh"))
