"""Runs inside Pyodide at build time: compiles the page's Python with the Python that will run it.

Reads ``/build/contents.json``, the paths to pack, and writes, uncompressed:

- ``stdlib.zip``: the standard library as bytecode without its docstrings;
- ``numpy.tar``: NumPy, its Python files as bytecode;
- ``pynn.tar``: ``pynn`` as source, for the code lab, with bytecode; our other packages as bytecode;
- ``code_lab.tar``: the files that only the code lab needs: its own Python as bytecode, parts of the
  standard library for its console, and the source of ``pynn``'s command line.
"""

import json
import sys
import tarfile
import zipfile
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from io import BytesIO
from marshal import dumps
from pathlib import Path
from sysconfig import get_path

BUILD = Path("/build")
SITE_PACKAGES = Path(get_path("purelib"))
STDLIB = next(Path(entry) for entry in sys.path if entry.endswith(".zip"))
FOR_CODE_LAB = ("code_actions.py", "code_lab", "export")
"""The parts of ``pynn_app`` that are loaded when the code lab is opened or a file is saved."""
COMMAND_LINE = (
    "__main__", "cli", "cli_settings", "truth_table_command", "mnist_command", "progress_bar",
    "terminal", "predict", "picture_file", "ink", "components", "image_filters",
)  # fmt: skip
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: fixed, so that two builds are byte-identical."""


def bytecode(source: bytes, path: Path, *, optimize: int = 0, checked: bool = False) -> bytes:
    """A hash-based .pyc (PEP 552); ``checked``: Python recompiles it where its source has changed."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
    flags = 0b11 if checked else 0b01
    return MAGIC_NUMBER + flags.to_bytes(4, "little") + source_hash(source) + dumps(code)


def pack_stdlib(names: list[str]) -> None:
    """Stored, not compressed: the build compresses it as a whole, and Python reads it faster."""
    with (
        zipfile.ZipFile(STDLIB) as library,
        zipfile.ZipFile(BUILD / "stdlib.zip", "w", zipfile.ZIP_STORED) as packed,
    ):
        for name in names:
            packed_name, content = compiled(library, name)
            packed.writestr(zipfile.ZipInfo(packed_name, FIRST_DAY), content)


def compiled(library: zipfile.ZipFile, name: str) -> tuple[str, bytes]:
    """A file of the standard library as it is packed: its name there, and its content."""
    content = library.read(name)
    if not name.endswith(".py"):
        return name, content
    return f"{name}c", bytecode(content, STDLIB / name, optimize=2)


def pack_numpy(names: list[str]) -> None:
    """With docstrings, for ``help(np.mean)``."""
    with tarfile.open(BUILD / "numpy.tar", "w", format=tarfile.USTAR_FORMAT) as packed:
        for name in names:
            path = SITE_PACKAGES / name
            content = path.read_bytes()
            if path.suffix == ".py":
                add(packed, f"{name}c", bytecode(content, path))
            else:
                add(packed, name, content)


def pack_ours(as_source: list[str], as_bytecode: list[str]) -> None:
    """Every file of some packages as source, and the modules of the others as bytecode."""
    with tarfile.open(BUILD / "pynn.tar", "w", format=tarfile.USTAR_FORMAT) as packed:
        for path in files_of(as_source, "*.*"):
            if not is_of_command_line(path):
                add_source(packed, path)
        for path in files_of(as_bytecode, "*.py"):
            if not is_for_code_lab(path):
                add_bytecode(packed, path)


def pack_code_lab(stdlib: list[str], as_source: list[str], as_bytecode: list[str]) -> None:
    """The files that the other archives leave out."""
    with (
        zipfile.ZipFile(STDLIB) as library,
        tarfile.open(BUILD / "code_lab.tar", "w", format=tarfile.USTAR_FORMAT) as packed,
    ):
        for name in stdlib:
            add(packed, *compiled(library, name))
        for path in filter(is_of_command_line, files_of(as_source, "*.py")):
            add_source(packed, path)
        for path in filter(is_for_code_lab, files_of(as_bytecode, "*.py")):
            add_bytecode(packed, path)


def is_for_code_lab(path: Path) -> bool:
    """True for modules that are loaded only with the code lab."""
    package, inside, *_ = path.relative_to(SITE_PACKAGES).parts
    return package == "pynn_app" and inside in FOR_CODE_LAB


def is_of_command_line(path: Path) -> bool:
    """True for modules of ``pynn`` that only its command line imports."""
    return path.stem in COMMAND_LINE


def files_of(packages: list[str], pattern: str) -> list[Path]:
    """The files of the packages, in a fixed order."""
    return [path for name in packages for path in sorted((SITE_PACKAGES / name).rglob(pattern))]


def add_source(packed: tarfile.TarFile, path: Path) -> None:
    """A file as it is, with its bytecode where it is Python."""
    content = path.read_bytes()
    add(packed, str(path.relative_to(SITE_PACKAGES)), content)
    if path.suffix == ".py":
        cached = Path(cache_from_source(str(path))).relative_to(SITE_PACKAGES)
        add(packed, str(cached), bytecode(content, path, checked=True))


def add_bytecode(packed: tarfile.TarFile, path: Path) -> None:
    """The bytecode of a module instead of its source."""
    add(packed, f"{path.relative_to(SITE_PACKAGES)}c", bytecode(path.read_bytes(), path, optimize=2))


def add(packed: tarfile.TarFile, name: str, content: bytes) -> None:
    """One file, without owner or time."""
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    packed.addfile(entry, BytesIO(content))


contents = json.loads((BUILD / "contents.json").read_text())
pack_stdlib(contents["stdlib"])
pack_numpy(contents["numpy"])
pack_ours(contents["as_source"], contents["as_bytecode"])
pack_code_lab(contents["stdlib_for_code_lab"], contents["as_source"], contents["as_bytecode"])
