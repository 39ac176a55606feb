"""A user's own digits: collected, and taught to the network."""

from collections.abc import Sequence

import numpy as np
from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import OwnDigits, TeachingResult

from pynn.digits import collection
from pynn.digits.collection import MOST
from pynn.digits.drawing import SIDE
from pynn.digits.mnist import CLASSES
from pynn.digits.teaching import share_read, teach
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.drawings import DrawingReader
from pynn_labs.digits.session import DigitsSession
from pynn_labs.digits.shards import Buffer
from pynn_labs.errors import rejecting_input
from pynn_labs.numbers_from_page import whole_number


class OwnDigitsSession:
    """Methods return all digits, or the result of teaching them."""

    def __init__(self, lab: DigitsSession, data: DigitsData, drawings: DrawingReader) -> None:
        self._lab, self._data, self._drawings = lab, data, drawings
        self._digits = collection.OwnDigits()

    def add(self, drawing: int, digit: int) -> OwnDigits:
        """Add a drawing that was read, with its label.

        Raises RejectedInput, also if there is no room.
        """
        label = whole_number("digit", digit, 0, CLASSES - 1)
        image = self._drawings.example(drawing)
        with rejecting_input():
            self._digits.add(image, label)
        return self._changed()

    def remove(self, index: int) -> OwnDigits:
        """Remove the digit at this place. Raises RejectedInput if there is none."""
        with rejecting_input():
            self._digits.remove(whole_number("own-digit", index, 0, MOST - 1))
        return self._changed()

    def clear(self) -> OwnDigits:
        """Remove all digits."""
        self._digits = collection.OwnDigits()
        return self._changed()

    def load(self, content: Buffer) -> OwnDigits:
        """Replace all by the digits of a file. Raises DigitsFileError; nothing has changed then."""
        self._digits = collection.from_bytes(content)
        return self._changed()

    def put(self, images: Buffer, labels: Sequence[int]) -> OwnDigits:
        """Replace all digits: their pictures one after the other, and their labels.

        If there are too many, the first ones.
        """
        pictures = np.frombuffer(images, dtype=np.uint8).reshape(-1, SIDE, SIDE)
        known = np.array(labels, dtype=np.uint8)
        self._digits = collection.OwnDigits(pictures[:MOST].copy(), known[:MOST])
        return self._changed()

    def state(self) -> OwnDigits:
        """All digits, with the network's answer to each, and as a file for ``load``."""
        digits = self._digits
        return OwnDigits(
            images=digits.images,
            labels=digits.labels.tolist(),
            answers=self._answers(),
            file=digits.to_bytes(),
        )

    def teach(self) -> TeachingResult:
        """Train the present network on the digits, mixed with MNIST; the run goes on from there.

        Raises RejectedInput if there are no digits, or before MNIST has arrived.
        """
        if len(self._digits) == 0:
            raise RejectedInput("nothing-to-teach")
        if self._data.train.available == 0:
            raise RejectedInput("no-mnist-yet")
        self._lab.visit(None)
        network, own = self._lab.network, self._digits.examples()
        before = share_read(network, own), self._lab.evaluate().accuracy
        teach(network, own, self._data.train)
        progress = self._lab.begin_record("taught")
        return TeachingResult(
            digits=self.state(),
            own=(before[0], share_read(network, own)),
            test=(before[1], progress.accuracy),
            progress=progress,
        )

    def _answers(self) -> list[int]:
        if len(self._digits) == 0:
            return []
        network = self._lab.network
        x, _ = self._digits.examples().batch(slice(None), network.dtype)
        return [int(answer) for answer in network.predict(x)]

    def _changed(self) -> OwnDigits:
        self._data.familiar.set_own(self._digits.images, self._digits.labels)
        return self.state()
