"""Networks of a run's past: one that is shown, and those that a resumed run has had before."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from pynn_protocol import messages
from pynn_protocol.errors import RejectedInput

from pynn.digits import mnist
from pynn.errors import printable
from pynn.examples import Examples
from pynn.metrics import Evaluation, evaluate
from pynn.network import Network
from pynn.settings import MOST_EPOCHS
from pynn_labs.digits.model_files import read_network, write_network
from pynn_labs.digits.run import DigitsRun
from pynn_labs.digits.timeline import Moment, Timeline, put_into
from pynn_labs.numbers_from_page import share, whole_number

_MOST_STEPS = MOST_EPOCHS * mnist.TRAIN_IMAGES
_FIELDS = sorted(field.name for field in fields(messages.Moment))


@dataclass
class PastNetwork:
    """A network of the past that is shown instead of the present one."""

    step: int
    network: Network
    _evaluation: Evaluation | None = None

    def evaluation(self, test: Examples) -> Evaluation:
        """Its evaluation on the test digits, made once."""
        if self._evaluation is None:
            self._evaluation = evaluate(self.network, test)
        return self._evaluation

    def forget_evaluation(self) -> None:
        """Forget the evaluation: the parameters have changed."""
        self._evaluation = None


def past_network(run: DigitsRun, step: int, test: Examples | None) -> tuple[PastNetwork, float]:
    """The network at ``step``, or at the nearest step in memory, and its accuracy."""
    moment = run.timeline.nearest(step)
    past = PastNetwork(moment.step, _network_of(run, moment))
    if math.isnan(moment.accuracy) and test is not None:
        moment.accuracy = past.evaluation(test).accuracy
    return past, moment.accuracy


def moment_message(run: DigitsRun, step: int) -> messages.Moment:
    """The network nearest to ``step``, to be stored elsewhere and given back to ``timeline_with``."""
    moment = run.timeline.nearest(step)
    return messages.Moment(moment.step, moment.accuracy, write_network(_network_of(run, moment)))


def timeline_with(past: Sequence[Mapping[str, object]], network: Network) -> Timeline:
    """A timeline of ``network`` with moments that ``moment_message`` made.

    Raises ModelFileError or RejectedInput.
    """
    if not isinstance(past, list | tuple):
        raise RejectedInput("past-format", given=printable(past))
    moments = [_read_moment(moment, network) for moment in past]
    timeline = Timeline(network)
    for step, then, accuracy in moments:
        timeline.record(step, then).accuracy = accuracy
    return timeline


def _read_moment(moment: Mapping[str, object], network: Network) -> tuple[int, Network, float]:
    if not isinstance(moment, Mapping) or not moment.keys() >= set(_FIELDS):
        raise RejectedInput("moment-format", fields=", ".join(_FIELDS))
    model = moment["model"]
    if not isinstance(model, bytes | bytearray | memoryview):
        raise RejectedInput("moment-format", fields=", ".join(_FIELDS))
    then = read_network(model)
    if then.sizes != network.sizes:
        raise RejectedInput("moment-layers", sizes=str(then.sizes), expected=str(network.sizes))
    step = whole_number("step", moment["step"], 0, _MOST_STEPS)
    return step, then, share("accuracy", moment["accuracy"])


def _network_of(run: DigitsRun, moment: Moment) -> Network:
    then = run.trainer.network.astype(np.float32)
    put_into(then, moment)
    return then
