"""For every network, each equation of the derivation leads to lines of the package."""

from itertools import product

import pytest
from pynn_app.code_lab.equation_lines import BACKPROPAGATION, places
from pynn_app.code_lab.package import Package
from pynn_app.dispatcher import Dispatcher
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.notation import Shape

from pynn import settings
from tests.unit.answering import answer_of

HIDDEN: tuple[tuple[int, ...], ...] = ((), (4,), (3, 3))
WITHOUT = {"sigma", "slope"}
"""The identity has no line that computes it."""


def every_derivation() -> list[Lines]:
    found = []
    for hidden, activation, loss, biases, part in product(
        HIDDEN,
        ("sigmoid", "tanh", "relu", "identity"),
        ("squared_error", "cross_entropy"),
        (True, False),
        "Wb",
    ):
        if part == "b" and not biases:
            continue
        sizes = (3, *hidden, 1)
        shape = Shape(sizes, activation, loss, biases)
        found += [Lines(shape, (1,) * len(sizes), layer, part, 4, 4) for layer in range(1, len(sizes))]
    return found


DERIVATIONS = every_derivation()


def test_every_equation_of_every_network_has_lines() -> None:
    for lines in DERIVATIONS:
        for key, found in places(lines).items():
            assert found or (key in WITHOUT and lines.shape.activation == "identity"), key


def test_every_line_stands_in_its_file_once_and_where_it_is_said_to_stand(package: Package) -> None:
    for place in {
        place for lines in DERIVATIONS for found in places(lines).values() for place in found
    }:
        text = package.originals[place.file]
        assert text.count(place.snippet) == 1, place
        before = text[: text.index(place.snippet)].splitlines()
        heads = [
            line for line in before if line.lstrip().startswith(("def ", "class ")) or "= {" in line
        ]
        assert place.within in heads[-1], place


@pytest.mark.parametrize(
    ("key", "file", "words"),
    [
        ("z1", BACKPROPAGATION, "@ W.T + b"),
        ("z2", BACKPROPAGATION, "@ W.T + b"),
        ("x1", BACKPROPAGATION, "activation.function(z)"),
        ("loss", "pynn/losses.py", "(y - y_hat) ** 2"),
        ("mean_loss", BACKPROPAGATION, ".mean()"),
        ("d2", BACKPROPAGATION, "loss_function.delta"),
        ("d1", BACKPROPAGATION, "hidden.backward"),
        ("gW2", BACKPROPAGATION, "delta.T @ x"),
        ("mean_W", BACKPROPAGATION, "delta.T @ x"),
        ("update_W", "pynn/optimizers.py", "w -= xi * gradient"),
        ("slope", "pynn/activations.py", "a * (1 - a)"),
        ("check", "pynn/gradient_check.py", "(above - below)"),
    ],
)
def test_the_lines_are_those_that_compute_it(
    shared_dispatcher: Dispatcher, key: str, file: str, words: str
) -> None:
    (place, *_) = answer_of(shared_dispatcher, "equations.lines", {})["value"][key]
    assert place["file"] == file
    assert words in place["snippet"]


def test_the_equations_are_those_that_the_lab_shows_now(dispatcher: Dispatcher) -> None:
    chosen = settings.defaults(settings.TRUTH_TABLE) | {"loss": "cross_entropy", "hidden_layers": 2}
    answer_of(dispatcher, "truth_table.configure", {"settings": chosen})
    found = answer_of(dispatcher, "equations.lines", {})["value"]
    assert {"z1", "z2", "z3", "gW3"} <= set(found)
    assert "np.logaddexp" in found["loss"][0]["snippet"]
    assert "y_hat - y" in found["cancel3"][0]["snippet"]
