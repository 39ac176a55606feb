"""A document of cells, some to be read and some to be run, as a notebook or as a script."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pprint import pformat
from textwrap import indent, wrap

_WIDTH = 96


@dataclass(frozen=True)
class Cell:
    """``kind`` is "markdown" or "code"."""

    kind: str
    source: str
    hidden: bool = False
    """Whether a notebook folds it away: it is long, and nobody reads it."""


def told(*paragraphs: str) -> Cell:
    """A cell to be read: Markdown."""
    return Cell("markdown", "\n\n".join(each.strip() for each in paragraphs if each))


def run(*pieces: str, hidden: bool = False) -> Cell:
    """A cell to be run: Python."""
    return Cell("code", "\n".join(each.strip("\n") for each in pieces if each), hidden)


def assigned(name: str, value: object) -> str:
    """``name = value`` as a line, or some, of Python: of numbers, texts, lists and dicts."""
    shown = pformat(value, width=_WIDTH, sort_dicts=False, compact=True)
    if "\n" not in shown:
        return f"{name} = {shown}"
    return f"{name} = (\n{indent(shown, '    ')}\n)"


def carried(name: str, content: bytes) -> Cell:
    """A cell that gives ``name`` these bytes, as base64."""
    lines = "\n".join(wrap(b64encode(content).decode(), _WIDTH))
    return run(f'{name} = base64.b64decode("""\n{lines}\n""")', hidden=True)


def as_notebook(cells: Sequence[Cell]) -> str:
    """A Jupyter notebook, nbformat 4.5."""
    notebook = {
        "cells": [_notebook_cell(number, cell) for number, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def as_script(cells: Sequence[Cell]) -> str:
    """A Python script whose cells begin with ``# %%``, as many editors know them."""
    return "\n\n".join(map(_script_cell, cells)) + "\n"


def _notebook_cell(number: int, cell: Cell) -> dict[str, object]:
    digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
    shown: dict[str, object] = {
        "cell_type": cell.kind,
        "id": f"cell-{number}-{digest}",
        "metadata": {"jupyter": {"source_hidden": True}} if cell.hidden else {},
        "source": cell.source.splitlines(keepends=True),
    }
    return shown | ({"execution_count": None, "outputs": []} if cell.kind == "code" else {})


def _script_cell(cell: Cell) -> str:
    if cell.kind == "code":
        return f"# %%\n{cell.source}"
    lines = (f"# {line}".rstrip() for line in cell.source.splitlines())
    return "\n".join(["# %% [markdown]", *lines])
