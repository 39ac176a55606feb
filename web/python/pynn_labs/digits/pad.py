"""What the pad asks: reading of a drawing, with every step from ink to input."""

from typing import Any

import numpy as np

from pynn.activations import Array
from pynn.digits.drawing import SIDE, Preparation, Steps
from pynn.digits.reading import Reading, read_drawing, read_picture
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.session import DigitsSession
from pynn_labs.digits.shards import Buffer


class DrawingReader:
    """Reads with the network that the lab looks at."""

    def __init__(self, lab: DigitsSession, data: DigitsData) -> None:
        self._lab, self._data = lab, data

    def read(self, ink: Buffer, height: int, width: int, steps: dict[str, bool]) -> dict[str, Any]:
        """Read the drawing in ``height`` × ``width`` bytes of ink (0 is paper), by these ``steps``."""
        pixels = np.frombuffer(ink, dtype=np.uint8).reshape(int(height), int(width))
        familiar = self._data.familiar
        return self._told(
            read_drawing(self._lab.network, pixels, steps=Steps(**steps), familiar=familiar)
        )

    def read_picture(self, picture: Buffer) -> dict[str, Any]:
        """Read 28 × 28 bytes that are made like MNIST's, such as one of its own digits."""
        made = np.frombuffer(picture, dtype=np.uint8).reshape(SIDE, SIDE) / 255
        return self._told(read_picture(self._lab.network, made, familiar=self._data.familiar))

    def _told(self, reading: Reading) -> dict[str, Any]:
        return {
            "digit": reading.digit,
            "doubt": reading.doubt,
            "guesses": list(reading.guesses),
            "outputs": None if reading.outputs is None else reading.outputs.tolist(),
            "picture": None if reading.picture is None else reading.picture.ravel().tolist(),
            "stages": None if reading.prepared is None else _stages(reading.prepared),
            "step": self._lab.looked_at,
        }


def _stages(prepared: Preparation) -> dict[str, dict[str, Any]]:
    """What each step made of the ink, in bytes, for the page to paint."""
    made = {"crop": prepared.cropped, "width": prepared.even, "scale": prepared.scaled}
    return {name: _painted(grid) for name, grid in made.items()}


def _painted(grid: Array) -> dict[str, Any]:
    height, width = grid.shape
    return {"height": height, "width": width, "ink": np.rint(255 * grid).astype(np.uint8).tobytes()}
