"""The messages of the digits lab about a trained network."""

from dataclasses import dataclass

from pynn_protocol.messages.common import Bytes, SignedBytes


@dataclass(frozen=True)
class Units:
    """The weights from the 784 pixels to each unit of the first layer.

    ``weights`` are signed bytes: ±127 is the unit's own ``largest`` weight.
    """

    step: int
    sizes: list[int]
    weights: SignedBytes
    largest: list[float]
    biases: list[float]


@dataclass(frozen=True)
class Confusion:
    """The confusion matrix: counts of each digit (row) being read as each (column)."""

    step: int
    counts: list[list[int]]
    accuracy: float


@dataclass(frozen=True)
class TestDigit:
    """A test digit and the network's answer to it."""

    number: int
    truth: int
    answer: int
    answer_output: float
    truth_output: float


@dataclass(frozen=True)
class TestDigitList:
    """The first of ``count`` test digits, their pixels one after the other."""

    count: int
    digits: list[TestDigit]
    pixels: Bytes


@dataclass(frozen=True)
class OneTestDigit:
    """One test digit with all outputs."""

    digit: TestDigit
    outputs: list[float]
    pixels: Bytes


@dataclass(frozen=True)
class GetConfused:
    """Get the test digits of one class that were read as another."""

    truth: int
    answer: int


@dataclass(frozen=True)
class GetTestDigit:
    """Get a test digit by its number, as a user typed it."""

    number: str | int
