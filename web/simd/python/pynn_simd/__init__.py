"""``pynn.operations`` vectorised: C with 128-bit SIMD for WebAssembly, called through ``ctypes``.

``load_twin`` makes the page compute with it; where that fails, plain NumPy goes on.
"""

from pynn_simd.backprop import Library, VectorisedBackprop, load_twin

__all__ = ["Library", "VectorisedBackprop", "load_twin"]
