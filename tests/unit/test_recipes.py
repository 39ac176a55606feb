import numpy as np
import pytest

from pynn import Examples, Trainer, accuracy, recipes
from pynn.examples import one_hot
from pynn.optimizers import GradientDescent
from pynn.recipes import DIGIT_RECIPES


def blobs(count: int) -> Examples:
    """Ten easily distinguished kinds of pictures, as bytes: a bright square each, with noise."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 10, count)
    images = rng.integers(0, 40, (count, 28, 28))
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 4)
        image[4 + 7 * row : 9 + 7 * row, 4 + 5 * column : 8 + 5 * column] = 220
    return Examples(images.reshape(count, 784).astype(np.uint8), one_hot(labels, 10), scale=1 / 255)


def trainer(name: str, epochs: int = 10, seed: int = 0) -> Trainer:
    chosen = DIGIT_RECIPES[name].defaults() | {"epochs": epochs}
    return recipes.digits_trainer(
        blobs(600), hidden=12, train_size=600, seed=seed, recipe=name, **chosen
    )


@pytest.mark.parametrize("name", DIGIT_RECIPES)
def test_every_recipe_learns_and_depends_on_its_seed_alone(name: str) -> None:
    runs = [trainer(name), trainer(name), trainer(name, seed=1)]
    for run in runs:
        for _ in run:
            pass
        assert accuracy(run.network, run.examples) > 0.95
    first, same, other = (run.network.weights[0] for run in runs)
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)


def test_the_document_s_recipe_is_plain_gradient_descent_on_squared_errors() -> None:
    run = trainer("document")
    assert isinstance(run.optimizer, GradientDescent)
    assert run.network.loss_name == "squared_error"
    assert run._batches.augment is None
