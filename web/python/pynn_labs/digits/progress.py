"""The message that shows how far a run on digits is."""

import math

from pynn_protocol.messages import DigitsProgress

from pynn.training_state import Progress
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.run import DigitsRun


def progress_of(run: DigitsRun, data: DigitsData, checkpoint: bytes | None) -> DigitsProgress:
    """The progress; ``checkpoint`` is sent along where an epoch has just been completed."""
    now, total, is_evaluating = run.trainer.progress, len(run.trainer.examples), run.is_evaluating
    return DigitsProgress(
        finished=(now.finished or run.stopped_by is not None) and not is_evaluating,
        stopped_by=run.stopped_by,
        waiting=now.waiting or (is_evaluating and data.test is None),
        epoch=now.epoch - is_evaluating,  # complete once it is evaluated
        epochs=now.epochs,
        step=now.step,
        steps_per_epoch=run.trainer.steps_per_epoch,
        examples=total if is_evaluating else now.examples,
        examples_per_epoch=total,
        examples_per_second=run.examples_per_second,
        loss=now.loss,
        batch_accuracy=now.accuracy,
        accuracy=run.accuracy,
        epoch_seconds=now.epoch_seconds,
        seconds_left=_seconds_left(now, total),
        sizes=list(run.trainer.network.sizes),
        altered=run.record.is_altered,
        settings=dict(run.settings),
        available=data.train.available,
        moments=run.timeline.steps,
        checkpoint=checkpoint,
    )


def _seconds_left(now: Progress, examples_per_epoch: int) -> float:
    """Training time to come, at the pace of the last epoch or, in the first one, of its beginning."""
    done = now.examples / examples_per_epoch
    pace = now.epoch_seconds
    if math.isnan(pace) and done > 0:
        pace = now.seconds / done
    return max(now.epochs - now.epoch - done, 0.0) * pace
