"""Measures the structure of the code: ``python -m tests.structure`` prints a table in Markdown.

``python -m tests.structure KEY`` lists the findings behind one row; ``--write`` puts the table into
``docs/architecture.md``. Nothing here fails: the numbers are for a reader to judge.
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from web.build.bundle import ALL
from web.build.commands import run
from web.build.freshness import source_files
from web.build.paths import ROOT, WEB

ARCHITECTURE = ROOT / "docs" / "architecture.md"
README = ROOT / "README.md"
PYTHON = WEB / "python"
_GENERATED = WEB / "shared" / "protocol.ts"
_CODE = frozenset({".py", ".ts", ".js", ".mjs", ".c", ".h"})
_BOUNDARY = (
    "pynn_protocol", "pynn_labs", "pynn_app/dispatcher.py", "pynn_app/code_actions.py",
)  # fmt: skip
"""Python's end of the boundary to the page, below ``PYTHON``."""
_SUMMARY_TO_REWRITE = re.compile(r"(What|Whether|Who)(ever)?\b")
_TABLE = re.compile(r"(?<=<!-- structure -->\n).*?(?=<!-- end of structure -->)", re.DOTALL)


@dataclass(frozen=True)
class Measured:
    """The value of a row, and the findings that it counts."""

    value: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of the table; ``before`` is the value when the reorganisation began."""

    title: str
    before: str
    goal: str
    measure: Callable[[], Measured]


def main() -> None:
    """Print or write the table, or list the findings of one row."""
    parser = argparse.ArgumentParser(prog="python -m tests.structure", description=__doc__)
    parser.add_argument("key", nargs="?", choices=ROWS, help="list the findings of this row")
    parser.add_argument(
        "--write", action="store_true", help=f"put the table into {_name(ARCHITECTURE)}"
    )
    options = parser.parse_args()
    if options.key:
        measured = ROWS[options.key].measure()
        print("\n".join([*measured.findings, measured.value]))
    elif options.write:
        text = ARCHITECTURE.read_text("utf-8")
        ARCHITECTURE.write_text(_TABLE.sub(lambda _: f"{table()}\n", text), "utf-8")
    else:
        print(table())


def table() -> str:
    """All rows as Markdown."""
    lines = ["| | before | goal | measured | command |", "| --- | --- | --- | --- | --- |"]
    for key, row in ROWS.items():
        command = f"`python -m tests.structure {key}`"
        cells = (row.title, row.before, row.goal, row.measure().value, command)
        lines.append(f"| {' | '.join(cells)} |")
    test_time = ("a full `./build.sh test`", "40 min", "≤ 12 min", "each check prints its time")
    lines.append(f"| {' | '.join(test_time)} | `./build.sh test` |")
    return "\n".join(lines)


# -- files --------------------------------------------------------------------------------------------


def code_files(*folders: Path) -> list[Path]:
    """Source code below these folders, without generated files."""
    return [path for path in source_files(folders) if path.suffix in _CODE and path != _GENERATED]


def production_files() -> list[Path]:
    """Source code of the package, the page and the build."""
    return [path for path in code_files(ROOT / "pynn", WEB) if "tests" not in path.parts]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _count(findings: Iterable[str]) -> Measured:
    found = tuple(findings)
    return Measured(str(len(found)), found)


def loose_files() -> Measured:
    entries = {entry.partition("=")[2] for bundles in ALL for entry in bundles.entries}
    files = (path for path in sorted((WEB / "page").iterdir()) if path.is_file())
    return _count(_name(path) for path in files if path.relative_to(WEB).as_posix() not in entries)


def files_with(is_counted: Callable[[int], bool], *, markers: bool = True) -> Measured:
    files = [path for path in production_files() if markers or not is_package_marker(path)]
    lengths = {path: path.read_text("utf-8").count("\n") for path in files}
    longest_first = sorted(lengths, key=lambda path: -lengths[path])
    return _count(
        f"{lengths[path]} {_name(path)}" for path in longest_first if is_counted(lengths[path])
    )


def is_package_marker(path: Path) -> bool:
    """True for an ``__init__.py`` that holds its docstring alone."""
    if path.name != "__init__.py":
        return False
    module = ast.parse(path.read_text("utf-8"))
    return len(module.body) == 1 and ast.get_docstring(module) is not None


def readme_lines() -> Measured:
    return Measured(str(README.read_text("utf-8").count("\n")))


# -- imports and messages -----------------------------------------------------------------------------


def import_circles() -> Measured:
    """Files with an exception to the rules against circles, which lint enforces for all others."""
    script = "import(process.argv[1]).then(m => console.log(JSON.stringify(m.default.forbidden)))"
    config = (WEB / ".dependency-cruiser.mjs").as_uri()
    printed = run(["node", "-e", script, config])
    circles = (rule for rule in json.loads(printed) if rule["name"].startswith("no-circle"))
    excused = tuple(rule["from"]["path"] for rule in circles if "but-for-exceptions" in rule["name"])
    return Measured(f"{len(excused)} files and folders" if excused else "0", excused)


def files_of_a_setting() -> Measured:
    """The files of the list in docs/architecture.md, each once."""
    section = ARCHITECTURE.read_text("utf-8").partition("\n## The way of a setting\n")[2]
    steps = "\n".join(
        re.findall(
            r"^\d+\. .*?(?=\n\d+\. |\n\n)", section.partition("\n## ")[0], re.DOTALL | re.MULTILINE
        )
    )
    return _count(dict.fromkeys(re.findall(r"`((?:pynn|web)/[\w./]+\.\w+)`", steps)))


def requests_of_a_drawing() -> Measured:
    """One, if the answer to ``drawing.read`` holds all that is shown of a drawing."""
    ink = np.zeros((280, 280), np.uint8)
    ink[40:240, 130:150] = 255
    steps = dict.fromkeys(("crop", "width", "scale", "centre"), True)
    given = {"ink": ink.tobytes(), "height": 280, "width": 280, "steps": steps}
    reading = _answer("drawing.read", given)
    missing = [
        name for name in ("outputs", "picture", "stages", "explanation") if reading[name] is None
    ]
    return Measured(str(1 + len(missing)), ("drawing.read", *missing))


def bytes_of_a_frame() -> Measured:
    """Of the default network: typed arrays as they are, everything else as JSON."""
    frame = _answer("truth_table.advance_frame", {"steps": 1})
    arrays = sum(part.nbytes for part in frame.values() if isinstance(part, np.ndarray))
    others = {name: part for name, part in frame.items() if not isinstance(part, np.ndarray)}
    return Measured(f"{(arrays + len(json.dumps(others))) / 1000:.1f} kB", tuple(frame))


def _answer(action: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from pynn_labs.labs import start  # noqa: PLC0415  needs ``PYTHON`` on the path

    value = start().answer(action, arguments)["value"]
    assert isinstance(value, dict)
    return value


def definitions() -> Measured:
    """Types of the page and the worker with the name of a message, unless they are made of it."""
    files = sorted((PYTHON / "pynn_protocol" / "messages").glob("*.py"))
    trees = [ast.parse(path.read_text("utf-8")) for path in files]
    names = "|".join(
        node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)
    )
    again = re.compile(
        rf"^(?:export )?(?:type|interface) ({names})\b(?!.*\bprotocol\.\1)", re.MULTILINE
    )
    folders = (WEB / "page", WEB / "worker", WEB / "shared")
    found = tuple(
        f"{_name(path)}: {name}"
        for path in code_files(*folders)
        for name in again.findall(path.read_text("utf-8"))
    )
    return Measured("1" if not found else f"2, of {len(found)} messages", found)


def any_at_boundary() -> Measured:
    files = code_files(*(PYTHON / name for name in _BOUNDARY))
    return _count(
        f"{_name(path)}:{node.lineno}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name) and node.id == "Any"
    )


def parsed_sentences() -> Measured:
    """Messages of the catalogue that stand there to be recognised in English."""
    return _count(
        re.findall(r"^engine-[\w-]+", (WEB / "texts" / "en.ftl").read_text("utf-8"), re.MULTILINE)
    )


# -- comments -----------------------------------------------------------------------------------------


def summaries() -> Measured:
    """Docstrings and doc comments whose first word is to be rewritten."""
    files = code_files(ROOT / "pynn", WEB, ROOT / "tests")
    return _count(
        f"{_name(path)}: {summary.splitlines()[0]}"
        for path in files
        for summary in (_docstrings(path) if path.suffix == ".py" else _doc_comments(path))
        if _SUMMARY_TO_REWRITE.match(summary)
    )


def _docstrings(path: Path) -> Iterator[str]:
    """Strings that stand alone: docstrings, and those below a field or a constant."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value).strip()


def _doc_comments(path: Path) -> Iterator[str]:
    for comment in re.findall(r"/\*\*(.*?)\*/", path.read_text("utf-8"), re.DOTALL):
        yield comment.strip(" \n*")


ROWS = {
    "loose": Row("files in `web/page/` but the entry points", "42", "0", loose_files),
    "over-200": Row(
        "production files over 200 lines", "23", "≤ 10", lambda: files_with(lambda n: n > 200)
    ),
    "over-300": Row("production files over 300 lines", "6", "0", lambda: files_with(lambda n: n > 300)),
    "small": Row(
        "production files of 30 lines or fewer, but package markers",
        "66",
        "≤ 25",
        lambda: files_with(lambda n: n <= 30, markers=False),
    ),
    "circles": Row("import circles", "1 of files, 1 of folders", "0", import_circles),
    "setting": Row("files that `learning_rate` enters on its way", "16", "≤ 11", files_of_a_setting),
    "drawing": Row("requests for one drawing", "2", "1", requests_of_a_drawing),
    "frame": Row("bytes of a frame of a truth-table run", "82 kB", "≤ 6 kB", bytes_of_a_frame),
    "definitions": Row("definitions of one message", "2 to 3", "1", definitions),
    "any": Row("`Any` in Python's end of the boundary", "99", "0", any_at_boundary),
    "parsed": Row("messages found by parsing English", "388", "0", parsed_sentences),
    "summaries": Row("doc comments that begin with What / Whether / Who", "291", "0", summaries),
    "readme": Row("lines of README.md", "448", "≤ 150", readme_lines),
}

if __name__ == "__main__":
    sys.path[:0] = [str(PYTHON), str(WEB / "simd" / "python")]
    main()
