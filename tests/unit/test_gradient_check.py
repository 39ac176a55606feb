import dataclasses
import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from pynn import Gradients, Network, gradient_check, recipes, settings, truth_table
from pynn.gradient_check import AGREES, check_each, check_one

RNG = np.random.default_rng(5)
X = RNG.standard_normal((5, 4))
Y = RNG.random((5, 3))


class SlightlyWrong(Network):
    """Backprop with an error of 0.1 % in a single number."""

    part = "weights"
    layer = 0

    def gradients(self, x: ArrayLike, y: ArrayLike) -> Gradients:
        right = super().gradients(x, y)
        arrays = [array.copy() for array in getattr(right, self.part)]
        arrays[self.layer].flat[0] *= 1.001
        if self.part == "weights":
            return dataclasses.replace(right, weights=arrays)
        return dataclasses.replace(right, biases=arrays)


def test_right_gradients_pass() -> None:
    assert gradient_check(Network([4, 6, 3], seed=1), X, Y) < 1e-6


@pytest.mark.parametrize("layer", [0, 1])
@pytest.mark.parametrize("part", ["weights", "biases"])
def test_one_number_that_is_a_thousandth_off_is_caught(part: str, layer: int) -> None:
    network = SlightlyWrong([4, 6, 3], seed=1)
    network.part, network.layer = part, layer
    assert gradient_check(network, X, Y) == pytest.approx(1e-3, rel=0.05)


def test_random_directions_catch_it_too() -> None:
    network = SlightlyWrong([4, 2], seed=1)
    assert gradient_check(network, X, Y[:, :2], directions=50) > 1e-5
    assert gradient_check(Network([4, 2], seed=1), X, Y[:, :2], directions=50) < 1e-6


def test_a_forgotten_factor_of_two_is_an_error_of_one_half() -> None:
    class Halved(Network):
        def gradients(self, x: ArrayLike, y: ArrayLike) -> Gradients:
            right = super().gradients(x, y)
            return dataclasses.replace(
                right,
                weights=[W / 2 for W in right.weights],
                biases=[b / 2 for b in right.biases],
            )

    assert gradient_check(Halved([4, 6, 3]), X, Y) == pytest.approx(0.5, rel=1e-3)


def test_a_float32_network_is_checked_in_float64_and_left_as_it_was() -> None:
    network = Network([4, 6, 3], seed=2, dtype=np.float32)
    before = [W.copy() for W in network.weights]
    assert gradient_check(network, X, Y) < 1e-6
    assert network.dtype == np.float32
    assert all(np.array_equal(W, old) for W, old in zip(network.weights, before, strict=True))


def test_gradients_that_are_all_zero_are_right_when_they_should_be() -> None:
    network = Network([4, 3], output_activation="identity")
    y = network.forward(X)
    assert gradient_check(network, X, y) < 1e-6  # nothing but rounding is left to compare


def test_at_the_bottom_of_a_loss_that_is_not_0_rounding_is_no_error() -> None:
    network = Network([2, 1], seed=0)
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    exclusive_or = np.array([[0], [1], [1], [0]])
    for _ in range(2_000):  # until every answer is ½, and only rounding is left of the slope
        slope = network.gradients(x, exclusive_or)
        network.weights[0] -= 4 * slope.weights[0]
        network.biases[0] -= 4 * slope.biases[0]
    assert network.loss(x, exclusive_or) == pytest.approx(0.25)
    assert gradient_check(network, x, exclusive_or) < 1e-6


def test_each_parameter_is_listed_with_its_place_and_both_losses_beside_it() -> None:
    network = Network([4, 6, 3], seed=1)
    checks = check_each(network, X, Y)
    assert len(checks) == 24 + 18 + 6 + 3
    gradients = network.gradients(X, Y)
    for check in checks:
        assert check.backprop == getattr(gradients, check.part)[check.layer][check.index]
        assert check.difference == (check.above - check.below) / 2e-5
    assert max(check.relative_error for check in checks) == gradient_check(network, X, Y)
    assert [check.layer for check in checks if check.part == "biases"] == 6 * [0] + 3 * [1]


def test_the_wrong_one_of_them_is_found() -> None:
    network = SlightlyWrong([4, 6, 3], seed=1)
    worst = max(check_each(network, X, Y), key=lambda check: check.relative_error)
    assert (worst.part, worst.layer, worst.index) == ("weights", 0, (0, 0))


class WithGradient(Network):
    """Backprop in which one number is replaced."""

    part = "weights"
    layer = 0
    replaced_by = math.nan

    def gradients(self, x: ArrayLike, y: ArrayLike) -> Gradients:
        right = super().gradients(x, y)
        arrays = [array.copy() for array in getattr(right, self.part)]
        arrays[self.layer].flat[0] = self.replaced_by
        if self.part == "weights":
            return dataclasses.replace(right, weights=arrays)
        return dataclasses.replace(right, biases=arrays)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    ("part", "layer"), [("weights", 0), ("weights", 1), ("biases", 0), ("biases", 1)]
)
def test_a_gradient_that_is_not_finite_is_wrong_and_named_and_the_others_are_judged(
    part: str, layer: int, number: float
) -> None:
    network = WithGradient([4, 6, 3], seed=1)
    network.part, network.layer, network.replaced_by = part, layer, number
    checks = check_each(network, X, Y)
    wrong = [check for check in checks if check.verdict != "agrees"]
    assert [(check.part, check.layer, check.verdict) for check in wrong] == [
        (part, layer, "not_finite")
    ]
    assert not any(wrong[0].index)
    assert wrong[0].relative_error == math.inf
    right = check_each(Network([4, 6, 3], seed=1), X, Y)
    for check, expected in zip(checks, right, strict=True):
        if check.verdict == "agrees":
            assert check == expected  # the one wrong number has spoilt no scale
    place = (part, layer, wrong[0].index)
    assert repr(check_one(network, X, Y, place)) == repr(wrong[0])
    other = checks[-1] if wrong[0] is not checks[-1] else checks[0]
    assert check_one(network, X, Y, (other.part, other.layer, other.index)) == other


@pytest.mark.parametrize("number", [math.nan, math.inf])
@pytest.mark.parametrize("directions", [None, 1, 5])
def test_gradient_check_is_infinite_where_a_gradient_is_not_finite(
    number: float, directions: int | None
) -> None:
    network = WithGradient([4, 6, 3], seed=1)
    network.replaced_by = number
    assert gradient_check(network, X, Y, directions=directions) == math.inf


class OverflowingNetwork(Network):
    """A loss that is infinite as soon as one weight grows."""

    bound = 0.0

    def loss(self, x: ArrayLike, y: ArrayLike) -> float:
        return math.inf if self.weights[0][0, 0] > self.bound else super().loss(x, y)


def test_where_the_loss_beside_a_weight_is_not_finite_the_gradient_cannot_be_judged() -> None:
    network = OverflowingNetwork([4, 6, 3], seed=1)
    network.bound = float(network.weights[0][0, 0])
    first, *others = check_each(network, X, Y)
    assert (first.verdict, first.relative_error) == ("unknown", math.inf)
    assert math.isfinite(first.backprop)
    assert {check.verdict for check in others} == {"agrees"}
    assert gradient_check(network, X, Y) == math.inf


def test_a_loss_that_is_not_a_number_leaves_nothing_to_judge_and_warns_of_nothing() -> None:
    network = Network([4, 6, 3], seed=1, activation="identity", output_activation="identity")
    network.weights[0] *= 1e200
    network.weights[1] *= 1e200
    checks = check_each(network, X, Y)
    assert len(checks) == 4 * 6 + 6 + 6 * 3 + 3
    assert {check.verdict for check in checks} <= {"unknown", "not_finite"}
    assert all(check.relative_error == math.inf for check in checks)
    assert gradient_check(network, X, Y) == gradient_check(network, X, Y, directions=3) == math.inf


# -- kinks ----------------------------------------------------------------------------------------

EVERY_TABLE = [(kind, preset) for preset, table in truth_table.PRESETS.items() for kind in table.kinds]


def table_network(**changes: object) -> Network:
    chosen = settings.defaults(settings.TRUTH_TABLE) | {"activation": "relu"} | changes
    examples = truth_table.boolean_function(2, [0, 0, 0, 1])
    kind = str(chosen.pop("kind", "2"))
    if kind != "2":
        examples = truth_table.table(*truth_table.preset_table("zero", kind))
    return recipes.truth_table_trainer(examples, epochs=1, **chosen).network


def biases_with_z_0(network: Network, x: np.ndarray) -> set[tuple[str, int, int]]:
    found = set()
    for layer, (W, b) in enumerate(zip(network.weights[:-1], network.biases[:-1], strict=True)):
        z = np.einsum("mi,ji->mj", x, W) + b
        found |= {("biases", layer, int(unit)) for unit in np.flatnonzero((z == 0).any(axis=0))}
        x = np.maximum(z, 0)
    return found


@pytest.mark.parametrize("hidden_layers", [1, 2])
@pytest.mark.parametrize(("kind", "preset"), EVERY_TABLE)
def test_relu_at_its_kink_is_not_accused(kind: str, preset: str, hidden_layers: int) -> None:
    kind, targets = truth_table.preset_table(preset, kind)
    examples = truth_table.table(kind, targets)
    for seed in range(4):
        network = table_network(kind=kind, seed=seed, hidden_layers=hidden_layers)
        checks = check_each(network, examples.inputs, examples.targets)
        assert {check.verdict for check in checks} <= {"agrees", "kink"}
        at_kink = {
            (check.part, check.layer, *check.index) for check in checks if check.verdict == "kink"
        }
        # Only z = 0 is a kink, and biases are 0: so every value that comes in is 0, no weight moves z.
        assert at_kink <= biases_with_z_0(network, examples.inputs)
        assert gradient_check(network, examples.inputs, examples.targets) < AGREES
        assert gradient_check(network, examples.inputs, examples.targets, directions=5) < AGREES


def test_at_a_kink_the_two_slopes_are_those_of_the_unit_off_and_on() -> None:
    # One relu unit, h = relu(b + x w), z = v h + c, ŷ = z, L = (ŷ − y)². At x = 0, b = 0:
    # off, ŷ = c: dL/db = 0. On: dL/db = 2 (c − y) v = 2 · (0.25 − 1) · 0.5 = −0.75.
    network = Network([1, 1, 1], activation="relu", output_activation="identity")
    network.weights[0][...], network.biases[0][...] = 2.0, 0.0
    network.weights[1][...], network.biases[1][...] = 0.5, 0.25
    check = check_one(network, [[0.0]], [[1.0]], ("biases", 0, (0,)))
    assert check.verdict == "kink"
    assert check.slopes == pytest.approx((0.0, -0.75), abs=1e-9)
    assert check.difference == pytest.approx(-0.375, rel=1e-4)
    assert check.relative_error < 1e-6


@pytest.mark.parametrize(
    ("number", "verdict"),
    [(0.0, "kink"), (-0.75, "kink"), (-0.3, "kink"), (0.01, "differs"), (-0.76, "differs"),
     (0.75, "differs"), (math.nan, "not_finite")],
)  # fmt: skip
def test_a_wrong_gradient_does_not_hide_behind_a_kink(number: float, verdict: str) -> None:
    network = WithGradient([1, 1, 1], activation="relu", output_activation="identity")
    network.weights[0][...], network.biases[0][...] = 2.0, 0.0
    network.weights[1][...], network.biases[1][...] = 0.5, 0.25
    network.part, network.replaced_by = "biases", number
    assert check_one(network, [[0.0]], [[1.0]], ("biases", 0, (0,))).verdict == verdict


def test_several_units_at_their_kinks_at_once_are_not_accused() -> None:
    # b of the first layer moves both units of the second, one up and one down, and both have z = 0.
    # Backprop takes relu′(0) = 0 for both, though the loss has the slope of one of them on each side.
    network = Network([1, 1, 2, 1], activation="relu", output_activation="identity")
    network.weights[0][...], network.biases[0][...] = 1.0, 0.0
    network.weights[1][...] = [[1.0], [-1.0]]
    network.biases[1][...] = [-1.0, 1.0]
    network.weights[2][...], network.biases[2][...] = [[0.5, -0.5]], 0.25
    check = check_one(network, [[1.0]], [[1.0]], ("biases", 0, (0,)))
    assert check.backprop == 0
    assert check.difference == pytest.approx(2 * (0.25 - 1) * 0.5)
    assert check.verdict == "kink"


@pytest.mark.parametrize(
    "wrong",
    [
        np.ones_like,  # the mask forgotten
        lambda a: a <= 0,
        lambda a: a,
        lambda a: (a > 0) * 0.5,
        lambda a: np.divide(a, a),  # NaN where a is 0
    ],
    ids=["no mask", "the other way round", "times a", "half", "0/0"],
)
@pytest.mark.parametrize("hidden_layers", [1, 2])
def test_a_wrong_relu_derivative_is_found_with_rows_on_the_kink(wrong: Any, hidden_layers: int) -> None:
    examples = truth_table.boolean_function(2, [0, 1, 1, 0])
    for seed in range(6):
        network = table_network(seed=seed, hidden_layers=hidden_layers)
        network.hidden = dataclasses.replace(network.hidden, derivative=wrong)
        with np.errstate(invalid="ignore"):
            verdicts = {
                check.verdict for check in check_each(network, examples.inputs, examples.targets)
            }
            assert verdicts & {"differs", "not_finite"}
            assert gradient_check(network, examples.inputs, examples.targets) > 1e-3


# -- rounding and curvature -----------------------------------------------------------------------


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "identity"])
def test_right_gradients_are_never_accused_however_large_the_weights(
    activation: str, loss: str
) -> None:
    rng = np.random.default_rng(3)
    x = truth_table.input_rows(3)
    for size in (1e-3, 0.1, 1, 10, 100):
        for sizes in ([3, 1], [3, 4, 1], [3, 4, 4, 1]):
            network = Network(sizes, activation=activation, loss=loss)
            for array in network.weights + network.biases:
                array[...] = size * rng.standard_normal(array.shape)
            y = rng.integers(2, size=(8, 1))
            false_alarms = [
                check for check in check_each(network, x, y) if check.verdict not in ("agrees", "kink")
            ]
            assert not false_alarms, (size, sizes)


def test_what_is_shown_as_the_limit_is_not_accused() -> None:
    assert f"{AGREES * (1 - 1e-9):.0e}" == "1e-06"  # the page shows errors to one digit
