import json
from typing import Any

import numpy as np
import pytest
from pynn_labs.errors import RunDiverged
from pynn_protocol.errors import RejectedInput

from pynn import Network, recipes, settings, truth_table
from pynn.settings import SettingError
from tests.unit.as_page import TruthTable, parameters
from tests.unit.catalogue_text import raises_matching

DEFAULTS = settings.defaults(settings.TRUTH_TABLE)


def configured_lab(**changes: object) -> TruthTable:
    lab = TruthTable()
    lab.configure(DEFAULTS | changes)
    return lab


def test_it_begins_with_the_document_s_table_and_no_step_done() -> None:
    state = TruthTable().state()
    assert state["targets"] == [0, 1, 1, 0]
    assert state["inputs"] == [list(row) for row in truth_table.DOCUMENT_INPUTS]
    assert (state["kind"], state["preset"]) == ("document", "document")
    assert state["step"] == 0
    assert not state["learned"]


def test_its_numbers_are_those_of_a_plain_run() -> None:
    lab = TruthTable()
    examples = truth_table.document_table()
    trainer = recipes.truth_table_trainer(examples, epochs=400, **DEFAULTS)
    for _ in trainer:
        pass
    state = lab.advance(steps=400)
    assert state["step"] == 400
    assert state["learned"]
    assert state["loss"] == trainer.network.loss(examples.inputs, examples.targets)
    assert state["weights"] == [W.tolist() for W in trainer.network.weights]


def without_recording(state: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name != "recording"}


def test_reset_returns_to_the_very_same_weights() -> None:
    lab = TruthTable()
    begin = lab.state()
    lab.advance(steps=10)
    after = lab.reset()
    assert without_recording(after) == without_recording(begin)
    assert after["recording"] > begin["recording"]


def test_another_learning_rate_goes_on_where_the_run_was() -> None:
    lab = TruthTable()
    before = lab.advance(steps=3)
    after = lab.configure(DEFAULTS | {"learning_rate": "2.5"})
    assert after["weights"] == before["weights"]
    assert after["settings"]["learning_rate"] == 2.5
    assert after["recording"] == before["recording"]
    assert lab.advance(steps=1)["step"] == 4


@pytest.mark.parametrize(
    "change",
    [{"seed": 1}, {"hidden": 5}, {"hidden_layers": 2}, {"activation": "tanh"}, {"biases": "off"},
     {"loss": "cross_entropy"}, {"batch": "one"}],
)  # fmt: skip
def test_every_other_change_starts_the_run_over(change: dict[str, object]) -> None:
    lab = TruthTable()
    before = lab.advance(steps=3)
    after = lab.configure(DEFAULTS | change)
    assert after["step"] == 0
    assert after["weights"] != before["weights"]
    assert after["settings"] == DEFAULTS | change
    assert after["recording"] > before["recording"]


def test_a_refused_setting_changes_nothing() -> None:
    lab = TruthTable()
    before = lab.advance(steps=3)
    with pytest.raises(SettingError, match="hidden"):
        lab.configure(DEFAULTS | {"hidden": 99, "seed": 5})
    assert lab.state() == before


def test_other_targets_keep_the_weights_and_are_learned() -> None:
    lab = TruthTable()
    before = lab.advance(steps=300)
    after = lab.set_targets([0, 1, 1, 1])
    assert after["weights"] == before["weights"]
    assert not after["learned"]
    assert lab.advance(steps=3000)["learned"]


def test_settings_and_table_are_set_up_at_once_and_the_run_starts_over() -> None:
    lab = configured_lab(learning_rate=8, seed=3)
    lab.set_table(kind="2", preset="or")
    expected = lab.reset()
    other = TruthTable()
    other.advance(steps=9)
    typed = DEFAULTS | {"learning_rate": "8", "seed": "3"}
    state = other.set_up(settings=typed, kind="2", targets=[0, 1, 1, 1])
    for name in ("settings", "kind", "preset", "targets", "weights", "biases", "step"):
        assert state[name] == expected[name], name


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"settings": DEFAULTS | {"seed": "x"}}, SettingError),
        ({"kind": "5"}, RejectedInput),
        ({"targets": [1]}, RejectedInput),
    ],
)
def test_a_set_up_that_is_refused_changes_nothing(
    change: dict[str, Any], error: type[Exception]
) -> None:
    lab = TruthTable()
    before = lab.advance(steps=7)
    good = {"settings": DEFAULTS | {"seed": 3}, "kind": "2", "targets": [1, 0, 0, 1]}
    with pytest.raises(error):
        lab.set_up(**(good | change))
    assert lab.state() == before


@pytest.mark.parametrize("batch", ["all", "one"])
def test_a_state_can_be_restored_and_continued_from(batch: str) -> None:
    lab = configured_lab(seed=4, batch=batch)
    lab.set_table(kind="3", preset="majority")
    lab.set_targets([1, 0, 0, 0, 1, 1, 1, 0])
    saved = lab.advance(steps=7)
    other = TruthTable()
    restored = other.restore(
        settings=saved["settings"],
        kind=saved["kind"],
        targets=saved["targets"],
        step=saved["step"],
        parameters=parameters(saved),
    )
    for name in ("weights", "biases", "step", "epoch", "targets", "batch", "settings", "loss"):
        assert restored[name] == saved[name]
    assert (restored["first"], restored["end"]) == (7, 7)
    assert other.advance(steps=5)["weights"] == lab.advance(steps=5)["weights"]


@pytest.mark.parametrize(
    ("change", "numbers", "message"),
    [({}, {"W1.9.1": 1.0}, "each weight and bias of this network needs a number"),
     ({"step": float("nan")}, {}, "the step must be"),
     ({"targets": [0, 1]}, {}, "4 targets"),
     ({"settings": DEFAULTS | {"activation": "identity"}}, {"W1.1.1": 1e308}, "at most 1,000,000,000"),
     ({"settings": DEFAULTS | {"biases": "off"}}, {"b1.1": 0.5}, "biases are off")],
)  # fmt: skip
def test_a_state_that_is_refused_changes_nothing(
    change: dict[str, Any], numbers: dict[str, float], message: str
) -> None:
    lab = TruthTable()
    saved = lab.advance(steps=7)
    state = {name: saved[name] for name in ("settings", "kind", "targets", "step")}
    with raises_matching(RejectedInput, message):
        lab.restore(**(state | change), parameters=parameters(saved) | numbers)
    assert lab.state() == saved


def test_a_long_run_on_all_rows_is_restored_at_once() -> None:
    lab = TruthTable()
    saved = lab.state()
    state = {name: saved[name] for name in ("settings", "kind", "targets")}
    restored = lab.restore(**state, parameters=parameters(saved), step=10_000_000)
    assert (restored["step"], restored["epoch"]) == (10_000_000, 10_000_000)


# -- the table ------------------------------------------------------------------------------------


def test_a_preset_with_as_many_inputs_keeps_the_weights_and_others_start_over() -> None:
    lab = TruthTable()
    lab.set_table(kind="2", preset="and")
    before = lab.advance(steps=20)
    same = lab.set_table(kind="2", preset="xor")
    assert (same["step"], same["weights"]) == (20, before["weights"])
    assert (same["preset"], same["targets"]) == ("xor", [0, 1, 1, 0])
    other = lab.set_table(kind="4", preset="xor")  # there is an XOR of two inputs only
    assert (other["kind"], other["preset"]) == ("2", "xor")
    other = lab.set_table(kind="4", preset="parity")
    assert (other["step"], len(other["targets"]), other["sizes"]) == (0, 16, [4, 4, 1])


def test_a_selected_row_that_a_smaller_table_does_not_have_is_let_go() -> None:
    lab = TruthTable()
    lab.set_table(kind="3", preset="majority")
    lab.select(row=7)
    assert lab.set_table(kind="document", preset="document")["row"] == 3
    lab.set_table(kind="2", preset="and")
    with raises_matching(RejectedInput, "counted from 0"):
        lab.between_rows(across=2, up=0)


def test_what_the_shape_rules_out_is_explained() -> None:
    lab = configured_lab(hidden_layers=0)
    assert lab.state()["unlearnable"] == {"kind": "not_linearly_separable", "rows": [1, 2, 0, 3]}
    assert lab.configure(DEFAULTS)["unlearnable"] is None


# -- history --------------------------------------------------------------------------------------


def test_any_step_can_be_looked_at_again_and_stepping_on_follows_the_recording() -> None:
    lab = TruthTable()
    seen = [lab.state()] + [lab.advance(steps=1) for _ in range(9)]
    for step in (4, 0, 9, 2):
        visited = lab.visit(step=step)
        assert visited["weights"] == seen[step]["weights"]
        assert (visited["step"], visited["end"]) == (step, 9)
    on = lab.advance(steps=3)
    assert on["weights"] == seen[5]["weights"]
    assert (on["end"], on["recording"]) == (9, seen[0]["recording"])
    assert lab.advance(steps=7)["end"] == 12


@pytest.mark.parametrize("change", ["targets", "rate", "weight"])
def test_a_change_in_the_past_branches_off_and_one_at_the_end_goes_on(change: str) -> None:
    lab = TruthTable()
    begin = lab.advance(steps=20)
    lab.visit(step=5)
    for branches in (True, False):
        before = lab.state()["recording"]
        if change == "targets":
            after = lab.set_targets([1, 1, 1, 0] if branches else [1, 1, 1, 1])
        elif change == "rate":
            after = lab.configure(DEFAULTS | {"learning_rate": 2 if branches else 3})
        else:
            after = lab.set_parameter("W1.2.3", 2.5 if branches else 1)
        assert (after["recording"] > before) == branches
        assert (after["step"], after["end"], after["branched_at"]) == (5, 5, 5)
    assert lab.advance(steps=15)["weights"] != begin["weights"]


def test_asking_for_what_is_there_already_changes_no_past() -> None:
    lab = TruthTable()
    lab.advance(steps=20)
    before = lab.visit(step=5)
    assert lab.set_targets(before["targets"]) == before
    assert lab.set_table(kind="document", preset="document") == before
    assert lab.configure(before["settings"]) == before


def test_looking_back_shows_the_learning_rate_of_that_time() -> None:
    lab = TruthTable()
    lab.advance(steps=5)
    lab.configure(DEFAULTS | {"learning_rate": 0.5})
    lab.advance(steps=5)
    assert lab.visit(step=3)["settings"]["learning_rate"] == DEFAULTS["learning_rate"]
    assert lab.visit(step=8)["settings"]["learning_rate"] == 0.5


def test_a_run_that_diverges_goes_back_to_the_last_finite_numbers() -> None:
    lab = configured_lab(
        activation="identity", loss="cross_entropy", learning_rate=100, hidden_layers=2
    )
    with raises_matching(RunDiverged, r"The run is back at step [\d,]+, all numbers finite"):
        lab.advance(steps=100_000)
    state = lab.state()
    assert np.isfinite(state["loss"])
    assert all(np.isfinite(W).all() for W in state["weights"])
    assert state["end"] == state["step"] > 0
    slower = lab.configure(state["settings"] | {"learning_rate": 0.001})
    assert slower["step"] == state["step"]


# -- weights, examples, epochs --------------------------------------------------------------------


def test_a_weight_can_be_typed_and_everything_follows() -> None:
    lab = TruthTable()
    before = lab.advance(steps=2)
    after = lab.set_parameter("W2.1.3", " -1.5 ")
    assert after["weights"][1][0][2] == after["numbers"]["W2.1.3"] == -1.5
    assert after["outputs"] != before["outputs"]
    network = Network([3, 4, 1])
    for arrays, values in ((network.weights, "weights"), (network.biases, "biases")):
        for parameter, value in zip(arrays, after[values], strict=True):
            parameter[...] = value
    assert after["outputs"] == network.forward(after["inputs"])[:, 0].tolist()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [("W1.1.1", "abc", "must be a number from -100 to 100, not abc"),
     ("b1.2", "", "it is empty"), ("W1.1.1", "1e9", "not 1e9")],
)  # fmt: skip
def test_a_bad_weight_is_refused_and_changes_nothing(name: str, value: object, message: str) -> None:
    lab = TruthTable()
    before = lab.advance(steps=3)
    with pytest.raises(SettingError, match=message) as raised:
        lab.set_parameter(name, value)
    assert raised.value.name == name
    assert lab.state() == before


@pytest.mark.parametrize(("biases", "name"), [("on", "W1.9.1"), ("off", "b1.1")])
def test_a_weight_or_bias_that_is_not_there_cannot_be_typed(biases: str, name: str) -> None:
    lab = configured_lab(biases=biases)
    before = lab.advance(steps=3)
    with raises_matching(RejectedInput, f"no weight or bias {name}"):
        lab.set_parameter(name, "1")
    assert lab.state() == before


def test_what_is_selected_moves_the_path_and_only_that() -> None:
    lab = TruthTable()
    assert lab.select(name="W1.3.2")["path"] == [2, 3, 1]
    state = lab.select(row=3, name="W2.1.4")
    assert (state["path"], state["selected"], state["row"]) == ([2, 4, 1], "W2.1.4", 3)
    assert lab.select(name="b1.2")["selected"] == "b1.2"
    unit = lab.select(name="u0.3")
    assert (unit["path"], unit["selected"]) == ([3, 2, 1], "W1.2.3")
    assert lab.select(name="u2.1")["selected"] == "W2.1.2"


@pytest.mark.parametrize(
    "name", ["W1.5.1", "W3.1.1", "W1.1", "b0.1", "u0.4", "x", "W1.a.1", "W.1.1", "W1.².1"]
)
def test_what_is_not_there_cannot_be_selected(name: str) -> None:
    lab = TruthTable()
    before = lab.state()
    with raises_matching(RejectedInput, "no weight, bias or unit"):
        lab.select(row=3, name=name)
    assert lab.state() == before


@pytest.mark.parametrize(("across", "up"), [(1, 1), (0.4, 0.6), (0, 3), ("0", "x")])
def test_axes_are_two_different_inputs(across: Any, up: Any) -> None:
    lab = TruthTable()
    before = lab.state()
    with raises_matching(RejectedInput, r"two different ones of the 3 inputs|from 0 to 2"):
        lab.between_rows(across, up)
    assert lab.state() == before


def test_an_epoch_is_one_step_on_all_rows_and_four_on_one_row_each() -> None:
    assert TruthTable().advance_epoch()["step"] == 1
    lab = configured_lab(batch="one")
    lab.advance(steps=1)
    state = lab.advance_epoch()
    assert (state["step"], state["epoch"]) == (4, 1)
    assert lab.advance_epoch()["step"] == 8


def test_a_step_on_one_row_shows_the_row_that_comes_next() -> None:
    lab = configured_lab(batch="one")
    rows = []
    for _ in range(4):
        state = lab.state()
        assert state["batch"] == [state["row"]]
        rows.append(state["row"])
        lab.advance(steps=1)
    assert sorted(rows) == [0, 1, 2, 3]


def test_the_gradient_check_of_all_lists_every_parameter() -> None:
    lab = TruthTable()
    lab.advance(steps=50)
    checks = lab.check_all()
    assert len(checks["errors"]) == 12 + 4 + 4 + 1
    assert checks["errors"][checks["worst"]] == max(checks["errors"].values()) < 1e-6
    assert set(checks["verdicts"].values()) == {"agrees"}
    state = lab.select(name=checks["worst"])
    assert state["numbers"]["relative_error"] == pytest.approx(checks["errors"][checks["worst"]])


@pytest.mark.parametrize("hidden_layers", [1, 2])
def test_the_selected_parameter_has_the_verdict_that_the_check_of_all_gives_it(
    hidden_layers: int,
) -> None:
    lab = configured_lab(activation="relu", hidden_layers=hidden_layers)
    lab.set_table(kind="2", preset="and")
    verdicts = lab.check_all()["verdicts"]
    assert set(verdicts.values()) == {"agrees", "kink"}
    for name, verdict in verdicts.items():
        state = lab.select(name=name)
        assert state["check"] == verdict
        assert (state["numbers"]["slope_left"] != state["numbers"]["slope_right"]) == (
            verdict == "kink"
        )
        assert "verdict" not in state["numbers"]


def test_the_picture_holds_the_rows_answers_at_its_corners() -> None:
    lab = TruthTable()
    lab.advance(steps=400)
    state, between = lab.state(), lab.between_rows(across=1, up=0)
    side, low, high = between["side"], between["low"], between["high"]
    grid = np.reshape(between["values"], (side, side))
    place = {bit: round((bit - low) / (high - low) * (side - 1)) for bit in (0, 1)}
    for (x1, x2, _), output in zip(state["inputs"], state["outputs"], strict=True):
        assert grid[side - 1 - place[x1], place[x2]] == pytest.approx(output, rel=1e-6)


def test_the_state_is_plain_enough_for_a_page() -> None:
    state = TruthTable().state()
    assert json.loads(json.dumps(state)) == state
    assert all(isinstance(number, float) for number in state["numbers"].values())


def test_weights_are_initial_until_one_is_set_by_hand_or_a_step_is_taken() -> None:
    lab = configured_lab(seed=3)
    drawn = lab.state()["weights"][0][0][0]
    assert lab.state()["is_initial"]
    assert not lab.set_parameter("W1.1.1", 2.5)["is_initial"]
    lab.advance(1)
    assert not lab.visit(0)["is_initial"]
    assert lab.set_parameter("W1.1.1", drawn)["is_initial"]  # it is the seed's again
    assert not lab.advance(1)["is_initial"]
    assert lab.visit(0)["is_initial"]
    assert lab.reset()["is_initial"]


def test_weights_that_are_restored_are_initial_just_where_they_are_the_seed_s() -> None:
    for value, is_initial in ((None, True), (2.5, False)):
        lab = configured_lab(seed=3)
        state = lab.state() if value is None else lab.set_parameter("b2.1", value)
        restored = TruthTable().restore(
            parameters=parameters(state),
            **{name: state[name] for name in ("settings", "kind", "targets", "step")},
        )
        assert restored["is_initial"] == is_initial


def steps_until_learned() -> int:
    """The steps that a plain run takes, counted one by one."""
    examples = truth_table.document_table()
    trainer = recipes.truth_table_trainer(examples, epochs=1_000, **DEFAULTS)
    for _ in trainer:
        if recipes.largest_miss(trainer.network, examples) <= recipes.LEARNED:
            return trainer.step
    raise AssertionError("not learned in 1,000 steps")


@pytest.mark.parametrize("steps", [1, 7, 1_000])
def test_a_run_stops_at_the_very_step_that_makes_the_table_learned(steps: int) -> None:
    lab = TruthTable()
    while not (frame := lab.advance_frame(steps=steps))["learned"]:
        assert frame["learned_at"] is None
    assert frame["step"] == frame["learned_at"] == steps_until_learned()


def test_so_does_a_run_that_is_as_fast_as_possible() -> None:
    lab = TruthTable()
    while not (frame := lab.advance_for(seconds=0.02))["learned"]:
        pass
    assert frame["step"] == steps_until_learned()


def test_a_run_that_has_learned_goes_on_and_still_knows_when_it_had() -> None:
    lab = TruthTable()
    learned_at = lab.advance_frame(steps=1_000)["learned_at"]
    after = lab.advance_frame(steps=50)
    assert (after["step"], after["learned_at"]) == (learned_at + 50, learned_at)
    assert lab.visit(step=learned_at - 1)["learned_at"] is None
    assert lab.visit(step=learned_at + 1)["learned_at"] == learned_at


def test_a_run_through_its_past_stops_where_it_was_learned() -> None:
    lab = TruthTable()
    lab.advance(steps=600)
    lab.visit(step=200)
    assert lab.advance_frame(steps=300)["step"] == steps_until_learned()


def test_other_targets_have_to_be_learned_again() -> None:
    lab = TruthTable()
    lab.advance(steps=600)
    changed = lab.set_targets(targets=[1, 1, 1, 0])
    assert not changed["learned"]
    assert changed["learned_at"] is None
    again = lab.advance_frame(steps=5_000)
    assert again["learned"]
    assert again["learned_at"] == again["step"] > 600


def test_a_table_that_no_step_has_made_learned_is_learned_at_no_step() -> None:
    lab = TruthTable()
    learned = lab.advance(steps=600)
    other = TruthTable()
    restored = other.restore(
        settings=learned["settings"],
        kind=learned["kind"],
        targets=learned["targets"],
        step=600,
        parameters=parameters(learned),
    )
    assert restored["learned"]
    assert restored["learned_at"] is None
