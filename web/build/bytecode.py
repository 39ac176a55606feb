"""Runs inside Pyodide at build time: compiles the page's Python with the Python that will run it.

Reads ``/build/contents.json``, the paths to pack, and writes, uncompressed:

- ``stdlib.zip``: the standard library as bytecode without its docstrings;
- ``numpy.tar``: NumPy, its Python files as bytecode;
- ``pynn.tar``: our packages as bytecode, that of ``pynn`` with its docstrings;
- ``code_lab.tar``: the files that only the code lab needs: the source of ``pynn``, the code lab's own
  Python as bytecode, and parts of the standard library for its console.
"""

import json
import sys
import tarfile
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from io import BytesIO
from marshal import dumps
from pathlib import Path
from sysconfig import get_path

BUILD = Path("/build")
SITE_PACKAGES = Path(get_path("purelib"))
STDLIB = next(Path(entry) for entry in sys.path if entry.endswith(".zip"))
FOR_CODE_LAB = (
    "pynn_app/code_actions.py", "pynn_app/code_lab/", "pynn_app/export/",
    *(f"pynn_protocol/messages/{name}.py" for name in ("code_lab", "console", "exercises")),
)  # fmt: skip
"""The modules that are loaded when the code lab is opened or a file is saved."""
FOR_BUILD = ("pynn_protocol/messages/actions.py", "pynn_protocol/messages/worker.py")
"""The modules from which only the build makes TypeScript types."""
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


def pack_ours(with_source: list[str], others: list[str]) -> None:
    """The modules of our packages, but for those that only the command line or the code lab imports."""
    with tarfile.open(BUILD / "pynn.tar", "w", format=tarfile.USTAR_FORMAT) as packed:
        for path in files_of(with_source):
            if not is_of_command_line(path):
                add_bytecode(packed, path, optimize=0, checked=True)
        for path in filter(is_for_start, files_of(others)):
            add_bytecode(packed, path)


def pack_code_lab(stdlib: list[str], with_source: list[str], others: list[str]) -> None:
    """The files that the other archives leave out, and the source of ``with_source``."""
    with (
        zipfile.ZipFile(STDLIB) as library,
        tarfile.open(BUILD / "code_lab.tar", "w", format=tarfile.USTAR_FORMAT) as packed,
    ):
        for name in stdlib:
            add(packed, *compiled(library, name))
        for path in files_of(with_source):
            add(packed, str(path.relative_to(SITE_PACKAGES)), path.read_bytes())
        for path in filter(is_for_code_lab, files_of(others)):
            add_bytecode(packed, path)


def is_for_code_lab(path: Path) -> bool:
    """True for modules that are loaded only with the code lab."""
    return path.relative_to(SITE_PACKAGES).as_posix().startswith(FOR_CODE_LAB)


def is_for_start(path: Path) -> bool:
    """True for modules that the labs load."""
    return not path.relative_to(SITE_PACKAGES).as_posix().startswith(FOR_CODE_LAB + FOR_BUILD)


def is_of_command_line(path: Path) -> bool:
    """True for modules of ``pynn`` that only its command line imports."""
    return path.stem in COMMAND_LINE


def files_of(packages: list[str]) -> list[Path]:
    """The modules of the packages, in a fixed order."""
    return [path for name in packages for path in sorted((SITE_PACKAGES / name).rglob("*.py"))]


def add_bytecode(
    packed: tarfile.TarFile, path: Path, *, optimize: int = 2, checked: bool = False
) -> None:
    """The bytecode of a module where Python looks for it when there is no source."""
    code = bytecode(path.read_bytes(), path, optimize=optimize, checked=checked)
    add(packed, f"{path.relative_to(SITE_PACKAGES)}c", code)


def add(packed: tarfile.TarFile, name: str, content: bytes) -> None:
    """One file, without owner or time."""
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    packed.addfile(entry, BytesIO(content))


contents = json.loads((BUILD / "contents.json").read_text())
pack_stdlib(contents["stdlib"])
pack_numpy(contents["numpy"])
pack_ours(contents["with_source"], contents["others"])
pack_code_lab(contents["stdlib_for_code_lab"], contents["with_source"], contents["others"])
