"""Messages as plain data for Pyodide: the one place where dataclasses and arrays are converted."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

type Plain = (
    bool | float | str | bytes | NDArray[np.generic] | Sequence["Plain"] | Mapping[str, "Plain"] | None
)
"""Data that Pyodide converts to JavaScript."""


class PlainAnswer(TypedDict, total=False):
    """The answer to a request: its value, or the error (an ``ErrorPayload``) that prevented it."""

    value: Plain
    error: Plain


def to_plain(message: object) -> Plain:
    """Dataclasses as dicts, arrays as contiguous one-dimensional buffers, all else as it is."""
    if is_dataclass(message) and not isinstance(message, type):
        return {field.name: to_plain(getattr(message, field.name)) for field in fields(message)}
    if isinstance(message, np.ndarray):
        return np.ascontiguousarray(message).ravel()
    if isinstance(message, np.generic):  # edited code may return NumPy's numbers
        return to_plain(message.item())
    if isinstance(message, Mapping):
        return {key: to_plain(value) for key, value in message.items()}
    if isinstance(message, list | tuple):
        return [to_plain(item) for item in message]
    if message is None or isinstance(message, bool | float | int | str | bytes):
        return message
    raise TypeError(f"a {type(message).__name__} cannot cross to the page")
