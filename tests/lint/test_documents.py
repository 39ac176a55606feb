"""The documents name only what exists, and README stays short."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import pynn
from tests import structure
from web.build.paths import ROOT

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)")
_PATH = re.compile(r"(?<![\w./-])(?:pynn|web|tests|docs)/[\w.*/-]*")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def broken_links(document: Path) -> list[str]:
    """Relative links that lead to no file, or to no heading of one."""
    broken = []
    for address, anchor in _LINK.findall(document.read_text("utf-8")):
        target = document.parent / address if address else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(f"{address}#{anchor}" if anchor else address)
    return broken


def missing_paths(text: str) -> list[str]:
    """Words that look like paths of the project, and match nothing there."""
    paths = [path.rstrip(".") for path in _PATH.findall(text)]
    return [path for path in paths if not any(ROOT.glob(path.rstrip("/")))]


@each_document
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    assert broken_links(document) == []


@each_document
def test_every_path_that_is_named_exists(document: Path) -> None:
    assert missing_paths(document.read_text("utf-8")) == []


def test_a_link_or_path_that_leads_nowhere_is_noticed(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text(
        "# A title: `x`\n[a](document.md#a-title-x) [b](none.md) [c](#none) [d](https://x.y)"
    )
    assert broken_links(document) == ["none.md", "#none"]
    text = "See `pynn/network.py`, `web/texts/*.ftl`, web/page/. Not `pynn/none.py` or `tests/*.none`."
    assert missing_paths(text) == ["pynn/none.py", "tests/*.none"]


def test_the_readme_s_pictures_are_there() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", (ROOT / "README.md").read_text())
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_the_readme_has_at_most_150_lines() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 150


def test_the_structure_can_be_measured_and_stands_in_the_architecture() -> None:
    titles = [row.title for row in structure.ROWS.values()]
    printed, document = structure.table(), structure.ARCHITECTURE.read_text("utf-8")
    assert [title for title in titles if title not in printed or title not in document] == []


def test_every_version_is_that_of_the_package() -> None:
    package = json.loads((ROOT / "web" / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))
    versions = [package["version"], lock["version"], lock["packages"][""]["version"]]
    for name in ("python", "simd"):
        project = tomllib.loads((ROOT / "web" / name / "pyproject.toml").read_text("utf-8"))
        versions.append(project["project"]["version"])
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    versions += re.findall(r"^version: (.*)$", citation, re.MULTILINE)
    assert versions == 6 * [pynn.__version__]
