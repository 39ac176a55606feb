"""A document of cells, some of text and some of code, as a notebook or as a script."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pprint import pformat
from textwrap import fill, indent, wrap
from typing import Literal

_WIDTH = 96


@dataclass(frozen=True)
class Cell:
    """A cell of Markdown, or of Python."""

    kind: Literal["markdown", "code"]
    source: str
    hidden: bool = False
    """True where a notebook folds it away: it is long, and nobody reads it."""


def text_cell(*paragraphs: str) -> Cell:
    """A cell of Markdown. Plain paragraphs are wrapped, empty ones left out."""
    return Cell("markdown", "\n\n".join(map(_wrapped, filter(None, paragraphs))))


def code_cell(*pieces: str, hidden: bool = False) -> Cell:
    """A cell of Python: pieces with a blank line between them, empty ones left out."""
    return Cell("code", "\n\n".join(piece.strip("\n") for piece in pieces if piece), hidden)


def assignment(name: str, value: Mapping[str, object] | Mapping[int, object] | Sequence[object]) -> str:
    """``name = value`` as lines of Python, for numbers, texts and lists of them."""
    if not isinstance(value, Mapping):
        return f"{name} = {_literal(value)}"
    lines = "".join(f"    {_literal(key)}: {_literal(item)},\n" for key, item in value.items())
    return f"{name} = {{\n{lines}}}"


def bytes_cell(name: str, content: bytes) -> Cell:
    """A hidden cell that assigns these bytes, as base64, to ``name``."""
    lines = "\n".join(wrap(b64encode(content).decode(), _WIDTH))
    return code_cell(f'{name} = base64.b64decode("""\n{lines}\n""")', hidden=True)


def to_notebook(cells: Sequence[Cell]) -> str:
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


def to_script(cells: Sequence[Cell]) -> str:
    """A Python script whose cells begin with ``# %%``, as many editors know them."""
    return "\n\n".join(map(_script_cell, cells)) + "\n"


def _wrapped(paragraph: str) -> str:
    is_plain = not paragraph.startswith(("#", "-", "```"))
    return fill(paragraph, _WIDTH) if is_plain else paragraph.strip()


def _literal(value: object) -> str:
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
