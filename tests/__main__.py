"""The project's checks: ``./build.sh test`` runs all, ``./build.sh test unit ui`` some.

``./build.sh test quick`` runs those that take seconds.
"""

import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pynn import terminal
from web.build.__main__ import build_if_stale
from web.build.checksums import BuildError
from web.build.commands import node_tool, python_tool
from web.build.mnist_files import mnist_folder
from web.build.paths import ROOT, WEB, WORK
from web.build.simd import FEATURES, library

PYTEST: list[Path | str] = [Path(sys.executable), "-m", "pytest", "-q"]
TWO_FILES_AT_ONCE = ["--numprocesses", "2", "--dist", "loadfile"]
"""The tests of a file share what they have made: networks, digits, a page's Python."""
SEVERAL_PAGES = ["--numprocesses", "3", "--dist", "worksteal"]
"""A page, its worker and the test wait for one another, so that three of them keep two cores busy."""
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

GITHUB_FILES = {
    "github-workflows": ["workflows/*.yml"],
    "github-actions": ["actions/*/action.yml"],
    "github-issue-forms": ["ISSUE_TEMPLATE/fault.yml", "ISSUE_TEMPLATE/idea.yml"],
    "github-issue-config": ["ISSUE_TEMPLATE/config.yml"],
    "dependabot": ["dependabot.yml"],
}
"""The files in ``.github``, by the schema that they follow."""


def _follows_schema(schema: str, patterns: list[str]) -> list[Path | str]:
    files = [path for pattern in patterns for path in sorted((ROOT / ".github").glob(pattern))]
    return [python_tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *files]


@dataclass(frozen=True)
class Check:
    """Commands that all have to succeed."""

    commands: Sequence[Sequence[Path | str]]
    uses_all_cores: bool = False
    """True if no other check should run beside it."""


CHECKS: dict[str, Check] = {
    "lint": Check(
        [
            [python_tool("ruff"), "check", "--quiet", "."],
            [python_tool("ruff"), "format", "--check", "--quiet", "."],
            [node_tool("biome"), "check", "--error-on-warnings", "."],
            *IMPORT_LAYERS,
            *(_follows_schema(schema, patterns) for schema, patterns in GITHUB_FILES.items()),
            [*PYTEST, "tests/lint"],
        ]
    ),
    "types": Check(
        [
            [python_tool("mypy"), "--no-error-summary"],
            [node_tool("tsc"), "--project", WEB],
        ]
    ),
    "js": Check(_in_node(sorted((ROOT / "tests/js").glob("*.test.ts")))),
    "simd": Check([_in_pyodide(name) for name in FEATURES]),
    "unit": Check([[*PYTEST, *TWO_FILES_AT_ONCE, "tests/unit"]], uses_all_cores=True),
    "ui": Check([[*PYTEST, *SEVERAL_PAGES, "tests/ui"]], uses_all_cores=True),
    "e2e": Check([[*PYTEST, *SEVERAL_PAGES, "tests/e2e"]], uses_all_cores=True),
    # -rs: skipped tests are listed
    "engines": Check([[*PYTEST, *SEVERAL_PAGES, "-rs", "tests/engines"]], uses_all_cores=True),
}
QUICK: dict[str, Check] = {
    **{name: CHECKS[name] for name in ("lint", "types", "js")},
    "unit": Check([[*PYTEST, *TWO_FILES_AT_ONCE, "--quick", "tests/unit"]], uses_all_cores=True),
}
"""No browser, fewer generated examples, and no slow unit test."""


def main(names: list[str]) -> int:
    """Run the named checks, ``quick`` or all; a failure stops none of them. Returns the exit code."""
    known = QUICK if names == ["quick"] else CHECKS
    names = [] if names == ["quick"] else names
    if unknown := set(names) - set(known):
        choices = ", ".join(known)
        print(f"there is no check {', '.join(unknown)}: choose of {choices}, or quick", file=sys.stderr)
        return 2
    try:
        build_if_stale()
    except BuildError as error:
        print(f"build.sh: {error}", file=sys.stderr)
        return 1
    checks = {name: check for name, check in known.items() if name in names or not names}
    failed = _run(checks)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall checks passed")
    return 1 if failed else 0


def _run(checks: Mapping[str, Check]) -> list[str]:
    """Run the checks, those for one core two at a time; returns the names of those that failed."""
    passed: dict[str, bool] = {}
    for uses_all_cores in (False, True):
        group = {
            name: check for name, check in checks.items() if check.uses_all_cores == uses_all_cores
        }
        with ThreadPoolExecutor(1 if uses_all_cores else 2) as threads:
            passed.update(zip(group, threads.map(_passes, group, group.values()), strict=True))
    return [name for name in checks if not passed[name]]


def _passes(name: str, check: Check) -> bool:
    """Run a check; beside another one its output is printed as a whole, once it has ended."""
    started = time.monotonic()
    utf8 = os.environ | {"PYTHONUTF8": "1"}  # the tests read sources, whatever the locale
    run = partial(subprocess.run, cwd=ROOT, env=utf8, check=False)
    if check.uses_all_cores:
        print(f"\n== {name}", flush=True)
        runs, output = [run(command) for command in check.commands], ""
    else:
        together = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
        runs = [run(command, **together) for command in check.commands]
        output = "".join([f"\n== {name}\n", *(done.stdout for done in runs)])
    is_passed = not any(done.returncode for done in runs)
    outcome = "passed" if is_passed else "failed"
    print(f"{output}== {name}: {outcome} in {time.monotonic() - started:.0f} s", flush=True)
    return is_passed


if __name__ == "__main__":
    sys.exit(terminal.run(lambda: main(sys.argv[1:]), "build.sh"))
