"""Removes a function's body from a file's text, and restores it, by its place in the syntax tree."""

import ast
import re
from dataclasses import dataclass

from pynn_protocol.errors import RejectedInput

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Piece:
    """A text with one function changed, and the lines, from 1, where that stands."""

    text: str
    first: int
    last: int


def blanked(text: str, name: str, comment: str) -> Piece:
    """``text`` with the body of the function ``name`` ("Backprop.forward") still to be written.

    Its docstring stays; ``comment``, of one or more lines, says what belongs there. Raises
    RejectedInput where there is no such function, SyntaxError where the text is not Python.
    """
    function = _function(text, name)
    body = function.body[1:] if _has_docstring(function) else function.body
    indent = " " * (function.col_offset + 4)
    lines = [f"# {line}" for line in comment.splitlines()]
    lines.append(f'raise NotImplementedError("{name}: this body is still blank")')
    blank = "".join(f"{indent}{line}\n" for line in lines)
    return _replaced(text, function, _start_of(text, function, body), blank)


def put_back(text: str, name: str, original: str) -> Piece:
    """``text`` with the function ``name`` as it stands in ``original``. Raises as ``blanked``."""
    function, written = _function(text, name), _function(original, name)
    lines = _lines(original)
    source = "".join(lines[_first_line(written) - 1 : _last_line(original, written)])
    return _replaced(text, function, _offset(text, _first_line(function)), source)


def _replaced(text: str, function: Function, start: int, new: str) -> Piece:
    """``text`` with ``new`` in place of all from ``start`` to the end of the function."""
    before, after = text[:start], text[_offset(text, _last_line(text, function) + 1) :]
    if before and not before.endswith("\n"):
        before = before.rstrip(" \t") + "\n"  # the body stood behind its colon
    first = _first_line(function)
    return Piece(before + new + after, first, (before + new).count("\n"))


def _function(text: str, name: str) -> Function:
    within: ast.AST = ast.parse(text)
    for part in name.split("."):
        found = [
            node
            for node in ast.iter_child_nodes(within)
            if isinstance(node, Function | ast.ClassDef) and node.name == part
        ]
        if not found:
            raise RejectedInput("exercise-no-function", name=name)
        within = found[-1]  # the last definition counts
    if not isinstance(within, Function):
        raise RejectedInput("exercise-not-a-function", name=name)
    return within


def _has_docstring(function: Function) -> bool:
    return ast.get_docstring(function, clean=False) is not None


def _start_of(text: str, function: Function, body: list[ast.stmt]) -> int:
    """The place where the body begins, with comments before it: right after the docstring, if any."""
    if _has_docstring(function):
        return _offset(text, (function.body[0].end_lineno or 0) + 1)
    first = body[0]
    line = _lines(text)[first.lineno - 1].encode()
    if line[: first.col_offset].strip():
        return _offset(text, first.lineno) + len(line[: first.col_offset].decode())
    return _offset(text, first.lineno)


def _first_line(function: Function) -> int:
    return min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])


def _last_line(text: str, function: Function) -> int:
    """The end of the last statement, and comments after it that are as deep."""
    lines, last = _lines(text), function.end_lineno or function.lineno
    for number in range(last + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and not (
            line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > function.col_offset
        ):
            break
        last = number if line.strip() else last
    return last


def _offset(text: str, line: int) -> int:
    """The place where a line, from 1, begins."""
    return sum(map(len, _lines(text)[: line - 1]))


def _lines(text: str) -> list[str]:
    """As Python counts them: at line feeds only."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
