"""Numbers beside the equations come out of the running code; a line that it does not follow says so."""

import math
from itertools import product
from typing import Any

import numpy as np
import pytest
from pynn_app.code_lab.exercises.breaks import BREAKS
from pynn_app.dispatcher import Dispatcher
from pynn_labs.derivation.discrepancies import discrepancies
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.mathml import Node

from pynn import History, Trainer, settings
from pynn.divergence import Diverged
from tests.unit.answering import answer_of
from tests.unit.as_page import TruthTable, with_numbers
from tests.unit.test_code_lab import change
from tests.unit.test_equations import numbers_of

BACKPROPAGATION, OPTIMIZERS = "pynn/backpropagation.py", "pynn/optimizers.py"
NO_BIAS = ("z = self.values[-1] @ W.T + b  # z_j", "z = self.values[-1] @ W.T  # z_j")


def state(
    dispatcher: Dispatcher, action: str = "truth_table.state", **arguments: Any
) -> dict[str, Any]:
    answer = answer_of(dispatcher, action, arguments)
    assert "value" in answer, answer
    found: dict[str, Any] = answer["value"]
    key = {"key": found["equations"]}
    equations = answer_of(dispatcher, "truth_table.equations", key)["value"]
    return with_numbers(equations, found)


def marked_equations(shown: dict[str, Any]) -> set[str]:
    return {discrepancy["equation"] for discrepancy in shown["discrepancies"]}


def sigma(z: float) -> float:
    return 1 / (1 + math.exp(-z))


# -- what is shown comes out of the code ---------------------------------------------------------


def test_z_and_sigma_of_it_are_those_of_the_edited_code(dispatcher: Dispatcher) -> None:
    """Without biases z is the sum alone, and σ of the z that is shown is the x that is shown."""
    state(dispatcher, "truth_table.advance", steps=100)
    assert "value" in change(dispatcher, BACKPROPAGATION, *NO_BIAS)
    shown = state(dispatcher, "truth_table.advance", steps=100)
    numbers, (row, unit) = shown["numbers"], (shown["row"], shown["path"][1])
    W = dispatcher.labs.truth_table.network.weights[0]
    z = float(W[unit - 1] @ np.array(shown["inputs"][row]))
    assert numbers[f"z1.{unit}"] == pytest.approx(z, rel=1e-12)
    assert numbers[f"x1.{unit}"] == pytest.approx(sigma(z), rel=1e-12)
    assert abs(numbers[f"b1.{unit}"]) > 0.01  # the bias is there, and the code leaves it out


def test_a_line_whose_sides_differ_says_what_it_would_be_and_what_the_code_computes(
    dispatcher: Dispatcher,
) -> None:
    change(dispatcher, BACKPROPAGATION, *NO_BIAS)
    shown = state(dispatcher, "truth_table.advance", steps=50)
    found = {discrepancy["equation"]: discrepancy for discrepancy in shown["discrepancies"]}
    assert set(found) == {"z1", "z2"}
    unit = shown["path"][1]
    z, b = shown["numbers"][f"z1.{unit}"], shown["numbers"][f"b1.{unit}"]
    assert found["z1"]["computed"] == z
    assert found["z1"]["expected"] == pytest.approx(z + b, rel=1e-12)
    assert found["z1"]["factor"] is None


def test_the_update_that_is_shown_is_the_one_that_the_edited_optimizer_makes(
    dispatcher: Dispatcher,
) -> None:
    before = "float(factor * self.learning_rate)"
    change(dispatcher, "pynn/optimizers.py", before, before.replace("factor", "0.5 * factor"))
    shown = state(dispatcher)
    key = shown["selected"]
    promised = shown["numbers"][f"n{key}"]
    half = shown["numbers"][key] - 0.5 * shown["numbers"]["xi"] * shown["numbers"][f"G{key}"]
    assert promised == pytest.approx(half, rel=1e-12)
    assert {"update_W", "update_b"} == marked_equations(shown)
    assert state(dispatcher, "truth_table.advance", steps=1)["numbers"][key] == promised


def test_h_of_the_check_is_the_edited_one(dispatcher: Dispatcher) -> None:
    change(dispatcher, "pynn/gradient_check.py", "STEP = 1e-5", "STEP = 3e-4")
    shown = state(dispatcher)
    numbers = shown["numbers"]
    assert numbers["h"] == 3e-4
    quotient = (numbers["above"] - numbers["below"]) / (2 * 3e-4)
    assert numbers["difference"] == pytest.approx(quotient, rel=1e-12)
    assert shown["discrepancies"] == []


@pytest.mark.parametrize(
    ("file", "before", "after", "lines"),
    [
        (BACKPROPAGATION, "y).mean())", "y).sum())", {"mean_loss"}),
        (
            "pynn/activations.py",
            "return 1 / (1 + np.exp(np.minimum(-z,",
            "return 2 / (1 + np.exp(np.minimum(-z,",
            {"x1", "x2", "sigma"},
        ),
        (
            "pynn/activations.py",
            "return a * (1 - a)",
            "return a",
            {"d1", "d2", "slope"},
        ),
        (
            "pynn/losses.py",
            "return ((y - y_hat) ** 2).sum(axis=1)",
            "return 0.5 * ((y - y_hat) ** 2).sum(axis=1)",
            {"loss"},
        ),
        (
            "pynn/losses.py",
            "return 2 * (y_hat - y)",
            "return y_hat - y",
            {"d2"},
        ),
        (BACKPROPAGATION, "/ self.network.dtype.type(m)", "/ self.network.dtype.type(2 * m)",
         {"d2"}),
    ],
)  # fmt: skip
def test_an_edit_marks_the_lines_that_it_makes_untrue(
    dispatcher: Dispatcher, file: str, before: str, after: str, lines: set[str]
) -> None:
    assert "value" in change(dispatcher, file, before, after)
    shown = state(dispatcher, "truth_table.advance", steps=3)
    assert marked_equations(shown) >= lines, marked_equations(shown)


BREAKS_OF_EQUATIONS = [
    exercise for exercise in BREAKS if exercise.file in (BACKPROPAGATION, OPTIMIZERS)
]


@pytest.mark.parametrize("exercise", BREAKS_OF_EQUATIONS)
def test_every_break_of_the_equations_marks_a_line(dispatcher: Dispatcher, exercise: Any) -> None:
    assert "value" in change(dispatcher, exercise.file, exercise.before, exercise.after)
    first = state(dispatcher)  # biases are 0 here, and after a step of ξ = 400 gradients are
    assert marked_equations(first) | marked_equations(state(dispatcher, "truth_table.advance", steps=1))


def test_forward_that_calls_no_activation_has_no_z_and_says_so(dispatcher: Dispatcher) -> None:
    before = "            self.values.append(activation.function(z))  # x_j = σ(z_j)   (m, n_out)\n"
    after = "            self.values.append(1 / (1 + np.exp(-z)))\n"
    assert "value" in change(dispatcher, BACKPROPAGATION, before, after)
    shown = state(dispatcher)
    assert math.isnan(shown["numbers"]["z1.1"])
    assert {"z1", "z2"} <= marked_equations(shown)


# -- unedited code ---------------------------------------------------------------------------------


SHAPES = list(
    product([0, 1, 2], ["sigmoid", "tanh", "relu", "identity"], ["squared_error", "cross_entropy"])
)


@pytest.mark.parametrize(("layers", "activation", "loss"), SHAPES)
@pytest.mark.parametrize("biases", ["on", "off"])
def test_unedited_code_is_never_marked_not_even_by_rounding(
    layers: int, activation: str, loss: str, biases: str
) -> None:
    chosen = {"hidden_layers": layers, "activation": activation, "loss": loss, "biases": biases}
    lab = TruthTable()
    rng = np.random.default_rng(layers)
    for batch, scale in product(("all", "one"), (0.5, 5.0, 100.0)):
        lab.configure(settings.defaults(settings.TRUTH_TABLE) | chosen | {"batch": batch})
        for parameter in lab.network.weights + (lab.network.biases if biases == "on" else []):
            parameter[...] = np.clip(scale * rng.standard_normal(parameter.shape), -100, 100)
        for row in range(4):
            assert lab.select(row=row)["discrepancies"] == []


def test_a_hundred_steps_of_learning_mark_nothing() -> None:
    lab = TruthTable()
    assert all(lab.advance(1)["discrepancies"] == [] for _ in range(100))


# -- cross-entropy far out -------------------------------------------------------------------------


def table_with_z(z: float, target: int) -> tuple[Lines, dict[str, float], dict[str, Any]]:
    """A network with no hidden layer whose only z is ``z`` in the first row, (0, 0, 1)."""
    lab = TruthTable()
    chosen = {"hidden_layers": 0, "loss": "cross_entropy"}
    lab.configure(settings.defaults(settings.TRUTH_TABLE) | chosen)
    lab.set_targets([target, 1, 1, 0])
    lab.set_parameter("W1.1.3", z)
    shown = lab.select(row=0, name="W1.1.3")
    return lab.lines, shown["numbers"], shown


@pytest.mark.parametrize("target", [0, 1])
@pytest.mark.parametrize("z", [-100, -40, -5, 0, 5, 14, 30, 36, 37, 40, 100])
def test_factors_multiply_to_the_gradient_however_far_out(z: float, target: int) -> None:
    lines, numbers, _ = table_with_z(z, target)
    expected = sigma(z) - target if z > -50 else math.exp(z) - target  # ∂ℓ/∂z, and x is 1
    (equation,) = (
        candidate
        for section in lines.sections()
        for candidate in section.equations
        if candidate.key == "d1"
    )
    factors = [factor.result.value(numbers) for factor in equation.factors]
    assert math.prod(factors) == pytest.approx(numbers["gW1.1.3"], rel=1e-9, abs=1e-300)
    assert numbers["gW1.1.3"] == pytest.approx(expected, rel=1e-9, abs=1e-15)


def test_where_a_sigmoid_is_one_the_cancelled_form_is_shown_and_elsewhere_both_factors() -> None:
    for z, count in ((5.0, 2), (40.0, 1)):
        lines, numbers, shown = table_with_z(z, target=0)
        (equation,) = (
            candidate
            for section in lines.sections()
            for candidate in section.equations
            if candidate.key == "d1"
        )
        assert len(equation.factors) == count
        assert shown["saturated"] is (count == 1)
    assert equation.factors[0].formula.value(numbers) == numbers["d1.1"] == 1.0


def test_the_loss_far_out_is_written_in_z_and_comes_to_the_loss() -> None:
    lines, numbers, _ = table_with_z(40.0, target=0)
    (equation,) = (
        candidate
        for section in lines.sections()
        for candidate in section.equations
        if candidate.key == "loss"
    )
    assert equation.rights[0].value(numbers) == numbers["loss"] == 40.0


# -- one row a step --------------------------------------------------------------------------------


def test_with_one_row_a_step_the_check_and_the_plateau_are_about_all_rows() -> None:
    lab = TruthTable()
    shown = lab.configure(settings.defaults(settings.TRUTH_TABLE) | {"batch": "one"})
    numbers, (x, y) = shown["numbers"], (lab.examples.inputs, lab.examples.targets)
    gradients = lab.network.gradients(x, y)
    steepest = max(np.abs(gradient).max() for gradient in gradients.weights + gradients.biases)
    assert shown["steepest"] == pytest.approx(steepest)
    key = shown["selected"]
    assert numbers[f"G{key}"] == pytest.approx(numbers["difference"], rel=1e-6)
    W = lab.network.weights[0]
    W[0, 1] += 1e-5  # the selected weight, W1.1.2
    assert numbers["above"] == lab.network.loss(x, y)


def test_with_one_row_a_step_the_update_has_that_row_s_gradient_and_its_letter() -> None:
    lab = TruthTable()
    lab.configure(settings.defaults(settings.TRUTH_TABLE) | {"batch": "one"})
    shown = lab.state()
    (row,), key, numbers = shown["batch"], shown["selected"], shown["numbers"]
    alone = lab.network.gradients(lab.examples.inputs[[row]], lab.examples.targets[[row]])
    assert numbers[f"S{key}"] == alone.weights[0][0, 1]
    assert numbers[f"n{key}"] == numbers[key] - numbers["xi"] * numbers[f"S{key}"]
    update = next(section for section in lab.lines.sections() if section.stage == "update")
    assert [candidate.key for candidate in update.equations] == ["update_W", "update_b"]
    assert "ℓm" in text_of(update.equations[0].rights[0].symbols())


def text_of(node: Node | str) -> str:
    if isinstance(node, str):
        return node
    return "".join(text_of(child) for child in node.children)


# -- looking ahead leaves the run as it is ---------------------------------------------------------


def test_a_previewed_step_is_the_one_that_follows_and_changes_nothing() -> None:
    lab = TruthTable()
    lab.configure(settings.defaults(settings.TRUTH_TABLE) | {"batch": "one"})
    trainer: Trainer = lab._run.trainer
    history = History(trainer)
    for _ in range(9):
        next(trainer)
        history.record()
        before = trainer.progress
        weights, biases = trainer.preview_step()
        assert trainer.progress == before
        next(trainer)
        history.record()
        for found, right in zip(
            weights + biases, trainer.network.weights + trainer.network.biases, strict=True
        ):
            assert np.array_equal(found, right)


def test_a_step_that_diverges_is_shown_as_unknown_and_reported_when_it_is_taken() -> None:
    lab = TruthTable()
    chosen = {"activation": "identity", "loss": "cross_entropy", "learning_rate": 100}
    lab.configure(settings.defaults(settings.TRUTH_TABLE) | chosen)
    trainer = lab._run.trainer
    for parameter in trainer.network.weights:
        parameter[...] = 1e200
    with np.errstate(over="ignore", invalid="ignore"):
        lines = lab.lines
        numbers = numbers_of(trainer, lines, example=0)
    assert all(math.isnan(number) for key, number in numbers.items() if key.startswith("n"))
    assert "update_W" in {discrepancy.equation for discrepancy in discrepancies(lines, numbers)}
    with pytest.raises(Diverged):
        next(trainer)
