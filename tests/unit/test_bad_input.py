"""Generated bad values, given as the page gives them: always a reason, never a change of anything."""

import math
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from pynn_labs.parameter_keys import keys_of

from pynn import settings, truth_table
from pynn.network import Network
from tests.unit.bad_values import (
    TYPED,
    bad_settings,
    examples,
    is_good_value,
    numbers_out_of,
    with_one_worse,
)
from tests.unit.labs_under_test import LabsUnderTest, busy_labs


@examples(150)
@given(chosen=bad_settings(settings.TRUTH_TABLE))
def test_bad_settings_of_the_truth_table(labs_under_test: LabsUnderTest, chosen: Any) -> None:
    error = labs_under_test.expect_rejected("truth_table.configure", {"settings": chosen})
    assert error["kind"] == "settings"


@examples(150)
@given(action=st.sampled_from(["check", "configure"]), chosen=bad_settings(settings.DIGITS))
def test_bad_settings_of_the_digits(labs_under_test: LabsUnderTest, action: str, chosen: Any) -> None:
    error = labs_under_test.expect_rejected(f"digits.{action}", {"settings": chosen})
    assert error["kind"] == "settings"


@examples(75)
@given(chosen=bad_settings(settings.STOPPING))
def test_bad_rules_for_stopping(labs_under_test: LabsUnderTest, chosen: Any) -> None:
    labs_under_test.expect_rejected("digits.stop_when", {"settings": chosen})


@examples(75)
@given(name=st.sampled_from(["learning_rate", "epochs"]), value=TYPED)
def test_bad_settings_of_a_run_as_it_goes(
    labs_under_test: LabsUnderTest, name: str, value: Any
) -> None:
    assume(not is_good_value(settings.DIGITS[name], value))
    labs_under_test.expect_rejected("digits.retune", {"settings": {name: value}})


@examples(50)
@given(number=TYPED)
def test_a_test_digit_that_there_is_not(labs_under_test: LabsUnderTest, number: Any) -> None:
    there = settings.Setting(0, 0, 1499)
    assume(not is_good_value(there, number))
    labs_under_test.expect_rejected("inspection.test_digit", {"number": number})


# -- weights, tables and places -------------------------------------------------------------------


@examples(100)
@given(name=st.sampled_from(["W1.1.1", "b1.4", "W2.1.4"]), value=TYPED)
def test_a_bad_weight(labs_under_test: LabsUnderTest, name: str, value: Any) -> None:
    assume(not is_good_value(settings.PARAMETER, value))
    labs_under_test.expect_rejected("truth_table.set_parameter", {"name": name, "value": value})


KEYS = st.one_of(
    st.from_regex(r"[Wbuxz]?[0-9]{0,3}(\.[0-9²]{0,4}){0,3}", fullmatch=True), st.text(max_size=9), TYPED
)


def is_key(name: object, *, units: bool) -> bool:
    """True for the key of a weight or bias of the network 3-4-1, or of a unit if ``units``."""
    there = {f"W1.{j}.{i}" for j in range(1, 5) for i in range(1, 4)} | {
        f"W2.1.{j}" for j in range(1, 5)
    }
    there |= {f"b1.{j}" for j in range(1, 5)} | {"b2.1"}
    if units:
        there |= {f"u0.{i}" for i in range(1, 4)} | {f"u1.{j}" for j in range(1, 5)} | {"u2.1"}
        leading_zeros = isinstance(name, str) and name[:1] + ".".join(
            part.lstrip("0") or "0" for part in name[1:].split(".")
        )
        return leading_zeros in there
    return isinstance(name, str) and name in there


@examples(75)
@given(name=KEYS)
def test_a_weight_that_there_is_not(labs_under_test: LabsUnderTest, name: Any) -> None:
    assume(not is_key(name, units=False))
    labs_under_test.expect_rejected("truth_table.set_parameter", {"name": name, "value": 1})


@examples(75)
@given(row=st.sampled_from([None, 0, 3]), name=KEYS)
def test_what_is_not_there_to_be_selected(labs_under_test: LabsUnderTest, row: Any, name: Any) -> None:
    assume(name is not None and not is_key(name, units=True))
    labs_under_test.expect_rejected("truth_table.select", {"row": row, "name": name})


PLACES: dict[tuple[str, str], tuple[dict[str, Any], int]] = {
    ("select", "row"): ({"name": "W1.1.1"}, 3),
    ("visit", "step"): ({}, 9),
    ("between_rows", "across"): ({"up": 1}, 2),
    ("between_rows", "up"): ({"across": 1}, 2),
}
"""The other arguments of the request, and the last number that is valid."""


@examples(150)
@given(place=st.sampled_from(sorted(PLACES)), value=TYPED.filter(lambda value: value is not None))
def test_a_place_that_there_is_not(
    labs_under_test: LabsUnderTest, place: tuple[str, str], value: Any
) -> None:
    (action, name), (others, last) = place, PLACES[place]
    assume(not is_good_value(settings.Setting(0, 0, last), value))
    labs_under_test.expect_rejected(f"truth_table.{action}", others | {name: value})


TARGETS = st.one_of(
    TYPED,
    st.lists(st.one_of(st.sampled_from([0, 1]), TYPED), max_size=5),
    st.lists(st.just(0), min_size=900),
)


def are_good_targets(targets: object, rows: int) -> bool:
    return (
        isinstance(targets, list)
        and len(targets) == rows
        and all(_is_bit(target) for target in targets)
    )


def _is_bit(target: object) -> bool:
    return isinstance(target, int | float) and target in {0, 1}


@examples(75)
@given(targets=TARGETS)
def test_bad_targets(labs_under_test: LabsUnderTest, targets: Any) -> None:
    assume(not are_good_targets(targets, 4))
    labs_under_test.expect_rejected("truth_table.set_targets", {"targets": targets})


@examples(50)
@given(
    kind=st.one_of(st.sampled_from(["2", "document"]), TYPED), preset=st.one_of(st.just("xor"), TYPED)
)
def test_a_table_that_there_is_not(labs_under_test: LabsUnderTest, kind: Any, preset: Any) -> None:
    kinds, presets = list(truth_table.KINDS), list(truth_table.PRESETS)
    assume(kind not in kinds or preset not in presets)
    labs_under_test.expect_rejected("truth_table.set_table", {"kind": kind, "preset": preset})


SETUP = {"settings": settings.defaults(settings.TRUTH_TABLE), "kind": "2", "targets": [0, 1, 1, 1]}


@examples(100)
@given(
    setup=with_one_worse(
        SETUP,
        {
            "settings": bad_settings(settings.TRUTH_TABLE),
            "kind": TYPED.filter(lambda kind: kind not in ("2", "document")),
            "targets": TARGETS.filter(lambda targets: not are_good_targets(targets, 4)),
        },
    )
)
def test_settings_and_table_of_which_one_is_bad(labs_under_test: LabsUnderTest, setup: Any) -> None:
    labs_under_test.expect_rejected("truth_table.set_up", setup)


# -- a state that the truth table gave out --------------------------------------------------------


NUMBERS: dict[Any, float] = dict.fromkeys(keys_of(Network([3, 4, 1])), 0.25)
STATE = {
    "settings": settings.defaults(settings.TRUTH_TABLE),
    "kind": "document",
    "targets": [0, 1, 1, 0],
    "step": 12,
    "parameters": NUMBERS,
}
_BAD_KEYS = ("W0.1.1", "W1.1", "W1.5.1", "W3.1.1", "W1.1.4", "b2.2", "W1.-1.1", "x", "", "W1.1.1 ", 7)
_BAD_NUMBERS = (None, "1", "a", [1.0], True, math.nan, math.inf, -math.inf, 1e10, 10**400, 1j)
_BAD_PARAMETERS = st.one_of(
    TYPED.filter(lambda value: value != NUMBERS),
    st.sampled_from([{}, [], list(NUMBERS.items()), {"W1.1.1": 1.0}]),
    st.sampled_from([NUMBERS | {key: 0.5} for key in _BAD_KEYS]),
    st.builds(
        lambda key, number: NUMBERS | {key: number},
        st.sampled_from(sorted(NUMBERS)),
        st.sampled_from(_BAD_NUMBERS),
    ),
    st.sampled_from(sorted(NUMBERS)).map(
        lambda missing: {key: number for key, number in NUMBERS.items() if key != missing}
    ),
)


@examples(150)
@given(
    state=with_one_worse(
        STATE,
        {
            "settings": bad_settings(settings.TRUTH_TABLE),
            "kind": TYPED.filter(lambda kind: kind != "document"),
            "targets": TARGETS.filter(lambda targets: not are_good_targets(targets, 4)),
            "step": numbers_out_of(0, 1_000_000_000),
            "parameters": _BAD_PARAMETERS,
        },
    )
)
def test_a_bad_state_of_the_truth_table(labs_under_test: LabsUnderTest, state: Any) -> None:
    labs_under_test.expect_rejected("truth_table.restore", state)


def test_what_is_changed_for_the_worse_here_is_taken_as_it_was() -> None:
    engine = busy_labs()
    chosen = settings.defaults(settings.TRUTH_TABLE)
    for action, arguments in (
        ("truth_table.set_parameter", {"name": "W2.1.4", "value": "-1.5"}),
        ("truth_table.set_targets", {"targets": [1, 1, 1, 0]}),
        ("truth_table.set_up", SETUP),
        ("truth_table.restore", STATE),
        ("truth_table.select", {"row": 0, "name": "u1.2"}),
        ("truth_table.between_rows", {"across": 2, "up": 0}),
        ("truth_table.set_table", {"kind": "3", "preset": "majority"}),
        ("truth_table.configure", {"settings": chosen | {"seed": 7}}),
        ("digits.stop_when", {"settings": {"stop_accuracy": "97.5", "stop_patience": None}}),
        ("digits.retune", {"settings": {"epochs": 9}}),
        ("digits.configure", {"settings": settings.defaults(settings.DIGITS) | {"train_size": 1000}}),
    ):
        assert "value" in engine.answer(action, arguments)
