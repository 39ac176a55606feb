"""What Python and the worker say to people, collected from their sources for the catalogue.

They speak English wherever they are run. The page translates what they say, so every sentence of
theirs has to stand in the catalogue: ``engine_part`` writes that part of it.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pynn import settings
from web.build.paths import ROOT, WEB

_PYTHON = (WEB / "python",)
_ELSEWHERE = ("export/",)
"""What is written into files that are taken along: code, and English."""
_WORKERS = (
    *sorted((WEB / "worker").glob("*.ts")),
    *sorted((WEB / "shared").glob("*.ts")),
    WEB / "service_worker" / "copies.ts",
)
_CODE = frozenset({"key", "file", "before", "after", "function", "comment", "lab", "id"})
"""Arguments that are not for people."""
_SAID = frozenset({"label", "title", "options", "text", "name"})
"""Arguments that are, whatever they look like."""
GIVEN = "given"
"""The name, with a number, of blanks that repeat a person's words, which are never translated."""
_CODE_LINE = re.compile(r"(raise|return) \w+[.(]|self\.|[a-z_]+(: \S+)? = |Traceback \(|<")
_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}")
_SENTENCE = re.compile(r"^an? [a-z]+$|[^\W\d_]{2,}[,;:]? +(?:[^\W\d_]+ +)?[^\W\d_]{2,}")


@dataclass(frozen=True)
class Said:
    """A sentence with blanks, as it is built: parts of text, and the names of what is put between."""

    parts: tuple[str | None, ...]
    """None is a blank."""
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        """All text of its own."""
        return "".join(part or " " for part in self.parts)


def collect() -> list[Said]:
    """All that Python and the worker say, in the order of their files; each once."""
    found: dict[tuple[str | None, ...], Said] = {}
    for said in (*_of_python(), *_of_worker(), *_of_files(), *_of_menus()):
        found.setdefault(said.parts, said)
    return list(found.values())


def _of_files() -> Iterator[Said]:
    """What the code lab says that each file of the package is: the first line of its docstring."""
    for path in sorted((ROOT / "pynn").rglob("*.py")):
        about = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        yield Said((about.partition("\n")[0],), ())


def _of_menus() -> Iterator[Said]:
    """What the page's menus offer, be it a single word."""
    chosen = [setting for group in settings.catalogue().values() for setting in group.values()]
    offered = [
        *(each["label"] for each in chosen),
        *(option for each in chosen for option in each.get("options", {}).values()),
    ]
    for label in offered:
        if _WORD.search(label):
            yield Said((label,), ())


def _of_python() -> Iterator[Said]:
    for folder in _PYTHON:
        for path in sorted(folder.rglob("*.py")):
            if not any(part in str(path) for part in _ELSEWHERE):
                yield from _Collector().of(ast.parse(path.read_text("utf-8")))


class _Collector(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: list[Said] = []
        self.surely = False

    def of(self, tree: ast.AST) -> list[Said]:
        self.visit(tree)
        return self.found

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # else it is a docstring
            self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in _CODE:
            self._visit_as(node.value, surely=self.surely or node.arg in _SAID)

    def visit_Raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self._visit_as(node.exc, surely=True)

    def _visit_as(self, node: ast.expr, *, surely: bool) -> None:
        before, self.surely = self.surely, surely
        self.visit(node)
        self.surely = before

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._take(_joined(node))
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._take(Said((node.value,), ()))

    def _take(self, said: Said) -> None:
        words = said.words.strip()
        surely = self.surely and _WORD.search(words)
        if surely or (_SENTENCE.search(words) and not _CODE_LINE.match(words)):
            self.found.append(_trimmed(said))


def _joined(node: ast.JoinedStr) -> Said:
    parts: list[str | None] = []
    names: list[str] = []
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(None)
            name = GIVEN if _is_given(value) else _name_of(value)
            names.append(_fresh(name, names))
    return Said(tuple(parts), tuple(names))


def _is_given(node: ast.expr) -> bool:
    """True for a blank that repeats input from outside: it is quoted, or made fit to be shown."""
    if not isinstance(node, ast.FormattedValue):
        return False
    call = node.value
    return node.conversion == ord("r") or (
        isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "printable"
    )


def _name_of(node: ast.AST) -> str:
    """What a blank is called: the last plain name in the expression that fills it."""
    names = [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]
    names += [each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)]
    plain = [
        name.lower().strip("_")
        for name in names
        if name not in {"printable", "self", "map", "str", "len"}
    ]
    return (plain or ["value"])[-1]


def _fresh(name: str, taken: list[str]) -> str:
    count = sum(other.rstrip("0123456789") == name for other in taken)
    return f"{name}{count + 1}" if count else name


def _of_worker() -> Iterator[Said]:
    for path in _WORKERS:
        lines = path.read_text("utf-8").splitlines()
        source = "\n".join(line for line in lines if not _REMARK.match(line))
        for literals in _LITERALS.finditer(source):
            said = _literal("".join(one[0][1:-1] for one in _LITERAL.finditer(literals[0])))
            if _SENTENCE.search(said.words) and not _MEDIA_TYPE.match(said.words):
                yield said


_MEDIA_TYPE = re.compile(r"\w+/\w+;")
_REMARK = re.compile(r"\s*(/?\*|//)")
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
_LITERALS = re.compile(rf"(?:{_LITERAL.pattern})(?:\s*\+\s*(?:{_LITERAL.pattern}))*")
_BLANK = re.compile(r"\$\{([^}]*)\}")


def _literal(text: str) -> Said:
    """JavaScript's text, a ``${}`` for each blank."""
    parts: list[str | None] = []
    names: list[str] = []
    for nth, part in enumerate(_BLANK.split(text)):
        if nth % 2:
            parts.append(None)
            names.append(_fresh(re.findall(r"\w+", part)[-1].lower(), names))
        elif part:
            parts.append(part)
    return _trimmed(Said(tuple(parts), tuple(names)))


def _trimmed(said: Said) -> Said:
    parts = list(said.parts)
    if parts and parts[0] is not None:
        parts[0] = parts[0].lstrip()
    if parts and parts[-1] is not None:
        parts[-1] = parts[-1].rstrip()
    return Said(tuple(part for part in parts if part != ""), said.names)
