"""Each error code of pynn is raised in one place, and has a message in every language."""

import re
from collections import Counter

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from tests.unit.error_codes import raised_errors
from web.build import catalogue

RAISED = raised_errors()
LANGUAGES = [catalogue.ENGLISH, *catalogue.languages()]


def test_every_code_is_raised_in_one_place_and_for_one_meaning() -> None:
    counts = Counter(error.code for error in RAISED)
    assert len(counts) > 50
    assert [error for error in RAISED if counts[error.code] > 1] == []
    assert [code for code in counts if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_message_whose_blanks_are_its_values(language: str) -> None:
    messages = catalogue.read(language)
    for error in RAISED:
        blanks = _blanks(messages[f"error-{error.code}"])
        is_setting_error = "setting" in blanks  # the page fills in its own words for the setting
        assert blanks - {"setting"} == error.values, (error.place, language)
        assert is_setting_error == error.code.startswith("setting-"), error.place


class _Blanks(Visitor):  # its methods are named for the nodes that they visit
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _blanks(message: ast.Message) -> set[str]:
    blanks = _Blanks()
    blanks.visit(message)
    return blanks.names
