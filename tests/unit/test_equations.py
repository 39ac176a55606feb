"""In every line of the derivation, both sides are equal when computed from their numbers."""

import json
from itertools import product
from typing import Any

import numpy as np
import pytest
from pynn_labs.derivation.equations import Equation
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.notation import Shape
from pynn_labs.derivation.numbers import collect
from pynn_labs.derivation.typesetting import typeset
from pynn_labs.parameter_keys import place

from pynn import Network, Trainer, truth_table
from pynn.gradient_check import check_one

HIDDEN: list[list[int]] = [[], [4], [3, 3]]
EXAMPLES = truth_table.document_table()


def everything(
    hidden: list[int], activation: str, loss: str, *, biases: bool, seed: int = 1, batch: str = "all"
) -> tuple[Lines, dict[str, float]]:
    sizes = [3, *hidden, 1]
    network = Network(
        sizes, activation=activation, loss=loss, seed=seed, has_biases=biases,
        initial_weights="normal",
    )  # fmt: skip
    rng = np.random.default_rng(seed)
    path = tuple(int(rng.integers(1, size + 1)) for size in sizes)
    layer = int(rng.integers(1, len(sizes)))
    rows = 4 if batch == "all" else 1
    part = "b" if biases and seed % 2 else "W"
    lines = Lines(Shape(tuple(sizes), activation, loss, biases), path, layer, part, 4, rows)
    example = int(rng.integers(4))
    trainer = Trainer(network, EXAMPLES, learning_rate=2.5, batch_size=rows, seed=seed)
    return lines, numbers_of(trainer, lines, example=example)


def numbers_of(trainer: Trainer, lines: Lines, *, example: int) -> dict[str, float]:
    examples = trainer.examples
    selected = place(lines.selected.key)
    check = check_one(trainer.network, examples.inputs, examples.targets, selected)
    return collect(trainer, lines, example=example, check=check)


@pytest.mark.parametrize("batch", ["all", "one"])
@pytest.mark.parametrize("biases", [True, False])
@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "identity"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_both_sides_of_every_line_are_equal(
    hidden: list[int], activation: str, loss: str, biases: bool, batch: str
) -> None:
    for seed in range(5):
        lines, numbers = everything(hidden, activation, loss, biases=biases, seed=seed, batch=batch)
        for section in lines.sections():
            for equation in section.equations:
                expected = pytest.approx(numbers[equation.left.key], rel=1e-10, abs=1e-14)
                for right in equation.rights:
                    assert right.value(numbers) == expected, equation.key
                for factor in equation.factors:
                    result = factor.result.value(numbers)
                    assert factor.formula.value(numbers) == pytest.approx(result, rel=1e-10)
                if equation.factors:
                    factors = [factor.result.value(numbers) for factor in equation.factors]
                    assert np.prod(factors) == expected, equation.key


def test_the_lines_stand_in_the_document_s_order() -> None:
    lines, _ = everything([4], "sigmoid", "squared_error", biases=True)
    stages = [
        (section.stage, [equation.key for equation in section.equations])
        for section in lines.sections()
    ]
    assert stages == [
        ("forward", ["z1", "x1", "z2", "x2"]),
        ("loss", ["loss", "mean_loss"]),
        ("layer-2", ["d2", "gW2", "gb2"]),
        ("layer-1", ["d1", "gW1", "gb1"]),
        ("update", ["mean_W", "update_W", "mean_b", "update_b"]),
        ("slope", ["sigma", "slope"]),
        ("check", ["check"]),
    ]


def equation_of(lines: Lines, key: str) -> Equation | None:
    equations = {equation.key: equation for part in lines.sections() for equation in part.equations}
    return equations.get(key)


@pytest.mark.parametrize(
    ("y_hat", "y", "by_loss", "by_slope", "delta"),
    [
        (0.2, 1, -5, 0.16, -0.8),  # −0.8 / (0.2 · 0.8) = −5 = −1/0.2, and 0.2 · 0.8 = 0.16
        (0.75, 0, 4, 0.1875, 0.75),  # 0.75 / (0.75 · 0.25) = 4 = 1/0.25, and 0.75 · 0.25 = 0.1875
    ],
)
def test_with_cross_entropy_the_slope_cancels_and_leaves_the_error(
    y_hat: float, y: float, by_loss: float, by_slope: float, delta: float
) -> None:
    lines = Lines(Shape((3, 4, 1), "tanh", "cross_entropy", has_biases=True), (2, 3, 1), 2, "W", 4, 4)
    numbers = {"x2.1": y_hat, "y.1": y}
    chain, cancelling = equation_of(lines, "d2"), equation_of(lines, "cancel2")
    assert chain is not None
    assert cancelling is not None
    factors = [factor.formula.value(numbers) for factor in chain.factors]
    assert factors == pytest.approx([by_loss, by_slope])
    assert [right.value(numbers) for right in cancelling.rights] == pytest.approx([delta, delta])


def test_what_cancels_is_struck_out_below_and_beside_the_fraction_and_numbers_are_of_the_rest() -> None:
    lines = Lines(Shape((2, 1), "sigmoid", "cross_entropy", has_biases=True), (1, 1), 1, "W", 4, 4)
    (section,) = (part for part in json.loads(typeset(lines)) if part["stage"] == "layer-1")
    (equation,) = (part for part in section["equations"] if part["key"] == "cancel1")
    (line,) = equation["lines"]
    assert json.dumps(line["symbols"]).count('"cancelled": true') == 2
    assert keys(line["numbers"], "mn") == ["x1.1", "y.1", "d1.1"]


def test_nothing_cancels_with_squared_error_or_where_the_output_is_saturated() -> None:
    squared = Shape((2, 1), "sigmoid", "squared_error", has_biases=True)
    assert equation_of(Lines(squared, (1, 1), 1, "W", 4, 4), "cancel1") is None
    crossed = Shape((2, 1), "sigmoid", "cross_entropy", has_biases=True)
    saturated = Lines(crossed, (1, 1), 1, "W", 4, 4, is_saturated=True)
    assert equation_of(saturated, "cancel1") is None


def keys(markup: Any, tag: str) -> list[str]:
    """The quantities that the elements of one kind name, in order."""
    if not isinstance(markup, list):
        return []
    found = [markup[1]["q"]] if markup[:1] == [tag] and "q" in markup[1] else []
    return found + [key for child in markup for key in keys(child, tag)]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_typeset_names_only_numbers_that_there_are(hidden: list[int]) -> None:
    lines, numbers = everything(hidden, "sigmoid", "cross_entropy", biases=True)
    for section in json.loads(typeset(lines)):
        for equation in section["equations"]:
            used = keys(list(equation.values()), "mn") + keys(
                [list(line.values()) for line in equation.get("lines", [])], "mn"
            )
            used += keys([list(factor.values()) for factor in equation.get("factors", [])], "mn")
            assert used, equation["key"]
            assert set(used) <= set(numbers), equation["key"]


def test_sums_are_written_out_in_numbers_and_kept_short_in_symbols() -> None:
    shape = Shape((3, 4, 1), "sigmoid", "squared_error", has_biases=True)
    lines = Lines(shape, (2, 3, 1), 1, "W", 4, 4)
    forward = json.loads(typeset(lines))[0]["equations"][0]["lines"][0]
    assert keys(forward["numbers"], "mn") == [
        "W1.3.1", "x0.1", "W1.3.2", "x0.2", "W1.3.3", "x0.3", "b1.3", "z1.3",
    ]  # fmt: skip
    assert keys(forward["symbols"], "msubsup") == ["z1.3", "W1.3.2", "x0.2", "b1.3"]
    assert len(forward["numbers"]) == 1 + 4 + 1  # it may be broken before every plus


def test_the_letters_of_a_unit_are_numbers_where_a_line_is_about_that_unit() -> None:
    shape = Shape((3, 4, 1), "sigmoid", "squared_error", has_biases=True)
    line = json.loads(typeset(Lines(shape, (2, 3, 1), 1, "W", 4, 4)))[0]["equations"][0]["lines"][0]
    general, concrete = line["symbols"][0], line["numbers"][0]
    assert general[3] == ["mrow", {}, ["mi", {}, "j"]]
    assert concrete[3] == ["mrow", {}, ["mn", {}, "3"]]


def test_all_steps_of_the_sigmoid_s_derivative_are_there_and_relu_has_its_own() -> None:
    for activation, steps in (("sigmoid", 7), ("tanh", 2), ("relu", 2)):
        lines, _ = everything([2], activation, "squared_error", biases=True)
        lines = Lines(lines.shape, (1, 1, 1), 1, "W", 4, 4)
        *_, slope, _ = lines.sections()
        assert len(slope.equations[1].rights) == steps
    lines, _ = everything([2], "identity", "squared_error", biases=True)
    assert Lines(lines.shape, (1, 1, 1), 1, "W", 4, 4).sections()[-2].equations == []


@pytest.mark.parametrize(("path", "layer"), list(product([(1, 1, 1), (3, 4, 1)], [1, 2])))
def test_the_update_shown_is_what_a_step_of_training_does(path: tuple[int, ...], layer: int) -> None:
    network = Network([3, 4, 1], seed=2)
    shape = Shape((3, 4, 1), "sigmoid", "squared_error", has_biases=True)
    lines = Lines(shape, path, layer, "W", 4, 4)
    trainer = Trainer(network, EXAMPLES, learning_rate=3.0, batch_size=4)
    numbers = numbers_of(trainer, lines, example=0)
    gradients = network.gradients(EXAMPLES.inputs, EXAMPLES.targets)
    to, source = path[layer], path[layer - 1]
    w = network.weights[layer - 1][to - 1, source - 1]
    step = 3.0 * gradients.weights[layer - 1][to - 1, source - 1]
    assert numbers[f"nW{layer}.{to}.{source}"] == w - step
    assert numbers[f"W{layer}.{to}.{source}"] == w
