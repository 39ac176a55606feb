"""Selects the backend: the vectorised one where it can be loaded, else NumPy."""

from dataclasses import dataclass

from pynn_protocol.messages import CatalogueText

from pynn import backend


@dataclass(frozen=True)
class FastPath:
    """The backend in use."""

    simd: str
    """The vector instructions in use, by the build's name for them; empty if NumPy computes."""
    why: CatalogueText | None
    """The reason why NumPy computes; None if it does not."""


def open_fast_path(library: str | None, simd: str, why: CatalogueText | None) -> FastPath:
    """Compute with the library at this path, or with NumPy if it cannot be loaded."""
    backend.set_backend(None)
    if library is None:
        return FastPath("", why)
    try:
        from pynn_simd.backprop import load_backend  # noqa: PLC0415  only where there is a library

        backend.set_backend(load_backend(library))
    except (OSError, ImportError, AttributeError) as error:  # missing or damaged
        return FastPath("", CatalogueText("fast-path-not-loaded", {"error": str(error)}))
    return FastPath(simd, None)
