"""Every check of the project: ``./build.sh test`` runs all, ``./build.sh test unit e2e`` some."""

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from pynn import terminal
from web.build.__main__ import build_if_stale
from web.build.checksums import BuildError
from web.build.commands import node_tool, python_tool
from web.build.mnist_files import mnist_folder
from web.build.paths import ROOT, WEB, WORK
from web.build.simd import FEATURES, library

PYTEST: list[Path | str] = [Path(sys.executable), "-m", "pytest", "-q"]
TWO_AT_ONCE = ["--numprocesses", "2", "--dist", "worksteal"]
"""A page and its worker wait for each other, so that two browsers share the processor well."""
TWO_FILES_AT_ONCE = ["--numprocesses", "2", "--dist", "loadfile"]
"""The tests of a file share what they have made: networks, digits, a page's Python."""
SIMD_TESTS = WEB / "simd" / "tests"


def _in_pyodide(name: str) -> list[Path | str]:
    """The tests of one of the vectorised libraries, inside Pyodide in Node."""
    site_packages = sysconfig.get_path("purelib")
    return ["node", SIMD_TESTS / "run.mjs", ROOT, site_packages, mnist_folder(), library(name)]


def _in_node(tests: list[Path]) -> list[list[Path | str]]:
    """Bundle tests in TypeScript, with what they test, and run them: Node 20 reads only JavaScript."""
    bundles = WORK / "js-tests"
    bundle: list[Path | str] = [
        node_tool("esbuild"),
        *tests,
        "--bundle",
        "--platform=node",
        "--format=esm",
        f"--tsconfig={WEB / 'tsconfig.json'}",
        f"--outdir={bundles}",
        "--out-extension:.js=.mjs",
        "--log-level=warning",
    ]
    bundled = [bundles / f"{test.stem}.mjs" for test in tests]
    return [bundle, ["node", "--test", "--test-reporter=dot", *bundled]]


IMPORT_LAYERS: list[list[Path | str]] = [
    [
        node_tool("depcruise"),
        "--config",
        "web/.dependency-cruiser.mjs",
        *(f"web/{folder}" for folder in ("page", "worker", "shared", "service_worker")),
    ],
    [
        "env",
        "PYTHONPATH=web/python:web/simd/python",
        python_tool("lint-imports"),
        "--no-cache",
        "--no-logo",
    ],
]
"""The checks of import directions in TypeScript and in Python."""

CHECKS: dict[str, list[list[Path | str]]] = {
    "lint": [
        [python_tool("ruff"), "check", "--quiet", "."],
        [python_tool("ruff"), "format", "--check", "--quiet", "."],
        [node_tool("biome"), "check", "--error-on-warnings", "."],
        *IMPORT_LAYERS,
        [*PYTEST, "tests/lint"],
    ],
    "types": [
        [python_tool("mypy"), "--no-error-summary"],
        [node_tool("tsc"), "--project", WEB],
    ],
    "unit": [[*PYTEST, *TWO_FILES_AT_ONCE, "tests/unit"]],
    "js": _in_node(sorted((ROOT / "tests/js").glob("*.test.ts"))),
    "simd": [_in_pyodide(name) for name in FEATURES],
    "e2e": [[*PYTEST, *TWO_AT_ONCE, "tests/e2e"]],
    "engines": [[*PYTEST, "-rs", "tests/engines"]],  # skipped tests are listed
}


def main(names: list[str]) -> int:
    """Run the named checks, or all; a failure does not stop the others. Returns the exit code."""
    unknown = set(names) - set(CHECKS)
    if unknown:
        print(f"there is no check {', '.join(unknown)}: choose of {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    try:
        build_if_stale()
    except BuildError as error:
        print(f"build.sh: {error}", file=sys.stderr)
        return 1
    failed = [name for name in names or CHECKS if not _passes(name)]
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall checks passed")
    return 1 if failed else 0


def _passes(name: str) -> bool:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    utf8 = os.environ | {"PYTHONUTF8": "1"}  # the tests read sources, whatever the locale
    codes = [
        subprocess.run(command, cwd=ROOT, env=utf8, check=False).returncode for command in CHECKS[name]
    ]
    print(f"== {name}: {'failed' if any(codes) else 'passed'} in {time.monotonic() - started:.0f} s")
    return not any(codes)


if __name__ == "__main__":
    sys.exit(terminal.run(lambda: main(sys.argv[1:]), "build.sh"))
