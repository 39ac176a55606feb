"""The structures of ``operations.c``, field by field: how Python passes addresses to C."""

from ctypes import Structure, c_double, c_float, c_int32, c_uint32

Address = c_uint32
"""WebAssembly's memory has 32-bit addresses."""


class Layer(Structure):
    """One layer: its parameters, and the results for it."""

    _fields_ = (
        ("W", Address),
        ("b", Address),
        ("a", Address),
        ("delta", Address),
        ("gradient_W", Address),
        ("gradient_b", Address),
        ("velocity_W", Address),
        ("velocity_b", Address),
        ("n_in", c_int32),
        ("n_out", c_int32),
        ("activation", c_int32),
    )


class Step(Structure):
    """One batch's way through the layers."""

    _fields_ = (
        ("layers", Address),
        ("n_layers", c_int32),
        ("m", c_int32),
        ("x", Address),
        ("y", Address),
        ("z", Address),
        ("scaled", Address),
        ("ink_starts", Address),
        ("ink_members", Address),
        ("loss_function", c_int32),
        ("hits", c_int32),
        ("seen", c_int32),
        ("loss", c_double),
    )


class Source(Structure):
    """Examples as bytes."""

    _fields_ = (
        ("inputs", Address),
        ("targets", Address),
        ("count", c_int32),
        ("scale", c_float),
    )


GROUP = 32
"""Examples that ``products.h`` works on together: it needs room for their lists of blocks."""
ACTIVATIONS = {"sigmoid": 0, "tanh": 1, "relu": 2, "identity": 3, "softmax": 4}
LOSSES = {"squared_error": 0, "cross_entropy": 1}
