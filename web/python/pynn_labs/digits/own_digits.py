"""A user's own digits in the tab: collected, kept, and taught to the network."""

from collections.abc import Sequence

import numpy as np
from pynn_protocol.messages import OwnDigits, Taught

from pynn.digits import collection
from pynn.digits.collection import MOST
from pynn.digits.drawing import SIDE
from pynn.digits.mnist import CLASSES
from pynn.digits.teaching import share_read, teach
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.drawings import DrawingReader
from pynn_labs.digits.session import DigitsSession
from pynn_labs.digits.shards import Buffer
from pynn_labs.refusal import Refusal, refused, whole


class OwnDigitsSession:
    """Methods return all digits, or what teaching them has changed."""

    def __init__(self, lab: DigitsSession, data: DigitsData, drawings: DrawingReader) -> None:
        self._lab, self._data, self._drawings = lab, data, drawings
        self._digits = collection.OwnDigits()

    def add(self, drawing: int, digit: int) -> OwnDigits:
        """Add a drawing that was read, with the right answer. Raises Refusal, also for lack of room."""
        label = whole("a digit", digit, 0, CLASSES - 1)
        image = self._drawings.example(drawing)
        with refused():
            self._digits.add(image, label)
        return self._changed()

    def remove(self, index: int) -> OwnDigits:
        """One less. Raises Refusal where there is no such digit."""
        with refused():
            self._digits.remove(whole("the place of a digit", index, 0, MOST - 1))
        return self._changed()

    def clear(self) -> OwnDigits:
        """None any more."""
        self._digits = collection.OwnDigits()
        return self._changed()

    def load(self, content: Buffer) -> OwnDigits:
        """Those of a file instead. Raises DigitsFileError, and then nothing has changed."""
        self._digits = collection.from_bytes(content)
        return self._changed()

    def put(self, images: Buffer, labels: Sequence[int]) -> OwnDigits:
        """These instead: their pictures one after the other, and what they are.

        Of too many, the first.
        """
        pictures = np.frombuffer(images, dtype=np.uint8).reshape(-1, SIDE, SIDE)
        known = np.array(labels, dtype=np.uint8)
        self._digits = collection.OwnDigits(
            pictures[: collection.MOST].copy(), known[: collection.MOST]
        )
        return self._changed()

    def state(self) -> OwnDigits:
        """All digits: their pictures one after the other, what they are, and what each is read as.

        ``file`` is the content of an ``.npz``, which ``load`` takes.
        """
        digits = self._digits
        return OwnDigits(
            images=digits.images,
            labels=digits.labels.tolist(),
            answers=self._answers(),
            file=digits.to_bytes(),
        )

    def teach(self) -> Taught:
        """Train the present network on them, mixed with MNIST; the run goes on from there.

        Returns the shares that are read rightly before and after, of them and of the test digits.
        Raises Refusal without digits to learn from, or before MNIST is there.
        """
        if len(self._digits) == 0:
            raise Refusal("there is nothing to teach yet: draw a digit, and say what it is")
        if self._data.train.available == 0:
            raise Refusal(
                "there are no digits of MNIST yet to mix them with: try again when they are here"
            )
        self._lab.look()
        network, own = self._lab.network, self._digits.examples()
        before = share_read(network, own), self._lab.evaluate().accuracy
        teach(network, own, self._data.train)
        progress = self._lab.begin_account("taught")
        return Taught(
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
