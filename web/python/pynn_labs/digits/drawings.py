"""Reading of drawings, with every step from ink to input, and how the outputs are computed from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import Explanation, InkPicture, Reading

from pynn.activations import Array
from pynn.digits import reading
from pynn.digits.drawing import SIDE, Preparation, Steps
from pynn.errors import printable
from pynn.network import Network
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.session import DigitsSession
from pynn_labs.digits.shards import Buffer


@dataclass(frozen=True)
class _Drawing:
    """The last drawing, to be read again."""

    number: int
    read: Callable[[Steps | None], reading.Reading]
    """Reads it with the network that is shown; by these steps, or by the chosen ones (None)."""


class DrawingReader:
    """Reads with the network that is shown, and remembers the last drawing by its number."""

    def __init__(self, session: DigitsSession, data: DigitsData) -> None:
        self._session, self._data = session, data
        self._last: _Drawing | None = None

    def read(self, ink: Buffer, height: int, width: int, steps: Mapping[str, bool]) -> Reading:
        """Read the drawing in ``height`` × ``width`` bytes of ink (0 is paper), by these ``steps``."""
        pixels = np.frombuffer(ink, dtype=np.uint8).reshape(int(height), int(width)).copy()
        chosen = reading.PreparedInk(pixels, Steps(**steps))  # once: it is read again while training

        def read(other: Steps | None) -> reading.Reading:
            drawing = chosen if other is None else reading.PreparedInk(pixels, other)
            return drawing.read(self._session.network, familiar=self._data.familiar)

        return self._remember(read)

    def read_picture(self, picture: Buffer) -> Reading:
        """Read 28 × 28 bytes that are made like MNIST's, such as one of its own digits."""
        made = np.frombuffer(picture, dtype=np.uint8).reshape(SIDE, SIDE) / 255

        def read(_: Steps | None) -> reading.Reading:
            familiar = self._data.familiar
            return reading.read_picture(self._session.network, made, familiar=familiar)

        return self._remember(read)

    def read_again(self, drawing: int) -> Reading:
        """Read a drawing by the network as it is now. Raises RejectedInput for any but the last one."""
        remembered = self._remembered(drawing)
        return self._answer(remembered.number, remembered.read(None))

    def example(self, drawing: int) -> NDArray[np.uint8]:
        """A drawing as a digit to learn from, (28, 28), made by all steps.

        Raises RejectedInput for any but the last drawing, and for one without ink.
        """
        picture = self._remembered(drawing).read(Steps()).picture
        if picture is None:
            raise RejectedInput("no-ink")
        return np.rint(255 * picture).astype(np.uint8)

    def _remember(self, read: Callable[[Steps | None], reading.Reading]) -> Reading:
        number = self._last.number + 1 if self._last else 1
        self._last = _Drawing(number, read)
        return self._answer(number, read(None))

    def _remembered(self, drawing: int) -> _Drawing:
        if self._last is None or self._last.number != drawing:
            raise RejectedInput("drawing-gone", drawing=printable(drawing))
        return self._last

    def _answer(self, number: int, found: reading.Reading) -> Reading:
        picture, outputs = found.picture, found.outputs
        return Reading(
            drawing=number,
            digit=found.digit,
            doubt=found.doubt,
            guesses=list(found.guesses),
            outputs=None if outputs is None else outputs.tolist(),
            picture=None if picture is None else picture.ravel().tolist(),
            stages=None if found.prepared is None else _stages(found.prepared),
            explanation=None if picture is None else explain(self._session.network, picture),
            step=self._session.shown_step,
        )


def _stages(prepared: Preparation) -> dict[str, InkPicture]:
    """The ink after each step, for the page to paint."""
    made = {"crop": prepared.cropped, "width": prepared.even, "scale": prepared.scaled}
    return {name: _painted(grid) for name, grid in made.items()}


def _painted(grid: Array) -> InkPicture:
    height, width = grid.shape
    return InkPicture(height, width, np.rint(255 * grid).astype(np.uint8))


def explain(network: Network, picture: Array) -> Explanation:
    """The parts that add up to each digit's score for ``picture``, 784 values from 0 to 1."""
    values = [layer[0] for layer in network.layers(np.reshape(picture, (1, -1)))]
    W, b, x = network.weights[-1], network.biases[-1], values[-2]
    contributions = W * x  # W_kj x_j   (10, n_in)
    return Explanation(
        sizes=list(network.sizes),
        lit=values[1].tolist(),
        activations=x.tolist(),
        weights=W.astype(np.float32),
        contributions=contributions.astype(np.float32),
        biases=b.tolist(),
        scores=(contributions.sum(axis=1) + b).tolist(),  # z_k = Σ_j W_kj x_j + b_k
        outputs=values[-1].tolist(),
        output_activation=network.output_activation,
    )
