"""Messages as plain data, and back: the one place where dataclasses and arrays are converted."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


def to_plain(message: object) -> Any:  # noqa: ANN401  whatever Pyodide converts to JavaScript
    """Dataclasses as dicts, arrays as contiguous one-dimensional buffers, all else as it is."""
    if is_dataclass(message) and not isinstance(message, type):
        return {field.name: to_plain(getattr(message, field.name)) for field in fields(message)}
    if isinstance(message, np.ndarray):
        return np.ascontiguousarray(message).ravel()
    if isinstance(message, Mapping):
        return {key: to_plain(value) for key, value in message.items()}
    if isinstance(message, list | tuple):
        return [to_plain(item) for item in message]
    return message


def from_plain[T](request: type[T], arguments: Mapping[str, Any]) -> T:
    """The request with these arguments; their values are validated where they are used.

    Raises TypeError where an argument is missing, or is none of the request's.
    """
    return request(**arguments)
