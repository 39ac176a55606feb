"""A backend for ``pynn``: C with 128-bit SIMD for WebAssembly, called through ``ctypes``.

``backprop.load_backend`` opens it for ``pynn.backend.set_backend``; where that fails, NumPy computes.
"""
