"""Types that several labs share: arrays, settings, texts of the catalogue, errors, the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
SignedBytes = NDArray[np.int8]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

SettingValue = str | float
SettingValues = Mapping[str, SettingValue]
"""Settings as Python has parsed them."""
TypedSettings = Mapping[str, str | float]
"""Settings as a user typed them, or as numbers, for Python to parse."""


@dataclass(frozen=True)
class CatalogueText:
    """A text of the page's catalogue, with the values of its placeholders."""

    id: str
    values: "TextValues" = field(default_factory=dict)


TextValue = str | float | CatalogueText
"""Text is repeated as it is and never translated; numbers are written as the language has them."""
TextValues = Mapping[str, TextValue]


@dataclass(frozen=True)
class ErrorPlace:
    """The line of the package where an error arose, and Python's traceback to it."""

    file: str
    line: int
    text: str


@dataclass(frozen=True)
class ErrorPayload:
    """An error as it crosses."""

    kind: str
    """Decides how the page reacts: "settings", "diverged" and so on."""
    text: CatalogueText
    """Its code, with `error-` before it, and its values."""
    setting: str | None = None
    """The setting or parameter that was refused."""
    trace: ErrorPlace | None = None
    traceback: str | None = None


@dataclass(frozen=True)
class Nothing:
    """A request without arguments."""


@dataclass(frozen=True)
class AdvanceFor:
    """Work for about this long: train, or unpack."""

    seconds: float


@dataclass(frozen=True)
class Versions:
    """The versions that run, and the backend that computes."""

    python: str
    numpy: str
    pynn: str
    simd: str
    """The vector instructions in use; empty if NumPy computes."""
    why: CatalogueText | None
    """The reason why NumPy computes; None if it does not."""


@dataclass(frozen=True)
class Life:
    """The bytes of WebAssembly's memory, which never shrinks."""

    memory: int
