"""JavaScript and CSS, bundled by esbuild: each entry becomes one file that needs no other."""

import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from web.build.commands import node_tool, run
from web.build.paths import NODE_MODULES, WEB


@dataclass(frozen=True)
class Bundles:
    """Entries, as ``name=path below web/``, that esbuild bundles with the same options."""

    entries: tuple[str, ...]
    options: tuple[str, ...]


_PAGE = (
    "--format=esm",
    "--loader:.css=text",
    "--loader:.ftl=text",
)  # the code lab brings its own styles
_ONE_FILE = ("--conditions=one-file",)
_WORKER = ("--format=esm", "--external:node:*", "--external:ws")  # what Pyodide takes in Node only

STYLES = Bundles(
    # Fonts travel inside the styles: so they are checked with them, and text is never set twice.
    ("styles=styles/main.css",),
    ("--loader:.woff2=dataurl",),
)
"""The same for the site and the one file."""
PAGE_SCRIPTS = (
    # Not a module: those run once the page has been shown already.
    Bundles(("start_check=page/start/start_check.ts", "early=page/start/early.ts"), ("--format=iife",)),
    Bundles(("page=page/main.ts", "lazy_parts=page/start/lazy_parts.ts"), _PAGE),
)
WORKER_SCRIPT = Bundles(("worker=worker/worker.ts",), _WORKER)
SERVICE_WORKER = Bundles(
    # Not a module: few browsers take modules for this kind of worker.
    ("service_worker=service_worker/service_worker.ts",),
    ("--format=iife",),
)
ONE_FILE_SCRIPTS = (
    Bundles(("page_of_one_file=page/main.ts",), (*_PAGE, *_ONE_FILE)),
    Bundles(("worker_of_one_file=worker/worker.ts",), (*_WORKER, *_ONE_FILE)),
)
"""The page with the lazy parts inside, and the worker with Pyodide's script."""
ALL = (STYLES, *PAGE_SCRIPTS, WORKER_SCRIPT, SERVICE_WORKER, *ONE_FILE_SCRIPTS)


def bundle(wanted: Iterable[Bundles], folder: Path, *, minify: bool = True) -> dict[str, bytes]:
    """Empty the folder, write the bundles there, and return them by name."""
    shutil.rmtree(folder, ignore_errors=True)
    options = [f"--outdir={folder}", *(["--minify"] if minify else [])]
    with ThreadPoolExecutor() as threads:  # each waits for a process of its own
        list(threads.map(lambda bundles: _esbuild(bundles, options), wanted))
    return contents_of(folder)


def contents_of(folder: Path) -> dict[str, bytes]:
    """The files in a folder by name."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def _esbuild(bundles: Bundles, options: Iterable[str]) -> None:
    run(
        [
            _binary(),
            *bundles.entries,
            "--bundle",
            "--target=es2022",
            "--charset=utf8",
            "--log-level=warning",
            "--legal-comments=none",
            *bundles.options,
            *options,
        ],
        cwd=WEB,
    )


def _binary() -> Path:
    """The program itself: the command that npm installs starts Node, and Node starts this."""
    return next((NODE_MODULES / "@esbuild").glob("*/bin/esbuild"), node_tool("esbuild"))
