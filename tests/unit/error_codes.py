"""The errors of pynn that have codes, as its source raises them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pynn
from pynn.errors import CodedError

PACKAGE = Path(pynn.__file__).parent


@dataclass(frozen=True)
class RaisedError:
    """A place in the source that makes an error with this code and with values of these names."""

    code: str
    values: frozenset[str]
    place: str


def raised_errors() -> list[RaisedError]:
    """Every error with a code in the source of pynn."""
    return [
        error
        for path in sorted(PACKAGE.rglob("*.py"))
        for error in _raised_in(ast.parse(path.read_text("utf-8")), path.relative_to(PACKAGE))
    ]


def error_classes() -> dict[str, type[CodedError]]:
    """The classes of errors with codes, by name."""
    found: dict[str, type[CodedError]] = {}
    pending: list[type[CodedError]] = [CodedError]
    while pending:
        kind = pending.pop()
        if kind.__module__.startswith("pynn."):
            found[kind.__name__] = kind
        pending += kind.__subclasses__()
    return found


def _raised_in(tree: ast.AST, file: Path) -> Iterator[RaisedError]:
    makers = {*error_classes(), "__init__"}  # ``super().__init__`` of an error with a code of its own
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in makers:
            at = 1 if _name(node.func) == "SettingError" else 0  # its first argument is the setting
            values = frozenset(str(keyword.arg) for keyword in node.keywords)
            for code in _texts(node.args[at]) if len(node.args) > at else ():
                yield RaisedError(code, values, f"{file}:{node.lineno}")


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(argument: ast.expr) -> list[str]:
    """The text of an argument, or both of ``a if condition else b``."""
    if isinstance(argument, ast.IfExp):
        return _texts(argument.body) + _texts(argument.orelse)
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return [str(ast.literal_eval(argument))] if is_text else []
