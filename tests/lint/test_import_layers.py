"""The import rules report every forbidden import, tested on a copy of the sources."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.__main__ import IMPORT_LAYERS
from web.build.paths import NODE_MODULES, ROOT

TYPESCRIPT, PYTHON = IMPORT_LAYERS

WRONG_IN_TYPESCRIPT = {
    "no-import-above-browser": ("web/page/browser/local_settings.ts", "../ui/dom.ts"),
    "no-import-above-language": ("web/page/language/valid_language_tag.ts", "../core/address.ts"),
    "no-import-above-ui": ("web/page/ui/format.ts", "../labs/digits/digits_lab.ts"),
    "no-import-above-core": ("web/page/core/storage.ts", "../features/intro/intro.ts"),
    "no-import-above-labs": ("web/page/labs/digits/digits_lab.ts", "../../main.ts"),
    "no-import-above-features": ("web/page/features/export/png.ts", "#lazy_parts"),
    "no-import-above-start": ("web/page/start/early.ts", "../main.ts"),
    "no-other-program-in-page": ("web/page/core/address.ts", "../../worker/runner.ts"),
    "no-other-program-in-worker": ("web/worker/runner.ts", "../page/ui/dom.ts"),
    "no-program-in-shared": ("web/shared/lifeline.ts", "../worker/archive.ts"),
    "no-circle-of-files": ("web/page/ui/data_table.ts", "./data_table_too.ts"),
    "no-circle-of-folders": ("web/page/ui/form/parse_number.ts", "../chart/curve.ts"),
    "no-unresolved-import": ("web/page/ui/appearance.ts", "./nothing_here.ts"),
}
"""An import that each rule forbids. Some need a file that leads back, see the fixture."""
LEADING_BACK = {
    "web/page/ui/data_table_too.ts": "./data_table.ts",
    "web/page/ui/chart/leads_back.ts": "../form/parse_number.ts",
}

WRONG_IN_PYTHON = {
    "pynn imports the page's Python": ("pynn/wording.py", "pynn_labs"),
    "the protocol imports the labs": ("web/python/pynn_protocol/error_trace.py", "pynn_labs.labs"),
    "the labs import the app": ("web/python/pynn_labs/labs.py", "pynn_app.dispatcher"),
    "SIMD imports the protocol": ("web/simd/python/pynn_simd/shared.py", "pynn_protocol"),
    "a circle of modules": ("pynn/activations.py", "pynn.network"),  # which imports activations
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources that the rules are for, and the rules."""
    shutil.copytree(ROOT / "pynn", tmp_path / "pynn")
    shutil.copytree(ROOT / ".build/texts", tmp_path / ".build/texts")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("page", "worker", "shared", "service_worker", "styles", "python", "simd/python"):
        shutil.copytree(ROOT / "web" / name, tmp_path / "web" / name)
    for name in ("package.json", ".dependency-cruiser.mjs"):
        shutil.copy(ROOT / "web" / name, tmp_path / "web")
    (tmp_path / "web/node_modules").symlink_to(NODE_MODULES)
    return tmp_path


def complaints(command: list[Path | str], folder: Path) -> tuple[int, str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def add_import(path: Path, statement: str) -> None:
    """Add an import at the end of the file."""
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{statement}\n", "utf-8")


def test_typescript_follows_the_rules_and_every_rule_notices_a_wrong_import(copy: Path) -> None:
    code, output = complaints(TYPESCRIPT, copy)
    assert code == 0, output
    for path, target in (*WRONG_IN_TYPESCRIPT.values(), *LEADING_BACK.items()):
        add_import(copy / path, f'import "{target}";')
    code, output = complaints(TYPESCRIPT, copy)
    assert code != 0
    undetected = {rule for rule in WRONG_IN_TYPESCRIPT if f"error {rule}: " not in output}
    assert not undetected, output


def test_an_exception_is_for_its_own_import_alone(copy: Path) -> None:
    add_import(copy / "web/page/core/site_data.ts", 'import "../features/intro/intro.ts";')
    code, output = complaints(TYPESCRIPT, copy)
    assert code != 0
    assert "web/page/core/site_data.ts → web/page/features/intro/intro.ts" in output, output


def test_importing_only_a_type_counts_too(copy: Path) -> None:
    add_import(copy / "web/worker/archive.ts", 'import type { Site } from "../page/core/site_data.ts";')
    code, output = complaints(TYPESCRIPT, copy)
    assert code != 0
    assert "no-other-program-in-worker: web/worker/archive.ts" in output


@pytest.mark.parametrize("wrong", [None, *WRONG_IN_PYTHON])
def test_python_follows_the_rules_until_an_import_is_wrong(copy: Path, wrong: str | None) -> None:
    if wrong is not None:
        path, module = WRONG_IN_PYTHON[wrong]
        add_import(copy / path, f"import {module}")
    code, output = complaints(PYTHON, copy)
    assert (code == 0) == (wrong is None), output
