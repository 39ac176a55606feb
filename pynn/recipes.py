"""The two classic runs, a truth table and MNIST, from their settings."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from pynn.batch_order import Augmentation
from pynn.digits import mnist
from pynn.digits.augmentation import shifted
from pynn.examples import Examples
from pynn.network import Network
from pynn.optimizers import GradientDescent, Momentum, Optimizer
from pynn.schedules import Schedule, constant, cosine
from pynn.training import Trainer

LEARNED = 0.1
"""A truth table counts as learned when every output is this close to its target."""
FIRST_EPOCH_BLOCK = 5_000
"""Digits of a block in the first epoch, see ``Trainer``. The order of the examples depends on it, and
so do the numbers of a run: it is the same on every platform."""


def truth_table_trainer(
    examples: Examples,
    *,
    hidden: int,
    learning_rate: float,
    seed: int,
    epochs: int,
    hidden_layers: int = 1,
    activation: str = "sigmoid",
    loss: str = "squared_error",
    biases: str = "on",
    batch: str = "all",
) -> Trainer:
    """Gradient descent on a truth table, float64, with a sigmoid for the one output.

    ``hidden_layers`` layers of ``hidden`` units. ``batch`` is "all": every row in every step, so one
    step an epoch; or "one": a row a step, in random order. ``biases`` is "on" or "off".
    """
    rng = np.random.default_rng(seed)
    network = Network(
        [examples.inputs.shape[1], *hidden_layers * [hidden], 1],
        seed=rng,
        activation=activation,
        loss=loss,
        has_biases=biases == "on",
    )
    return Trainer(
        network,
        examples,
        learning_rate=learning_rate,
        batch_size=len(examples) if batch == "all" else 1,
        epochs=epochs,
        seed=rng,
    )


@dataclass(frozen=True)
class Recipe:
    """A way to train sigmoid units to read digits. Some fields are defaults that settings override."""

    learning_rate: float
    batch_size: int
    epochs: int
    loss: str
    output_activation: str = "sigmoid"
    momentum: float = 0.0
    weight_decay: float = 0.0
    schedule: Schedule = constant
    augment: Augmentation | None = None

    def defaults(self) -> dict[str, Any]:
        """The settings that belong to it."""
        return {
            "learning_rate": self.learning_rate,
            "batch_size": self.batch_size,
            "epochs": self.epochs,
        }

    def optimizer(self, learning_rate: float) -> Optimizer:
        """Its optimizer, with this learning rate."""
        if self.momentum == self.weight_decay == 0:
            return GradientDescent(learning_rate)
        return Momentum(learning_rate, self.momentum, self.weight_decay)


DIGIT_RECIPES = {
    "document": Recipe(
        # the classic recipe, squared error and plain gradient descent: about 95 %
        learning_rate=1.0,
        batch_size=10,
        epochs=5,
        loss="squared_error",
    ),
    "improved": Recipe(
        # Nielsen, chapter 3: cross-entropy, whose slope does not fade where σ is flat
        learning_rate=0.5,
        batch_size=10,
        epochs=30,
        loss="cross_entropy",
        weight_decay=5.0 / 50_000,  # his λ/n
    ),
    "best": Recipe(
        # the most that 30 hidden units can do
        learning_rate=0.25,
        batch_size=32,
        epochs=60,
        loss="cross_entropy",
        output_activation="softmax",
        momentum=0.9,
        weight_decay=6e-5,
        schedule=cosine,
        augment=shifted,
    ),
}
"""By name. *best* was chosen on the last 10,000 training digits, never on the test digits."""


def digits_trainer(
    train: Examples,
    *,
    hidden: int,
    learning_rate: float,
    batch_size: int,
    epochs: int,
    train_size: int,
    seed: int,
    network: Network | None = None,
    recipe: str = "document",
) -> Trainer:
    """784-``hidden``-10 on the first ``train_size`` digits of MNIST, by mini-batches, float32.

    ``network`` is trained instead of a newly drawn one, in the same order of examples. ``recipe`` is a
    name of ``DIGIT_RECIPES``; its learning rate, batch size and epochs are replaced by those given.
    """
    chosen = DIGIT_RECIPES[recipe]
    rng = np.random.default_rng(seed)
    drawn = Network(
        [mnist.PIXELS, hidden, mnist.CLASSES],
        seed=rng,
        dtype=np.float32,
        loss=chosen.loss,
        output_activation=chosen.output_activation,
    )
    return Trainer(
        network or drawn,
        train.first(train_size),
        optimizer=chosen.optimizer(learning_rate),
        batch_size=batch_size,
        epochs=epochs,
        seed=rng,
        first_epoch_block=FIRST_EPOCH_BLOCK,
        schedule=chosen.schedule,
        augment=chosen.augment,
    )


def largest_miss(network: Network, examples: Examples) -> float:
    """max |ŷ − y| over every row and output."""
    x, y = examples.batch(slice(None), network.dtype)
    return float(np.abs(network.forward(x) - y).max())
