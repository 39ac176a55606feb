"""A digits lab with a made-up MNIST: few digits, quickly learned."""

import lzma
from pathlib import Path

import numpy as np
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.session import DigitsSession
from pynn_labs.digits.shards import ShardUnpacker
from pynn_protocol.messages import DigitsProgress

import pynn
from pynn import settings
from pynn.digits import mnist

CHOSEN = settings.defaults(settings.DIGITS) | {
    "train_size": 1000,
    "epochs": 2,
    "hidden": 8,
    "seed": 5,
}


def made_up(count: int, seed: int) -> tuple[mnist.Bytes, mnist.Bytes]:
    """Images (count, 28, 28) and labels (count,): class c is bright in its own band of rows."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, count).astype(np.uint8)
    images = rng.integers(0, 60, (count, 28, 28)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[2 * label + 2 : 2 * label + 5] += 180
    return images, labels


def write_files(folder: Path, train: int, test: int) -> Path:
    """Write MNIST's four files with these numbers of digits; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, count, seed in (("train", train, 1), ("test", test, 2)):
        for part, array in zip(("images", "labels"), made_up(count, seed), strict=True):
            (folder / mnist.FILES[f"{kind}_{part}"]).write_bytes(mnist.idx_bytes(array))
    return folder


def shard(count: int, seed: int) -> bytes:
    """A packed piece of made-up digits."""
    images, labels = made_up(count, seed)
    return lzma.compress(mnist.idx_bytes(images) + mnist.idx_bytes(labels), preset=0)  # the fastest


def read_shard(content: bytes) -> pynn.Examples:
    """All of one shard at once."""
    unpacker = ShardUnpacker(content)
    assert unpacker.advance()
    return unpacker.examples()


SHARD_SIZE = 400
TRAIN = [shard(SHARD_SIZE, 1), shard(SHARD_SIZE, 2), shard(200, 4)]
TEST = shard(1500, 3)


def give_train(data: DigitsData, *shards: bytes) -> None:
    """Hand over shards as the worker does."""
    for content in shards:
        data.add_train_shard(content)
        while not data.unpack(seconds=0).done:
            pass


def give_test(data: DigitsData) -> None:
    data.set_test(TEST)
    while not data.unpack(seconds=0).done:
        pass


def full_data() -> DigitsData:
    data = DigitsData()
    give_train(data, *TRAIN)
    give_test(data)
    return data


def train_to_end(lab: DigitsSession) -> DigitsProgress:
    """Drive the lab to its end as the worker does; returns the last progress."""
    for _ in range(10_000):
        progress = lab.advance(seconds=0.01)
        if progress.finished:
            return progress
        assert not progress.waiting
    raise AssertionError("the run never finished")


def train_epoch(lab: DigitsSession) -> DigitsProgress:
    """Drive the lab to the end of an epoch; returns the progress with its checkpoint."""
    while (progress := lab.advance(seconds=0)).checkpoint is None:
        pass
    return progress
