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
)  # the code lab has styles of its own
_ONE_FILE = ("--conditions=one-file",)
_WORKER = ("--format=esm", "--external:node:*", "--external:ws")  # Pyodide uses these only in Node

STYLES = Bundles(
    # With the fonts inside: so they are checked, too, and the text never changes its font.
    ("styles=styles/main.css",),
    ("--loader:.woff2=dataurl",),
)
"""For both the site and the one file."""
PAGE_SCRIPTS = (
    # No modules: those would run only after the page has been painted.
    Bundles(("start_check=page/start/start_check.ts", "early=page/start/early.ts"), ("--format=iife",)),
    Bundles(("page=page/main.ts", "lazy_parts=page/start/lazy_parts.ts"), _PAGE),
)
WORKER_SCRIPT = Bundles(("worker=worker/worker.ts",), _WORKER)
SERVICE_WORKER = Bundles(
    # No module: few browsers support modules for service workers.
    ("service_worker=service_worker/service_worker.ts",),
    ("--format=iife",),
)
ONE_FILE_SCRIPTS = (
    Bundles(("page_of_one_file=page/main.ts",), (*_PAGE, *_ONE_FILE)),
    Bundles(("worker_of_one_file=worker/worker.ts",), (*_WORKER, *_ONE_FILE)),
)
"""The page's script contains the lazy parts, and the worker's contains Pyodide's."""
ALL = (STYLES, *PAGE_SCRIPTS, WORKER_SCRIPT, SERVICE_WORKER, *ONE_FILE_SCRIPTS)


def bundle(bundles: Iterable[Bundles], folder: Path, *, minify: bool = True) -> dict[str, bytes]:
    """Write the bundles into the folder, which is emptied, and return them by name."""
    shutil.rmtree(folder, ignore_errors=True)
    options = [f"--outdir={folder}", *(["--minify"] if minify else [])]
    with ThreadPoolExecutor() as threads:  # esbuild is a process of its own
        list(threads.map(lambda entries: _esbuild(entries, options), bundles))
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
    """The program itself, without the Node process of the command that npm installs."""
    return next((NODE_MODULES / "@esbuild").glob("*/bin/esbuild"), node_tool("esbuild"))
