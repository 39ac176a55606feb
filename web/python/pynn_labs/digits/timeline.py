"""The past of a digits run: the network as it was at some of its steps, in bounded memory."""

import math
from dataclasses import dataclass

from pynn.activations import Array
from pynn.network import Network

MOST_MOMENTS = 96
MOST_BYTES = 12_000_000
FEWEST_MOMENTS = 16
_GROWTH = 1.5
"""In the first epoch, where most is learned, moments come at steps 1, 2, 3, 4, 6, 8, 12, 18, …"""


@dataclass
class Moment:
    """A network of the past: its parameters, and its accuracy, NaN until it is known."""

    step: int
    parameters: list[Array]
    accuracy: float = math.nan


class Timeline:
    """Moments of one run, the oldest first.

    All its memory is allocated at the beginning, so that a long run needs no more than a short one.
    When it is full, every other moment is dropped, except the first and the last.
    """

    def __init__(self, network: Network) -> None:
        parameters = _parameters(network)
        needed = sum(parameter.nbytes for parameter in parameters)
        capacity = min(max(MOST_BYTES // needed, FEWEST_MOMENTS), MOST_MOMENTS)
        self._free = [[parameter.copy() for parameter in parameters] for _ in range(capacity)]
        self.moments: list[Moment] = []

    @property
    def steps(self) -> list[int]:
        """The steps of all moments."""
        return [moment.step for moment in self.moments]

    def next_step(self) -> float:
        """In the first epoch, the step at which the next moment is due."""
        done = self.moments[-1].step if self.moments else -1
        due = 0
        while due <= done:
            due = max(due + 1, int(due * _GROWTH))
        return due

    def record(self, step: int, network: Network) -> Moment:
        """Add ``network`` as it is now; a moment of the same step is replaced."""
        if self.moments and self.moments[-1].step == step:
            self._free.append(self.moments.pop().parameters)
        if not self._free:
            self._thin()
        moment = Moment(step, self._free.pop())
        for copy, parameter in zip(moment.parameters, _parameters(network), strict=True):
            copy[...] = parameter
        self.moments.append(moment)
        return moment

    def nearest(self, step: int) -> Moment:
        """The moment at ``step``, or the nearest one if that has been dropped."""
        return min(self.moments, key=lambda moment: abs(moment.step - step))

    def forget_after(self, step: int) -> None:
        """Drop the moments after ``step``."""
        self._free += [moment.parameters for moment in self.moments if moment.step > step]
        self.moments = [moment for moment in self.moments if moment.step <= step]

    def _thin(self) -> None:
        last = len(self.moments) - 1
        remaining = [m for i, m in enumerate(self.moments) if i % 2 == 0 or i == last]
        self._free += [m.parameters for i, m in enumerate(self.moments) if i % 2 == 1 and i != last]
        self.moments = remaining


def put_into(network: Network, moment: Moment) -> None:
    """Put the parameters of ``moment`` into ``network``."""
    for parameter, copy in zip(_parameters(network), moment.parameters, strict=True):
        parameter[...] = copy


def _parameters(network: Network) -> list[Array]:
    return network.weights + network.biases
