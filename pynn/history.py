"""The past of a run: any step can be visited again, exactly.

Training is deterministic, so a few checkpoints are enough: every other step is reached by repeating
the steps after the nearest checkpoint before it. Only changes from outside, such as a weight that was
typed, need a checkpoint of their own.
"""

from bisect import bisect_right
from dataclasses import dataclass

from pynn.activations import Array
from pynn.errors import InvalidInput
from pynn.training import Trainer
from pynn.training_state import Checkpoint

MOST_CHECKPOINTS = 512
"""Beyond this number every other checkpoint is deleted, and new ones are made half as often. Those of
changes from outside are not counted."""


@dataclass(frozen=True)
class _Moment:
    checkpoint: Checkpoint
    targets: Array
    from_outside: bool
    """True after a change that no step makes: such a moment is never deleted."""


class History:
    """Records ``trainer``, one run on few examples, whose targets may change on the way.

    Call ``record`` after each step and ``change`` after everything else that alters the run.
    """

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self.first = self.end = trainer.step
        """The first and the last step that can be visited."""
        self._spacing = 1
        self._moments = [self._moment(from_outside=True)]

    @property
    def step(self) -> int:
        """The step at which the run stands now."""
        return self.trainer.step

    @property
    def beginning(self) -> tuple[Checkpoint, Array]:
        """The checkpoint at the beginning of the run, and the targets at that time."""
        return self._moments[0].checkpoint, self._moments[0].targets

    def record(self) -> None:
        """Record the step that the trainer has just done."""
        if self.step <= self.end:
            return
        self.end = self.step
        if self.step % self._spacing == 0:
            self._moments.append(self._moment(from_outside=False))
            if sum(not moment.from_outside for moment in self._moments) > MOST_CHECKPOINTS:
                self._thin()

    def change(self) -> None:
        """Record a change of parameters, targets or ξ; all later steps are discarded."""
        earlier = bisect_right(self._moments, self.step - 1, key=_step)
        self._moments[earlier:] = [self._moment(from_outside=True)]
        self.end = self.step

    def visit(self, step: int) -> None:
        """Take the run back to ``step``, from ``first`` to ``end``. Raises InvalidInput for others."""
        if step not in range(self.first, self.end + 1):
            raise InvalidInput(
                "history-step",
                f"only the steps {self.first:,} to {self.end:,} can be visited, not {step:,}",
                first=self.first,
                end=self.end,
                step=step,
            )
        moment = self._moments[bisect_right(self._moments, step, key=_step) - 1]
        self.trainer.resume(moment.checkpoint)
        self.trainer.examples.targets[...] = moment.targets
        for _ in range(step - moment.checkpoint.step):
            next(self.trainer)

    def _moment(self, *, from_outside: bool) -> _Moment:
        trainer = self.trainer
        return _Moment(trainer.checkpoint(), trainer.examples.targets.copy(), from_outside)

    def _thin(self) -> None:
        self._spacing *= 2
        self._moments = [
            moment
            for moment in self._moments
            if moment.from_outside or _step(moment) % self._spacing == 0
        ]


def _step(moment: _Moment) -> int:
    return moment.checkpoint.step
