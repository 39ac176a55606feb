"""The judge of the fill-in exercises: wrong bodies fail where the mistake is, right ones pass.

The bodies stand in ``exercise_bodies``, a file for each exercise. A body in a ``diff`` block is the
file's *Base* with these lines changed. Under the name of a wrong body stand the first test that finds
it, and what the student reads there.
"""

import math
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pynn_app.code_lab.exercises.blanks import BLANKS
from pynn_app.dispatcher import Dispatcher

from pynn import settings
from tests.unit.answering import value_of
from tests.unit.catalogue_text import english, in_language

_ENGLISH_WORDS = re.compile(r"\b(is|are|were|the|of|with|expected|everywhere|what|times|and)\b")
FOLDER = Path(__file__).parent / "exercise_bodies"
_ENTRY = re.compile(
    r"^## (?:(Right|Wrong): )?([^\n]+)\n\n((?:> [^\n]*\n)*)\n?```(\w+)\n(.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Body:
    """The body that a student writes into the blank of the exercise ``key``."""

    key: str
    kind: str
    """"Right", "Wrong", or "" for the base of others."""
    name: str
    text: str
    test: str = ""
    """The title of the first test that a wrong body fails."""
    message: str = ""
    """The expected message, or its beginning."""

    def __str__(self) -> str:
        return f"{self.key}: {self.name}"


def bodies_of(key: str) -> Iterator[Body]:
    """All bodies of an exercise."""
    base = ""
    for kind, name, quoted, language, text in _ENTRY.findall((FOLDER / f"{key}.md").read_text()):
        body = apply_diff(base, text) if language == "diff" else text
        base = base or (body if name == "Base" else "")
        yield Body(key, kind, name, body, *(line.removeprefix("> ") for line in quoted.splitlines()))


def apply_diff(base: str, diff: str) -> str:
    """``base`` with each block of "-" lines replaced by the "+" lines after it."""
    for removed, added in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", f"{diff}\n", re.MULTILINE):
        old, new = ("\n".join(line[1:] for line in lines.splitlines()) for lines in (removed, added))
        assert base.count(old) == 1, old
        base = base.replace(old, new)
    return base


BODIES = [body for blank in BLANKS for body in bodies_of(blank.key)]
RIGHT = [body for body in BODIES if body.kind == "Right"]
WRONG = [body for body in BODIES if body.kind == "Wrong"]


def edits_with(dispatcher: Dispatcher, body: Body) -> dict[str, str]:
    """The edits of a student who blanks the body, and writes this one into the blank."""
    made = value_of(dispatcher, "exercises.begin", name=body.key, edits={})
    lines = made["text"].splitlines(keepends=True)
    last = lines[made["last"] - 1]
    assert "is still blank" in last
    indent = last[: len(last) - len(last.lstrip())]
    lines[made["last"] - 1] = textwrap.indent(body.text, indent) + "\n"
    return {made["file"]: "".join(lines)}


def failed_tests(dispatcher: Dispatcher, body: Body) -> list[dict[str, Any]]:
    """The tests that this body does not pass."""
    judgement = value_of(
        dispatcher, "exercises.judge", name=body.key, edits=edits_with(dispatcher, body)
    )
    failed = [test for test in judgement["tests"] if test["state"] == "failed"]
    assert judgement["passed"] == (failed == [])
    return failed


def losses_of_the_labs(dispatcher: Dispatcher) -> list[float]:
    """The losses of the truth table: with the defaults, and row by row without biases."""
    losses = []
    for chosen in (
        {},
        {"activation": "tanh", "loss": "cross_entropy", "biases": "off", "batch": "one"},
    ):
        defaults = settings.defaults(settings.TRUTH_TABLE)
        value_of(dispatcher, "truth_table.configure", settings=defaults | chosen)
        value_of(dispatcher, "truth_table.reset")
        losses.append(value_of(dispatcher, "truth_table.advance", steps=5)["loss"])
    return losses


@pytest.fixture(scope="module")
def losses_before(shared_dispatcher: Dispatcher) -> list[float]:
    """The losses with the original package."""
    losses = losses_of_the_labs(shared_dispatcher)
    assert all(map(math.isfinite, losses))
    return losses


def test_there_are_many_bodies_of_each_exercise() -> None:
    for blank in BLANKS:
        assert sum(body.key == blank.key for body in WRONG) >= 20
        assert sum(body.key == blank.key for body in RIGHT) >= 8


@pytest.mark.parametrize("body", WRONG, ids=str)
def test_a_wrong_body_fails_where_its_mistake_is(shared_dispatcher: Dispatcher, body: Body) -> None:
    first = failed_tests(shared_dispatcher, body)[0]
    assert english(first["title"]) == body.test
    assert english(first["explanation"]).startswith(body.message)
    for text in (first["title"], first["explanation"]):
        if text["id"] != "error-unexpected":  # Python's own words
            assert not _ENGLISH_WORDS.search(in_language("de", text))
    assert "pynn_app/" not in str(first["trace"])


@pytest.mark.parametrize("body", RIGHT, ids=str)
def test_an_unusual_right_body_passes(shared_dispatcher: Dispatcher, body: Body) -> None:
    assert failed_tests(shared_dispatcher, body) == []


@pytest.mark.slow
@pytest.mark.parametrize("body", RIGHT, ids=str)
def test_the_labs_run_on_with_a_right_body_as_they_did_before(
    shared_dispatcher: Dispatcher, losses_before: list[float], body: Body
) -> None:
    value_of(shared_dispatcher, "code.apply", edits=edits_with(shared_dispatcher, body))
    assert losses_of_the_labs(shared_dispatcher) == pytest.approx(losses_before, rel=1e-9)


@pytest.mark.parametrize("number", ["nan", "inf"])
def test_a_gradient_that_is_not_finite_agrees_with_no_difference_quotient(
    shared_dispatcher: Dispatcher, number: str
) -> None:
    text = f"""
pairs = list(zip(self.deltas, self.values))
weights = [d.T @ x for d, x in pairs]
weights[0][1, 2] = np.{number}
return weights, [d.sum(axis=0) for d, _ in pairs]
"""
    failed = {
        english(test["title"]): english(test["explanation"])
        for test in failed_tests(shared_dispatcher, Body("gradients", "", "", text))
    }
    message = failed["Central differences agree with ∂L/∂W⁽¹⁾"]
    assert message.startswith(f"∂L/∂W⁽¹⁾[1, 2]: backprop says {number}, and the difference quotient ")
    assert "Central differences agree with ∂L/∂W⁽²⁾" not in failed


def test_an_exception_whose_message_fails_is_named(shared_dispatcher: Dispatcher) -> None:
    text = """
class Mine(Exception):
    def __str__(self):
        raise KeyError
raise Mine
"""
    first = failed_tests(shared_dispatcher, Body("sigmoid", "", "", text))[0]
    assert english(first["explanation"]) == "Mine"
