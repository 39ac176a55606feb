"""What the page cannot have, through no fault of the engine's."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from pynn.settings import Setting, SettingError


class Refusal(ValueError):
    """What was asked for is not there, or cannot be done; the message says why, and what can."""


@contextmanager
def refused() -> Iterator[None]:
    """A ValueError from within is the asker's fault: for the few lines that say so of themselves."""
    try:
        yield
    except ValueError as error:
        raise Refusal(str(error)) from error


def whole(label: str, value: object, low: int, high: int) -> int:
    """``value`` as a whole number from ``low`` to ``high``. Raises Refusal."""
    try:
        return int(Setting(low, low, high).parse(label, value) or 0)
    except SettingError as error:
        raise Refusal(str(error)) from None


def share(label: str, value: object) -> float:
    """``value`` as a share from 0 to 1, or NaN where it is that, not known. Raises Refusal."""
    if isinstance(value, float) and math.isnan(value):
        return value
    try:
        return float(Setting(0, 0, 1, whole=False).parse(label, value) or 0)
    except SettingError as error:
        raise Refusal(str(error)) from None
