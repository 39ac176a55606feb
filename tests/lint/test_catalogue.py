"""The catalogue has every text of the page and no others, in every language."""

import re
from collections import Counter

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor
from pynn_app.code_lab.exercises.blanks import BLANKS
from pynn_app.code_lab.exercises.breaks import BREAKS

import pynn
from pynn.recipes import DIGIT_RECIPES
from pynn.truth_table import KINDS, PRESETS
from tests.unit.error_codes import raised_errors
from web.build import catalogue, page_texts
from web.build.html import START_TEXTS
from web.build.paths import ROOT, WEB

PAGE = (WEB / "index.html").read_text()
BUILD = "\n".join(path.read_text() for path in sorted((WEB / "build").glob("*.py")))
SCRIPTS = "\n".join(path.read_text() for path in sorted((WEB / "page").rglob("*.ts")))
OTHER_SCRIPTS = "\n".join(
    path.read_text()
    for folder in ("worker", "shared", "service_worker")
    for path in sorted((WEB / folder).rglob("*.ts"))
)
PYTHON = "\n".join(
    path.read_text()
    for folder in (ROOT / "pynn", WEB / "python")
    for path in sorted(folder.rglob("*.py"))
)
ENGLISH = catalogue.read(catalogue.ENGLISH)


PARTS = ("title", "task")
"""Texts of every exercise."""


class _Parts(Visitor):  # its methods are named for what they visit
    def __init__(self) -> None:
        self.blanks: set[str] = set()
        self.words = ""

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.blanks.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.words += node.value


def _parts(node: ast.BaseNode) -> _Parts:
    parts = _Parts()
    parts.visit(node)
    return parts


def test_every_text_that_is_asked_for_is_there() -> None:
    used = set(re.findall(r'\btext\(\s*"([\w-]+)"', SCRIPTS)) | page_texts.ids(PAGE + BUILD)
    assert used - set(ENGLISH) == set()


def test_every_text_of_python_is_there() -> None:
    literals = re.findall(r'\b(CatalogueText|text|error_text|RejectedInput)\(\s*"([\w-]+)"', PYTHON)
    ids = {
        name if call.lower().endswith("text") and call != "error_text" else f"error-{name}"
        for call, name in literals
    }
    assert ids - set(ENGLISH) == set()


def test_every_text_of_the_page_is_asked_for() -> None:
    literal = set(re.findall(r'"([a-z][\w-]+)"', SCRIPTS + OTHER_SCRIPTS + PYTHON))
    literal |= page_texts.ids(PAGE + BUILD)
    literal |= {"language", *START_TEXTS.values()}  # which the build asks for
    literal |= {f"error-{name}" for name in literal | {error.code for error in raised_errors()}}
    templates = re.findall(r"`([a-z][\w-]+-\$\{[^`]*)`", SCRIPTS + OTHER_SCRIPTS)
    templates += re.findall(r'f"([a-z][\w-]+-\{[^"]*)"', PYTHON)
    templates = [template for template in templates if not template.startswith("error-")]
    built = re.compile("|".join(map(_pattern, templates)))
    unused = [key for key in ENGLISH if key not in literal and not built.fullmatch(key)]
    assert unused == []


def test_every_table_and_recipe_of_the_menus_has_a_text_and_nothing_else_has_one() -> None:
    for prefix, names in (
        ("table-kind-", KINDS),
        ("table-preset-", PRESETS),
        ("recipe-summary-", DIGIT_RECIPES),
    ):
        assert [key for key in ENGLISH if key.startswith(prefix)] == [prefix + name for name in names]


def _pattern(template: str) -> str:
    """The ids that a template such as `exercise-${key}-title` makes."""
    return r"[\w-]+".join(map(re.escape, re.split(r"\$?\{[^}]*\}", template)))


def test_every_exercise_has_its_texts_and_no_others() -> None:
    expected = {
        *(f"exercise-{exercise.key}-{part}" for exercise in (*BLANKS, *BREAKS) for part in PARTS),
        *(f"exercise-{blank.key}-hint-{n + 1}" for blank in BLANKS for n in range(blank.hints)),
        *(
            f"exercise-{exercise.key}-look-{n + 1}"
            for exercise in BREAKS
            for n in range(exercise.observations)
        ),
        *(f"exercise-{exercise.key}-why" for exercise in BREAKS),
    }
    keys = "|".join(exercise.key for exercise in (*BLANKS, *BREAKS))
    texts = {key for key in ENGLISH if re.match(rf"exercise-({keys})-", key)}
    assert texts == expected


@pytest.mark.parametrize("language", [catalogue.ENGLISH, *catalogue.languages()])
def test_every_file_of_the_package_has_a_short_text(language: str) -> None:
    texts = catalogue.read(language)
    expected = {"-".join(["code-about", *_names_in(file)]) for file in pynn.READING_ORDER}
    assert {key for key in texts if key.startswith("code-about-")} == expected
    for key in expected:
        assert len(catalogue.text_of(texts[key].value, key)) <= 60, key


def _names_in(file: str) -> list[str]:
    """As ``fileAbout`` in ``files_view.ts`` has them."""
    return re.findall(r"[a-z0-9]+", file.removesuffix(".py"))


def test_the_html_says_nothing_by_itself() -> None:
    bare = re.sub(
        r"<(script|style|noscript|!--).*?(</\1>|-->)|<[^>]+>|\{\{\w+\}\}", " ", PAGE, flags=re.DOTALL
    )
    assert set(re.findall(r"[^\W\d_]{3,}", bare)) <= {"pynn"}


@pytest.mark.parametrize("language", catalogue.languages())
def test_a_language_is_complete(language: str) -> None:
    other = catalogue.read(language)
    assert [key for key in ENGLISH if key not in other] == []
    assert [key for key in other if key not in ENGLISH] == []


@pytest.mark.parametrize("language", catalogue.languages())
def test_a_translation_has_the_blanks_marks_and_attributes_of_the_english(language: str) -> None:
    other = catalogue.read(language)
    for key, message in ENGLISH.items():
        one, two = _parts(message), _parts(other[key])
        assert two.blanks == one.blanks, key
        if not any(
            isinstance(element, ast.Placeable) for element in getattr(message.value, "elements", ())
        ):
            assert Counter(re.findall(r"</?\w+/?>", two.words)) == Counter(
                re.findall(r"</?\w+/?>", one.words)
            ), key
        names = [{attribute.id.name for attribute in m.attributes} for m in (message, other[key])]
        assert names[0] == names[1], key
        assert (message.value is None) == (other[key].value is None), key
