"""Guided breaks: the labs show what the text of each describes."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from pynn_app.code_lab.exercises.breaks import BREAKS, Break
from pynn_app.dispatcher import Dispatcher
from pynn_labs.truth_table.session import TruthTableSession
from pynn_protocol.messages import CatalogueText

from pynn import metrics, settings
from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.unit.answering import answer_of, value_of
from tests.unit.catalogue_text import english

BY_KEY = {exercise.key: exercise for exercise in BREAKS}
FOUND_BY_GRADIENT_CHECK = {"factor-2", "sigma-prime", "new-weights", "no-bias"}


def look(exercise: Break, number: int) -> str:
    """The text of an observation in a lab, counted from 1."""
    assert number <= exercise.observations
    return english(CatalogueText(f"exercise-{exercise.key}-look-{number}"))


def why(exercise: Break) -> str:
    """The text that explains it."""
    return english(CatalogueText(f"exercise-{exercise.key}-why"))


def edits_of(dispatcher: Dispatcher, key: str) -> Mapping[str, str]:
    made = value_of(dispatcher, "exercises.begin", name=key, edits={})
    return {made["file"]: made["text"]}


def apply_break(dispatcher: Dispatcher, key: str) -> Break:
    """The labs run on the broken package."""
    value_of(dispatcher, "code.apply", edits=edits_of(dispatcher, key))
    return BY_KEY[key]


def differing(dispatcher: Dispatcher) -> dict[str, int]:
    """The result of “Check all”: for W1, b1, … how many differ."""
    verdicts = value_of(dispatcher, "truth_table.check_all")["verdicts"]
    arrays = {name[:2] for name in verdicts}
    return {
        array: sum(verdict == "differs" for name, verdict in verdicts.items() if name.startswith(array))
        for array in sorted(arrays)
    }


def steps_to_learn(dispatcher: Dispatcher, most: int = 1000, **chosen: Any) -> int | None:
    value_of(
        dispatcher,
        "truth_table.configure",
        settings={**settings.defaults(settings.TRUTH_TABLE), **chosen},
    )
    value_of(dispatcher, "truth_table.reset")
    lab, steps = dispatcher.labs.truth_table, 0
    while not is_learned(lab) and steps < most:
        lab._advance(1)  # without the state of each step, which takes ten times as long
        steps += 1
    state = value_of(dispatcher, "truth_table.state")
    assert (state["step"], state["learned"]) == (steps, is_learned(lab))
    return steps if state["learned"] else None


def is_learned(lab: TruthTableSession) -> bool:
    """True if every output is within 0.1 of its target."""
    x, y = lab.examples.inputs, lab.examples.targets
    return bool((np.abs(lab.network.forward(x) - y) <= 0.1).all())


@pytest.mark.parametrize("exercise", BREAKS, ids=lambda exercise: exercise.key)
def test_what_is_to_be_changed_stands_there_once(
    shared_dispatcher: Dispatcher, exercise: Break
) -> None:
    originals = shared_dispatcher.code_actions.package.originals
    assert originals[exercise.file].count(exercise.before) == 1
    assert exercise.after not in originals[exercise.file]
    compile(originals[exercise.file].replace(exercise.before, exercise.after), exercise.file, "exec")


@pytest.mark.parametrize("key", BY_KEY)
def test_its_tests_pass_when_it_is_broken_and_not_before(
    shared_dispatcher: Dispatcher, key: str
) -> None:
    assert not value_of(shared_dispatcher, "exercises.judge", name=key, edits={})["passed"]
    judgement = value_of(
        shared_dispatcher, "exercises.judge", name=key, edits=edits_of(shared_dispatcher, key)
    )
    assert judgement["passed"], [test for test in judgement["tests"] if test["state"] != "passed"]


@pytest.mark.parametrize("key", BY_KEY)
def test_the_gradient_check_finds_it_or_not_as_is_said(dispatcher: Dispatcher, key: str) -> None:
    exercise = apply_break(dispatcher, key)
    differ = differing(dispatcher)
    assert (sum(differ.values()) > 0) == (key in FOUND_BY_GRADIENT_CHECK)
    match = re.search(r"(\d+) of 21 differ", look(exercise, 1))
    if match is None:
        assert "every gradient is right" in look(exercise, 1)
    else:
        assert int(match[1]) == sum(differ.values())


@pytest.mark.parametrize("key", BY_KEY)
def test_it_can_be_taken_back(shared_dispatcher: Dispatcher, key: str) -> None:
    edits = edits_of(shared_dispatcher, key)
    undone = value_of(shared_dispatcher, "exercises.undo", name=key, edits=edits)
    assert undone["text"] == shared_dispatcher.code_actions.package.originals[BY_KEY[key].file]


def test_the_lines_that_changed_are_named(shared_dispatcher: Dispatcher) -> None:
    made = value_of(shared_dispatcher, "exercises.begin", name="new-weights", edits={})
    lines = made["text"].splitlines()[made["first"] - 1 : made["last"]]
    assert [line.split()[:2] for line in lines] == [["W,", "x"], ["W", "="]]


def test_the_whole_table_is_learned_in_the_steps_that_the_texts_name(dispatcher: Dispatcher) -> None:
    assert steps_to_learn(dispatcher) == 263
    value_of(dispatcher, "truth_table.set_table", kind="2", preset="xor")
    assert steps_to_learn(dispatcher, activation="tanh") == 60


def test_without_the_factor_2_steps_are_half_as_long(dispatcher: Dispatcher) -> None:
    exercise = apply_break(dispatcher, "factor-2")
    errors = value_of(dispatcher, "truth_table.check_all")["errors"].values()
    assert [*errors] == pytest.approx([0.5] * 21, abs=1e-6)
    assert "each is off by a factor of two" in look(exercise, 1)
    assert f"in {steps_to_learn(dispatcher)} steps instead of 263" in look(exercise, 2)
    assert "ξ = 8" in look(exercise, 3)
    assert steps_to_learn(dispatcher, learning_rate=8) == 263


def test_without_sigma_prime_only_the_hidden_layer_is_wrong_and_nothing_is_learned(
    dispatcher: Dispatcher,
) -> None:
    exercise = apply_break(dispatcher, "sigma-prime")
    assert differing(dispatcher) == {"W1": 12, "W2": 4, "b1": 4, "b2": 1} | {"W2": 0, "b2": 0}
    assert "after 1,000 steps the loss is still about 0.25" in look(exercise, 2)
    assert "every output between 0.4 and 0.6" in look(exercise, 2)
    lab = dispatcher.labs.truth_table
    assert steps_to_learn(dispatcher, most=1000) is None
    for rounding in (0, 1e-15, 1e-14, 1e-12):  # such steps enlarge it: no run is like the other
        value_of(dispatcher, "truth_table.reset")
        lab.network.weights[0][...] *= 1 + rounding
        for _ in range(1000):
            lab._advance(1)
        outputs = lab.network.forward(lab.examples.inputs)
        loss = lab.network.loss(lab.examples.inputs, lab.examples.targets)
        assert loss == pytest.approx(0.25, abs=0.01)
        assert ((outputs > 0.4) & (outputs < 0.6)).all()
        assert np.ptp(outputs) < 0.05  # the rows look nearly the same to it


def test_new_weights_on_the_way_back_spoil_the_hidden_layer_and_learning_hides_it(
    dispatcher: Dispatcher,
) -> None:
    exercise = apply_break(dispatcher, "new-weights")
    assert differing(dispatcher) == {"W1": 12, "W2": 0, "b1": 4, "b2": 0}
    assert f"in {steps_to_learn(dispatcher)} steps instead of 263" in look(exercise, 2)


def test_without_bias_xor_cannot_be_learned_with_tanh(dispatcher: Dispatcher) -> None:
    exercise = apply_break(dispatcher, "no-bias")
    assert differing(dispatcher) == {"W1": 0, "W2": 0, "b1": 4, "b2": 1}
    assert f"in {steps_to_learn(dispatcher)} steps" in why(exercise)
    value_of(dispatcher, "truth_table.set_table", kind="2", preset="xor")
    assert steps_to_learn(dispatcher, activation="tanh") is None
    state = value_of(dispatcher, "truth_table.state")
    assert state["inputs"][0] == [0, 0]
    assert state["outputs"][0] == 0.5


def test_too_large_a_step_leads_where_nothing_leads_back_from(dispatcher: Dispatcher) -> None:
    exercise = apply_break(dispatcher, "too-large")
    state = value_of(dispatcher, "truth_table.advance", steps=1)
    assert [f"{output:.3f}" for output in state["outputs"]] == ["1.000"] * 4
    assert "all outputs are 1.000, and the loss is 0.5." in look(exercise, 2)
    assert state["loss"] == pytest.approx(0.5, abs=1e-3)
    state = value_of(dispatcher, "truth_table.advance", steps=999)
    assert state["loss"] == pytest.approx(0.5, abs=1e-3)
    assert "ξ = 0.04" in look(exercise, 3)
    assert steps_to_learn(dispatcher, learning_rate=0.04) == 263


def test_digits_in_folders_are_forgotten(shared_dispatcher: Dispatcher) -> None:
    exercise = BY_KEY["no-shuffling"]
    data = mnist.load(default_data_folder())
    with shared_dispatcher.code_actions.package.trial(edits_of(shared_dispatcher, exercise.key)):
        import pynn.recipes as edited  # noqa: PLC0415

        chosen = settings.defaults(settings.DIGITS)
        trainer = edited.digits_trainer(data.train, **{**chosen, "epochs": 2})
        trainer.advance()
        first = metrics.accuracy(trainer.network, data.test)
        trainer.advance()
        second = metrics.accuracy(trainer.network, data.test)
    assert f"{first:.0%}".replace("%", " %") in look(exercise, 2)
    assert f"{second:.0%}".replace("%", " %") in look(exercise, 2)
    assert np.isclose(second, 0.2, atol=0.02)


def test_a_line_that_is_not_there_any_more_is_error(shared_dispatcher: Dispatcher) -> None:
    package = shared_dispatcher.code_actions.package
    text = package.originals["pynn/backpropagation.py"].replace(
        "z = self.values[-1] @ W.T + b", "z = W"
    )
    error = answer_of(
        shared_dispatcher,
        "exercises.begin",
        {"name": "no-bias", "edits": {"pynn/backpropagation.py": text}},
    )["error"]
    assert error["kind"] == "refused"
    assert english(error["text"]).startswith("The line “z = self.values[-1] @ W.T + b")


def test_a_change_is_not_made_twice(shared_dispatcher: Dispatcher) -> None:
    for key in BY_KEY:
        again = {"name": key, "edits": edits_of(shared_dispatcher, key)}
        assert answer_of(shared_dispatcher, "exercises.begin", again)["error"]["kind"] == "refused"


def test_an_exercise_that_there_is_not_is_refused(shared_dispatcher: Dispatcher) -> None:
    error = answer_of(shared_dispatcher, "exercises.judge", {"name": "dropout", "edits": {}})["error"]
    assert error["kind"] == "refused"
    assert "factor-2" in english(error["text"])


def test_a_file_that_is_no_python_is_error_with_its_line(shared_dispatcher: Dispatcher) -> None:
    edits = {"pynn/backpropagation.py": "x = = 1\n"}
    for action in ("begin", "undo", "judge"):
        error = answer_of(
            shared_dispatcher, f"exercises.{action}", {"name": "no-bias", "edits": edits}
        )["error"]
        assert error["kind"] == "code"
        assert error["trace"]["line"] == 1
