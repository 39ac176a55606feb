"""A document of cells, some to be read and some to be run, as a notebook or as a script."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pprint import pformat
from textwrap import fill, indent, wrap
from typing import Any

_WIDTH = 96


@dataclass(frozen=True)
class Cell:
    """``kind`` is "markdown" or "code"."""

    kind: str
    source: str
    hidden: bool = False
    """Whether a notebook folds it away: it is long, and nobody reads it."""


def told(*paragraphs: str) -> Cell:
    """A cell to be read: Markdown. Plain paragraphs are wrapped, empty ones left out."""
    return Cell("markdown", "\n\n".join(map(_wrapped, filter(None, paragraphs))))


def run(*pieces: str, hidden: bool = False) -> Cell:
    """A cell to be run: pieces of Python with a blank line between them, empty ones left out."""
    return Cell("code", "\n\n".join(each.strip("\n") for each in pieces if each), hidden)


def assigned(name: str, value: Mapping[Any, Any] | list[Any]) -> str:
    """``name = value`` as lines of Python, of numbers, texts and lists of them."""
    if not isinstance(value, Mapping):
        return f"{name} = {_written(value)}"
    lines = "".join(f"    {_written(key)}: {_written(each)},\n" for key, each in value.items())
    return f"{name} = {{\n{lines}}}"


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


def _wrapped(paragraph: str) -> str:
    is_plain = not paragraph.startswith(("#", "-", "```"))
    return fill(paragraph, _WIDTH) if is_plain else paragraph.strip()


def _written(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return indent(pformat(value, width=_WIDTH, compact=True), "    ").strip()


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
