"""The messages of the digits lab about drawings and a user's own digits."""

from dataclasses import dataclass

from pynn_protocol.messages.common import Bytes, Floats
from pynn_protocol.messages.digits import DigitsProgress


@dataclass(frozen=True)
class InkSteps:
    """The steps from ink to input, and which of them are done."""

    crop: bool
    width: bool
    scale: bool
    centre: bool


@dataclass(frozen=True)
class ReadDrawing:
    """Read a drawing: bytes of ink, 0 for paper, of ``height`` × ``width``."""

    ink: Bytes
    height: int
    width: int
    steps: InkSteps


@dataclass(frozen=True)
class ReadPicture:
    """Read 28 × 28 bytes in MNIST's format."""

    picture: Bytes


@dataclass(frozen=True)
class InkPicture:
    """A picture of ink, one byte for each pixel."""

    height: int
    width: int
    ink: Bytes


@dataclass(frozen=True)
class Explanation:
    """The computation of a network's outputs for one picture.

    Into the score z_k of digit k go the values a_j of the layer before: z_k = Σ_j W_kj a_j + b_k.
    ``weights`` W_kj and ``contributions`` W_kj a_j have a row for each digit. Without a hidden layer
    the layer before is the picture.
    """

    sizes: list[int]
    lit: list[float]
    """The values of the units of the first layer."""
    activations: list[float]
    weights: Floats
    contributions: Floats
    biases: list[float]
    scores: list[float]
    outputs: list[float]
    output_activation: str


@dataclass(frozen=True)
class Reading:
    """The network's answer to a drawing, with everything that the page shows of it."""

    drawing: int
    """The drawing's number in later requests."""
    digit: int | None
    """The answer; None without ink, or if the network is not sure."""
    doubt: str | None
    """The reason why it is not sure."""
    guesses: list[int]
    outputs: list[float] | None
    picture: list[float] | None
    """The network's input, 784 values from 0 to 1."""
    stages: dict[str, InkPicture] | None
    """The drawing after each step but the last; None for a picture."""
    explanation: Explanation | None
    step: int
    """The step of the network that read it."""


@dataclass(frozen=True)
class ReadAgain:
    """Read a drawing again with the network as it is now."""

    drawing: int


@dataclass(frozen=True)
class OwnDigits:
    """All digits: their pictures one after the other, their labels, and the network's answers."""

    images: Bytes
    labels: list[int]
    answers: list[int]
    file: bytes
    """The content of an ``.npz``."""


@dataclass(frozen=True)
class AddOwnDigit:
    """Add a drawing that was read, with its label."""

    drawing: int
    digit: int


@dataclass(frozen=True)
class RemoveOwnDigit:
    """Remove the digit at a place."""

    index: int


@dataclass(frozen=True)
class PutOwnDigits:
    """Replace all digits."""

    images: Bytes
    labels: list[int]


@dataclass(frozen=True)
class LoadOwnDigits:
    """Replace all digits by those of a file."""

    content: bytes


@dataclass(frozen=True)
class TeachingResult:
    """The effect of teaching: the shares that are read correctly before and after it."""

    digits: OwnDigits
    own: tuple[float, float]
    test: tuple[float, float]
    progress: DigitsProgress
