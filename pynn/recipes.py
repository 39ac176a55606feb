"""The two runs of the source document, from their settings: one place for page and command line."""

import numpy as np

from pynn import mnist
from pynn.examples import Examples
from pynn.network import Network
from pynn.training import Trainer

LEARNED = 0.1
"""A truth table counts as learned when every output is this close to its target."""


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
) -> Trainer:
    """784-``hidden``-10 on the first ``train_size`` digits of MNIST, by mini-batches, float32.

    ``network`` is trained instead of a newly drawn one, in the same order of examples.
    """
    rng = np.random.default_rng(seed)
    drawn = Network([mnist.PIXELS, hidden, mnist.CLASSES], seed=rng, dtype=np.float32)
    return Trainer(
        network or drawn,
        train.first(train_size),
        learning_rate=learning_rate,
        batch_size=batch_size,
        epochs=epochs,
        seed=rng,
        shard_size=mnist.SHARD_SIZE,
    )


def largest_miss(network: Network, examples: Examples) -> float:
    """max |ŷ − y| over every row and output."""
    x, y = examples.batch(slice(None), network.dtype)
    return float(np.abs(network.forward(x) - y).max())
