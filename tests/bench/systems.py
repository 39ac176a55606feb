"""The interface of the measured systems, and the rounds in which they take turns."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Skipped(Exception):
    """A system that cannot be measured here; the message says why, and what to do about it."""


class System(Protocol):
    """Something that can train 784-30-10 on MNIST's 60,000 images."""

    name: str

    def epoch(self, batch_size: int) -> float:
        """Seconds for one epoch of a new network."""


Epochs = dict[str, dict[int, list[float]]]
"""Seconds by the system's name and the batch size."""


def run_rounds(
    systems: Sequence[System], batches: Sequence[int], rounds: int, report: Callable[[str], None]
) -> Epochs:
    """Every system with every batch size once in each round, in an order that rotates.

    Whatever else the machine does in the meantime then falls on all of them alike. One epoch of
    each system comes first and does not count: compilers and caches warm up in it.
    """
    for system in systems:
        report(f"warming up: {system.name}")
        system.epoch(batches[-1])
    seconds: Epochs = {system.name: {batch: [] for batch in batches} for system in systems}
    for turn in range(rounds):
        for batch in rotate(batches, turn):
            for system in rotate(systems, turn):
                elapsed = system.epoch(batch)
                seconds[system.name][batch].append(elapsed)
                report(f"round {turn + 1} of {rounds}, batch {batch}: {system.name} {elapsed:.2f} s")
    return seconds


def rotate[T](items: Sequence[T], turn: int) -> list[T]:
    first = turn % len(items)
    return [*items[first:], *items[:first]]
