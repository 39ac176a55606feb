"""An epoch of real MNIST: the same numbers, step by step."""

import os

import numpy as np
import pytest
from pynn_simd.backprop import load_backend

from pynn import backend, metrics, recipes, settings
from pynn.digits import mnist
from pynn.recipes import DIGIT_RECIPES


@pytest.fixture(scope="module")
def data() -> mnist.Mnist:
    return mnist.load("/mnist")


def run(data: mnist.Mnist, recipe: str, batch_size: int) -> tuple[list[float], float]:
    """The loss of every batch of an epoch, and the accuracy after it."""
    of_recipe = DIGIT_RECIPES[recipe].defaults()
    chosen = {"recipe": recipe, "batch_size": batch_size, "epochs": 1}
    defaults = settings.defaults(settings.DIGITS)
    trainer = recipes.digits_trainer(data.train, **defaults | of_recipe | chosen)
    losses = [trainer._recent[-1].loss for _ in trainer]
    return losses, metrics.accuracy(trainer.network, data.test)


@pytest.mark.parametrize(
    ("recipe", "batch_size"), [("document", 10), ("document", 32), ("improved", 10), ("best", 32)]
)
def test_losses_and_accuracy_of_an_epoch_are_numpy_s_to_rounding(
    data: mnist.Mnist, recipe: str, batch_size: int
) -> None:
    expected, accuracy = run(data, recipe, batch_size)
    backend.set_backend(load_backend(os.environ["PYNN_SIMD"]))
    found, fast_accuracy = run(data, recipe, batch_size)
    assert len(found) == -(-60_000 // batch_size)
    np.testing.assert_allclose(found, expected, rtol=0, atol=2e-4)
    assert np.mean(found) == pytest.approx(np.mean(expected), rel=1e-5)
    assert fast_accuracy == pytest.approx(accuracy, abs=3e-4)
