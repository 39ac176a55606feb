"""Selects the backend: the vectorised one where it can be loaded, else NumPy."""

from dataclasses import dataclass

from pynn_protocol.messages import CatalogueText

from pynn import backend


@dataclass(frozen=True)
class FastPath:
    """What was found at the start, as the page tells it."""

    simd: str
    """The vector instructions in use, by the build's name for them; empty where NumPy computes."""
    why: CatalogueText | None
    """Why NumPy computes; None where it does not."""


def open_fast_path(library: str | None, simd: str, why: CatalogueText | None) -> FastPath:
    """Let the library at this path compute; where it cannot be loaded, NumPy, with the reason."""
    backend.set_backend(None)
    if library is None:
        return FastPath("", why)
    try:
        from pynn_simd import load_backend  # noqa: PLC0415  only where there is a library

        backend.set_backend(load_backend(library))
    except (OSError, ImportError, AttributeError) as error:  # not there, or not what it should be
        return FastPath("", CatalogueText("fast-path-not-loaded", {"error": str(error)}))
    return FastPath(simd, None)
