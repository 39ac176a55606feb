import itertools

import numpy as np
import pytest

from pynn import Network, recipes, settings, truth_table
from pynn.obstacles import Obstacle, obstacle

DEFAULTS = settings.defaults(settings.TRUTH_TABLE)
XOR = truth_table.boolean_function(2, [0, 1, 1, 0])
AND = truth_table.boolean_function(2, [0, 0, 0, 1])


@pytest.mark.parametrize(("n_inputs", "separable"), [(2, 14), (3, 104), (4, 1882)])
def test_without_a_hidden_layer_just_the_known_number_of_functions_is_left(
    n_inputs: int, separable: int
) -> None:
    # OEIS A000609: Boolean functions of n variables that one hyperplane separates
    network = Network([n_inputs, 1])
    every_table = itertools.product((0, 1), repeat=2**n_inputs)
    tables = (truth_table.boolean_function(n_inputs, targets) for targets in every_table)
    assert sum(obstacle(network, table) is None for table in tables) == separable


@pytest.mark.parametrize("sizes", [[2, 1], [2, 1, 1], [2, 1, 1, 1]])
def test_the_rows_that_prove_it_for_xor_have_the_same_sum(sizes: list[int]) -> None:
    proof = obstacle(Network(sizes), XOR)
    assert proof == Obstacle("one_line", (1, 2, 0, 3))
    a, b, c, d = XOR.inputs[list(proof.rows)]
    assert np.array_equal(a + b, c + d)


def test_layers_without_a_nonlinearity_are_one_line_however_many() -> None:
    assert obstacle(Network([2, 8, 8, 1], activation="identity"), XOR) is not None
    assert obstacle(Network([2, 8, 8, 1], activation="relu"), XOR) is None
    assert obstacle(Network([2, 1, 8, 1]), XOR) is None


@pytest.mark.parametrize(
    ("sizes", "activation", "stuck"),
    [([2, 1], "sigmoid", True), ([2, 4, 1], "tanh", True), ([2, 4, 1], "relu", True),
     ([2, 4, 1], "sigmoid", False)],
)  # fmt: skip
def test_without_biases_a_row_of_zeros_stays_at_one_half(
    sizes: list[int], activation: str, stuck: bool
) -> None:
    network = Network(sizes, activation=activation, has_biases=False)
    assert (obstacle(network, AND) == Obstacle("zero_row", (0,))) == stuck
    assert (network.forward([[0, 0]])[0, 0] == 0.5) == stuck
    assert obstacle(Network(sizes, activation=activation), AND) is None
    assert obstacle(network, truth_table.document_table([0, 0, 0, 1])) is None


@pytest.mark.parametrize(
    "change", [{"hidden_layers": 0}, {"activation": "tanh", "biases": "off"}, {"hidden": 1}]
)
def test_training_bears_it_out_for_xor(change: dict[str, object]) -> None:
    trainer = recipes.truth_table_trainer(XOR, epochs=4000, **DEFAULTS | change)
    assert obstacle(trainer.network, XOR) is not None
    assert all(recipes.largest_miss(trainer.network, XOR) > 0.4 for _ in trainer)
