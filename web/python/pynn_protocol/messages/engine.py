"""The messages about Python itself."""

from dataclasses import dataclass

from pynn_protocol.messages.common import CatalogueText


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
