"""A backend for ``pynn``: C with 128-bit SIMD for WebAssembly, called through ``ctypes``.

``load_backend`` opens it for ``pynn.backend.set_backend``; where that fails, NumPy computes.
"""

from pynn_simd.backprop import Library, VectorisedBackprop, load_backend

__all__ = ["Library", "VectorisedBackprop", "load_backend"]
