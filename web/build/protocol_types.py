"""The TypeScript types of the protocol, generated from ``pynn_protocol.messages``.

Run ``python -m web.build.protocol_types`` after a change there; a unit test says when it is due.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from pynn.files import write_atomically
from web.build.paths import WEB

sys.path.insert(0, str(WEB / "python"))

from pynn_protocol import messages
from pynn_protocol.messages import (
    actions,
    code_lab,
    common,
    console,
    derivation,
    digits,
    drawings,
    exercises,
    inspection,
    truth_table,
    worker,
)

PATH = WEB / "shared" / "protocol.ts"
_HEAD = """\
/**
 * Every message between the page, the worker and Python.
 *
 * Generated from `web/python/pynn_protocol/messages/` by `web/build/protocol_types.py`: change that.
 */
"""
_PLAIN: dict[object, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    bytes: "Uint8Array",
    NoneType: "undefined",
    None: "undefined",
    messages.Bytes: "Uint8Array",
    messages.SignedBytes: "Int8Array",
    messages.Floats: "Float32Array",
    messages.Doubles: "Float64Array",
}
_NAMED = ("TextValue", "TextValues", "SettingValue", "SettingValues", "TypedSettings", "CheckVerdict")
"""Types that have a name of their own in TypeScript, too."""
_MODULES = (
    common, derivation, truth_table, digits, drawings, inspection, code_lab, console, exercises, worker,
)  # fmt: skip
"""Those that define messages, in the order of the generated file."""
_WIDTH = 100


def generate() -> str:
    """The content of ``web/shared/protocol.ts``."""
    parts = [
        _HEAD,
        *_named(),
        *_interfaces(),
        _requests("PythonRequests", actions.REQUESTS, "The requests that Python answers."),
        _requests("WorkerRequests", worker.WORKER_REQUESTS, "Those that the worker answers itself."),
        "export type Requests = PythonRequests & WorkerRequests;\n",
        _events(),
    ]
    return "\n".join(parts)


def is_current() -> bool:
    """True if the file is what ``generate`` makes."""
    return PATH.exists() and PATH.read_text("utf-8") == generate()


def _named() -> Iterator[str]:
    for name in _NAMED:
        yield f"export type {name} = {_type(getattr(messages, name), top=True)};\n"


def _interfaces() -> Iterator[str]:
    docs = _field_docs()
    for message in _messages():
        name = message.__name__
        bases = [base.__name__ for base in message.__bases__ if is_dataclass(base)]
        extends = f" extends {', '.join(bases)}" if bases else ""
        hints = get_type_hints(message)
        own = [field for field in fields(message) if field.name in message.__annotations__]
        if not own and not bases:
            yield f"{_comment(inspect.getdoc(message))}export type {name} = Record<string, never>;\n"
            continue
        lines = [_field(field, hints[field.name], docs.get((name, field.name))) for field in own]
        yield (
            f"{_comment(inspect.getdoc(message))}export interface {name}{extends} {{\n"
            f"{''.join(lines)}}}\n"
        )


def _messages() -> Iterator[type]:
    for module in _MODULES:
        for value in vars(module).values():
            if inspect.isclass(value) and is_dataclass(value) and value.__module__ == module.__name__:
                yield value


def _field(field: Field[object], hint: object, doc: str | None) -> str:
    is_optional = field.default is not MISSING
    members = [member for member in _members(hint) if not (is_optional and member is NoneType)]
    return f"{_comment(doc, '  ')}  {field.name}{'?' if is_optional else ''}: {_union(members)};\n"


def _requests(name: str, table: Mapping[str, tuple[type, object]], about: str) -> str:
    lines = [
        f'  "{action}": {{ request: {_type(request)}; answer: {_type(answer)} }};\n'
        for action, (request, answer) in table.items()
    ]
    return f"/** {about} */\nexport interface {name} {{\n{''.join(lines)}}}\n"


def _events() -> str:
    lines = [f'  "{name}": {_type(detail)};\n' for name, detail in worker.EVENTS.items()]
    about = "/** The worker's events, with their details. */"
    return f"{about}\nexport interface Events {{\n{''.join(lines)}}}\n"


def _members(hint: object) -> list[object]:
    return list(get_args(hint)) if get_origin(hint) in {Union, UnionType} else [hint]


def _union(members: list[object]) -> str:
    return " | ".join(dict.fromkeys(map(_type, members)))


def _type(hint: object, *, top: bool = False) -> str:  # noqa: PLR0911  one for each kind
    named = {} if top else {getattr(messages, name): name for name in _NAMED}
    if hint in named:
        return named[hint]
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _union(list(arguments))
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in arguments)
    if origin is list:
        item = _type(arguments[0])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, arguments))}]"
    if origin in {dict, Mapping}:
        return f"Record<string, {_type(arguments[1])}>"
    if inspect.isclass(hint) and is_dataclass(hint):
        return hint.__name__
    raise TypeError(f"the protocol has no TypeScript type for {hint}")


def _comment(doc: str | None, indent: str = "") -> str:
    if not doc:
        return ""
    lines = doc.replace("``", "`").splitlines()
    if len(lines) == 1 and len(indent) + len(lines[0]) + 8 <= _WIDTH:
        return f"{indent}/** {lines[0]} */\n"
    inner = "\n".join(f"{indent} * {line}".rstrip() for line in lines)
    return f"{indent}/**\n{inner}\n{indent} */\n"


def _field_docs() -> dict[tuple[str, str], str]:
    """The strings that stand below fields, by class and field."""
    docs = {}
    for node in (node for module in _MODULES for node in ast.parse(inspect.getsource(module)).body):
        if not isinstance(node, ast.ClassDef):
            continue
        for field, below in zip(node.body, node.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                docs[node.name, field.target.id] = inspect.cleandoc(str(below.value.value))
    return docs


if __name__ == "__main__":
    write_atomically(PATH, generate())
