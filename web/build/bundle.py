"""JavaScript and CSS, bundled by esbuild: each entry becomes one file that needs no other."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from web.build.commands import node_tool, run
from web.build.math_font import make_math_font
from web.build.paths import WEB, WORK
from web.build.text_fonts import make_text_fonts

_FOLDER = WORK / "bundle"
_PAGE = [
    "--format=esm",
    "--loader:.css=text",
    "--loader:.ftl=text",
]  # the code lab brings its own styles
_ONE_FILE = ["--conditions=one-file"]
_WORKER = ["--format=esm", "--external:node:*", "--external:ws"]  # what Pyodide takes in Node only


def bundle() -> dict[str, bytes]:
    """The bundles by name.

    ``styles.css`` is the same for the site and the one file. The site's are ``page.js``,
    ``lazy_parts.js``, ``worker.js`` and ``service_worker.js``; ``page_of_one_file.js`` holds the
    lazy parts, too, and ``worker_of_one_file.js`` Pyodide's script.
    """
    shutil.rmtree(_FOLDER, ignore_errors=True)
    make_math_font()  # fonts.css names it, and those of the text
    make_text_fonts()
    # Fonts travel inside the styles: so they are checked with them, and text is never set twice.
    _esbuild(["styles=styles/main.css"], ["--loader:.woff2=dataurl"])
    # Not a module: those run once the page has been shown already.
    _esbuild(["start_check=page/start/start_check.ts", "early=page/start/early.ts"], ["--format=iife"])
    _esbuild(["page=page/main.ts", "lazy_parts=page/lazy_parts.ts"], _PAGE)
    _esbuild(["page_of_one_file=page/main.ts"], [*_PAGE, *_ONE_FILE])
    _esbuild(["worker=worker/worker.ts"], _WORKER)
    _esbuild(["worker_of_one_file=worker/worker.ts"], [*_WORKER, *_ONE_FILE])
    # Not a module: few browsers take modules for this kind of worker.
    _esbuild(["service_worker=service_worker/service_worker.ts"], ["--format=iife"])
    return {file.name: file.read_bytes() for file in sorted(_FOLDER.iterdir())}


def _esbuild(entries: Sequence[str], options: Sequence[str | Path]) -> None:
    run(
        [
            node_tool("esbuild"),
            *entries,
            "--bundle",
            "--minify",
            "--target=es2022",
            "--charset=utf8",
            "--log-level=warning",
            "--legal-comments=none",
            f"--outdir={_FOLDER}",
            *options,
        ],
        cwd=WEB,
    )
