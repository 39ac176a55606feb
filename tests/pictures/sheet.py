"""A page of all pictures side by side, for a person to look through."""

from html import escape
from pathlib import Path

from pynn.files import write_atomically
from tests.pictures.take import LOOKS

_STYLES = """
body { font: 1rem system-ui; margin: 2rem; background: #888; }
.looks { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
figure { flex: none; margin: 0; }
img { display: block; height: auto; }
"""


def write_sheet(folder: Path, scenes: dict[str, list[str]]) -> Path:
    """Write ``index.html``, which shows each scene of each lab in all looks; returns its place."""
    sections = [
        f"<h1>{escape(lab)}</h1>" + "".join(_row(lab, name) for name in names)
        for lab, names in scenes.items()
    ]
    file = folder / "index.html"
    write_atomically(
        file,
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>pynn: all pictures</title>'
        f"<style>{_STYLES}</style>{''.join(sections)}</html>\n",
    )
    return file


def _row(lab: str, scene: str) -> str:
    figures = "".join(
        f'<figure><figcaption>{file}</figcaption><a href="{file}">'
        f'<img src="{file}" alt="" loading="lazy" width="{look.width // 2}"></a></figure>'
        for look in LOOKS
        for file in [escape(f"{lab}-{scene}-{look.name}.png")]
    )
    return f'<h2>{escape(scene)}</h2><div class="looks">{figures}</div>'
