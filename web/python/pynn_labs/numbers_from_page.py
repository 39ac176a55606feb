"""Numbers that the page sends, checked for their ranges."""

import math

from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import CatalogueText

from pynn.errors import printable


def whole_number(subject: str, value: object, low: int, high: int) -> int:
    """``value`` as a whole number from ``low`` to ``high``; ``subject-…`` is the text that names it.

    Raises RejectedInput.
    """
    number = _number(value)
    if low <= number <= high and number == int(number):
        return int(number)
    raise RejectedInput(
        "whole-number",
        subject=CatalogueText(f"subject-{subject}"),
        low=low,
        high=high,
        given=printable(value),
    )


def share(subject: str, value: object) -> float:
    """``value`` as a share from 0 to 1, or NaN where it is not known yet. Raises RejectedInput."""
    if isinstance(value, float) and math.isnan(value):
        return value
    number = _number(value)
    if 0 <= number <= 1:
        return number
    raise RejectedInput("share", subject=CatalogueText(f"subject-{subject}"), given=printable(value))


def _number(value: object) -> float:
    """A number as it is, and NaN for everything else; truth values are not numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.nan
    return value
