"""Errors of pynn, as bad input causes them: at least one for each of its codes but a few."""

import io
import math
import zipfile
from collections.abc import Callable

import numpy as np
import pytest

from pynn import Examples, History, Network, Trainer, archive, settings, truth_table
from pynn.digits import collection, mnist
from pynn.digits.collection import OwnDigits
from pynn.errors import CodedError


def npz(**arrays: object) -> io.BytesIO:
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]
    return io.BytesIO(file.getvalue())


def model(**changes: object) -> io.BytesIO:
    """A saved network with other arrays; None leaves one out."""
    file = io.BytesIO()
    Network([2, 1]).save(file)
    with np.load(io.BytesIO(file.getvalue())) as saved:
        arrays = dict(saved) | changes
    return npz(**{name: array for name, array in arrays.items() if array is not None})


def digits_file(**arrays: object) -> bytes:
    return npz(**arrays).getvalue()


def read_compressed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("numbers.npy", bytes(100))
    with archive.reading(io.BytesIO(file.getvalue())) as arrays:
        arrays.header("numbers")


def read_array(name: str, **arrays: object) -> None:
    with archive.reading(npz(**arrays)) as opened:
        opened.array(name)


def run(learning_rate: float = 0.1) -> Trainer:
    network = Network([2, 3, 1], activation="identity", output_activation="identity")
    examples = Examples(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.0], [1.0]]))
    return Trainer(network, examples, learning_rate=learning_rate, batch_size=2, epochs=9_999)


def diverge() -> None:
    for _ in run(learning_rate=500):
        pass


def diverge_by_bad_weights() -> None:
    trainer = run()
    next(trainer)
    trainer.network.weights[1][0, 0] = math.nan
    next(trainer)


def diverge_by_bad_biases() -> None:
    trainer = run()
    next(trainer)
    trainer.network.biases[0][0] = math.inf
    next(trainer)


def diverge_by_bad_inputs() -> None:
    trainer = run()
    next(trainer)
    trainer.examples.inputs[0, 0] = math.nan
    next(trainer)


def diverge_before_any_step() -> None:
    trainer = run()
    trainer.network.weights[0][0, 0] = math.nan
    next(trainer)


def large_network() -> Network:
    network = Network([2, 1])
    network.weights[0][...] = 1e300
    return network


ONE_DIGIT = np.zeros((1, 28, 28), np.uint8), np.zeros(1, np.uint8)
TABLE = settings.defaults(settings.TRUTH_TABLE)


def set_up(**change: object) -> None:
    settings.parse(settings.TRUTH_TABLE, TABLE | change)


SAMPLES: list[Callable[[], object]] = [
    read_compressed,
    lambda: read_array("missing", numbers=np.zeros(3)),
    lambda: read_array("numbers", numbers=np.array([object])),
    lambda: Network.load(io.BytesIO(b"no zip")),
    lambda: Network.load(model(format_version=7)),
    lambda: Network.load(model(loss=None)),
    lambda: Network.load(model(loss=np.zeros(3))),
    lambda: Network.load(model(sizes=np.zeros(3))),
    lambda: Network.load(model(sizes=np.ones(1_234, np.int64))),
    lambda: Network.load(model(sizes=np.array([0, 1]), weights_0=np.zeros((1, 0)))),
    lambda: Network.load(model(weights_0=None)),
    lambda: Network.load(model(weights_0=np.zeros((1, 2), np.int8))),
    lambda: Network.load(model(weights_0=np.zeros((5, 2)))),
    lambda: Network.load(model(weights_0=np.full((1, 2), math.nan))),
    lambda: Network.load(model(has_biases=False, biases_0=np.ones(1))),
    lambda: Network.load(model(weights_0=np.zeros((1, 2), np.float32))),
    lambda: Network.load(model(activation="swish")),
    lambda: Network.load(model(output_activation="swish")),
    lambda: Network.load(model(loss="hinge")),
    lambda: Network.load(model(loss="cross_entropy", output_activation="tanh")),
    lambda: Network([2, 1], output_activation="softmax"),
    lambda: Network([2]),
    lambda: Network([2**40, 2**40]),
    lambda: large_network().astype(np.float32),
    lambda: collection.from_bytes(b"no zip"),
    lambda: collection.from_bytes(digits_file(images=ONE_DIGIT[0])),
    lambda: collection.from_bytes(digits_file(images=np.zeros((1, 9)), labels=ONE_DIGIT[1])),
    lambda: collection.from_bytes(digits_file(images=ONE_DIGIT[0], labels=np.zeros(1))),
    lambda: collection.from_bytes(digits_file(images=ONE_DIGIT[0], labels=ONE_DIGIT[1] + 99)),
    lambda: collection.from_bytes(
        digits_file(images=np.zeros((1_001, 28, 28), np.uint8), labels=np.zeros(1_001, np.uint8))
    ),
    lambda: OwnDigits().add(ONE_DIGIT[0], 10),
    lambda: OwnDigits(np.zeros((500, 28, 28), np.uint8), np.zeros(500, np.uint8)).add(ONE_DIGIT[0], 1),
    lambda: OwnDigits().remove(3),
    lambda: mnist.parse_idx(b"odd!"),
    lambda: mnist.parse_idx(b"\0\0\x08\x03\0"),
    lambda: mnist.parse_idx(b"\0\0\x08\x01\0\0\x10\0abc"),
    lambda: mnist.digits(ONE_DIGIT[0], np.array([10], np.uint8)),
    lambda: mnist.digits(ONE_DIGIT[0], np.array([1.5])),
    lambda: truth_table.table("5", [0, 1]),
    lambda: truth_table.table("2", [0, 1]),
    lambda: truth_table.preset_table("secret", "2"),
    lambda: History(run()).visit(1_000),
    diverge,
    diverge_by_bad_weights,
    diverge_by_bad_biases,
    diverge_by_bad_inputs,
    diverge_before_any_step,
    lambda: set_up(learning_rate="abc"),
    lambda: set_up(learning_rate=""),
    lambda: set_up(seed=-1),
    lambda: set_up(seed=None),
    lambda: set_up(loss="hinge"),
    lambda: set_up(loss=""),
    lambda: settings.parse(settings.TRUTH_TABLE, None),  # type: ignore[arg-type]
]


def sample_errors() -> list[CodedError]:
    """The error of each sample."""
    return [_error_of(sample) for sample in SAMPLES]


def _error_of(sample: Callable[[], object]) -> CodedError:
    with pytest.raises(CodedError) as caught:
        sample()
    return caught.value
