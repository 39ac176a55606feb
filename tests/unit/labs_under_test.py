"""Labs in the middle of their work: rejected input changes nothing in them."""

import signal
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import numpy as np
import pytest
from pynn_labs.labs import Labs, start

from pynn import recipes
from pynn.digits import mnist
from tests.unit.catalogue_text import english
from tests.unit.made_up_mnist import CHOSEN, SHARD_SIZE, TRAIN, give_test, give_train, train_epoch
from tests.unit.snapshot import differences, snapshot

USER_ERRORS = {"settings", "model-file", "digits-file", "refused"}
"""Kinds of errors that are caused by the input."""
TIMEOUT = 60
"""Seconds after which something hangs, on the slowest machine."""
MAX_BYTES = 48 * 2**20
"""The memory within which a bad file is rejected."""


def busy_labs() -> Labs:
    """Labs with a trained network, a past, own digits and a typed weight: all state can be lost."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipes, "FIRST_EPOCH_BLOCK", SHARD_SIZE)
        patch.setattr(mnist, "TRAIN_IMAGES", 1000)
        engine = start()
        give_train(engine.data, *TRAIN)
        give_test(engine.data)
        engine.digits.configure(CHOSEN | {"recipe": "best"})
        train_epoch(engine.digits)
    engine.digits.visit(3)
    for digit in range(4):
        picture = np.full(784, 40 * digit, np.uint8).tobytes()
        engine.own_digits.add(engine.drawings.read_picture(picture).drawing, digit)
    engine.truth_table.advance(steps=9)
    engine.truth_table.visit(step=4)
    engine.truth_table.select(row=2, name="W1.3.2")
    return engine


class LabsUnderTest:
    """The labs of an engine, with a snapshot of their state, which no bad input may change."""

    def __init__(self, engine: Labs) -> None:
        self.engine = engine
        self._before = snapshot(engine)

    def expect_rejected(self, action: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Check that a request is rejected with a message and changes nothing; returns the error."""
        with time_limit():
            answer: Any = self.engine.answer(action, arguments)
        assert differences(self._before, snapshot(self.engine)) == []
        assert "error" in answer, "it was taken"
        error: dict[str, Any] = answer["error"]
        assert error["kind"] in USER_ERRORS, error["traceback"] or error
        message = english(error["text"])
        assert 12 <= len(message) <= 500, len(message)
        assert message.isprintable(), message
        assert " " in message
        for jargon in ("Traceback", "object at 0x", "Errno", "allow_pickle", "NoneType"):
            assert jargon not in message
        return error

    def expect_file_rejected(self, action: str, arguments: dict[str, Any]) -> None:
        """Check the same, and that it takes little memory."""
        tracemalloc.start()
        try:
            with time_limit():
                self.engine.answer(action, arguments)
            used = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert used <= MAX_BYTES, f"{used:,} bytes"
        self.expect_rejected(action, arguments)


@contextmanager
def time_limit() -> Iterator[None]:
    def end(*_: object) -> NoReturn:
        raise AssertionError(f"no answer after {TIMEOUT} seconds")

    signal.signal(signal.SIGALRM, end)
    signal.alarm(TIMEOUT)
    try:
        yield
    finally:
        signal.alarm(0)
