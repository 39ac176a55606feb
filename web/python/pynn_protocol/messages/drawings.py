"""The messages of the digits lab about drawings and a user's own digits."""

from dataclasses import dataclass

from pynn_protocol.messages.common import Bytes, Floats
from pynn_protocol.messages.digits import DigitsProgress


@dataclass(frozen=True)
class InkSteps:
    """The steps from ink to input that are taken."""

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
    """Read 28 × 28 bytes that are made like MNIST's."""

    picture: Bytes


@dataclass(frozen=True)
class InkPicture:
    """A picture of ink, a byte a pixel."""

    height: int
    width: int
    ink: Bytes


@dataclass(frozen=True)
class Explanation:
    """How a network comes to its outputs for one picture.

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
    """What the network answers to a drawing, and everything that is shown of it."""

    drawing: int
    """Names the drawing in later requests."""
    digit: int | None
    """The answer; None without ink, or where the network is not sure."""
    doubt: str | None
    """Why it is not sure."""
    guesses: list[int]
    outputs: list[float] | None
    picture: list[float] | None
    """The network's input, 784 values from 0 to 1."""
    stages: dict[str, InkPicture] | None
    """The drawing after each step but the last; None for a picture."""
    explanation: Explanation | None
    step: int
    """The step of the network that has read it."""


@dataclass(frozen=True)
class ReadAgain:
    """Read a drawing again, by the network as it is now."""

    drawing: int


@dataclass(frozen=True)
class OwnDigits:
    """All digits: their pictures one after the other, their labels, and what each is read as."""

    images: Bytes
    labels: list[int]
    answers: list[int]
    file: bytes
    """The content of an ``.npz``."""


@dataclass(frozen=True)
class AddOwnDigit:
    """Add a drawing that was read, with the right answer."""

    drawing: int
    digit: int


@dataclass(frozen=True)
class RemoveOwnDigit:
    """Remove one, by its place."""

    index: int


@dataclass(frozen=True)
class PutOwnDigits:
    """Replace all."""

    images: Bytes
    labels: list[int]


@dataclass(frozen=True)
class LoadOwnDigits:
    """Replace all by those of a file."""

    content: bytes


@dataclass(frozen=True)
class Taught:
    """The shares that are read rightly before and after teaching."""

    digits: OwnDigits
    own: tuple[float, float]
    test: tuple[float, float]
    progress: DigitsProgress
