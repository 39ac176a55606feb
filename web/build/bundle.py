"""JavaScript and CSS, bundled by esbuild with hashed names."""

import json
import shutil
from pathlib import Path

from web.build.commands import node_tool, run
from web.build.math_font import make_math_font
from web.build.paths import WEB, WORK

_ENTRIES = {"page": "page/main.js", "worker": "engine/worker.js", "styles": "styles/main.css"}


def bundle() -> tuple[dict[str, str], list[Path]]:
    """Bundle the entries: (file name of each by its entry's name, all files written)."""
    folder = WORK / "bundle"
    shutil.rmtree(folder, ignore_errors=True)
    meta = WORK / "bundle.json"
    make_math_font()  # fonts.css names it
    run(
        [
            node_tool("esbuild"),
            *(f"{name}={path}" for name, path in _ENTRIES.items()),
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--charset=utf8",
            "--external:node:*",
            "--external:ws",
            "--loader:.woff2=file",
            "--log-level=warning",
            "--entry-names=[name]-[hash]",
            "--asset-names=[name]-[hash]",
            "--legal-comments=none",
            f"--outdir={folder}",
            f"--metafile={meta}",
        ],
        cwd=WEB,
    )
    outputs = json.loads(meta.read_text())["outputs"]
    names = {
        name: Path(path).name
        for path, output in outputs.items()
        for name, entry in _ENTRIES.items()
        if output.get("entryPoint") == entry
    }
    return names, sorted(folder.iterdir())
