"""The vectorised ``Backprop``: the same batches, the same numbers to rounding.

Arrays are allocated and their addresses read once, so that a step of training is four calls with a few
whole numbers. Arrays whose addresses C has are kept alive; a weak reference to each makes NumPy refuse
to resize it.
"""

import ctypes
import operator
import weakref
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.backend import Backend
from pynn.backpropagation import Backprop, Parameters
from pynn.examples import Examples
from pynn.optimizers import GradientDescent, Momentum, Optimizer
from pynn_simd.shared import SINGLE, Shared
from pynn_simd.structures import ACTIVATIONS, GROUP, LOSSES, Layer, Source, Step


class Library:
    """The functions of ``operations.c``. Raises OSError if the file cannot be loaded."""

    def __init__(self, path: str) -> None:
        functions = ctypes.CDLL(path)
        for structure in (Layer, Step, Source):
            size = getattr(functions, f"size_of_{structure.__name__.lower()}")()
            if size != ctypes.sizeof(structure):
                raise OSError(
                    f"{path} and its binding differ about {structure.__name__}: {size} bytes "
                    f"there, {ctypes.sizeof(structure)} here. They are of different builds"
                )
        # Looked up once. Arguments that are whole numbers need no argtypes.
        self.load = functions.load
        self.forward = functions.forward
        self.backward = functions.backward
        self.gradients = functions.gradients
        self.descend = functions.descend
        self.descend.argtypes = (ctypes.c_uint32, ctypes.c_float)
        self.descend_with_momentum = functions.descend_with_momentum
        self.descend_with_momentum.argtypes = (ctypes.c_uint32, *3 * [ctypes.c_float])
        for function in (
            self.forward,
            self.backward,
            self.gradients,
            self.descend,
            self.descend_with_momentum,
        ):
            function.restype = None


def load_backend(path: str) -> Backend:
    """The backend of the library at ``path``, for ``pynn.backend.set_backend``. Raises OSError."""
    return VectorisedBackend(Library(path))


class VectorisedBackend:
    """Computes for networks of float32 with biases."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def make_backprop(self, network: Parameters, batch_size: int) -> Backprop | None:
        """See ``Backend.make_backprop``."""
        if network.dtype != SINGLE or not network.has_biases:
            return None  # gradient checks and the truth table: few numbers, in float64
        return VectorisedBackprop(self._library, network, batch_size)


class VectorisedBackprop(Backprop):
    """See ``Backprop``. A network whose arrays are not contiguous float32 is served through copies."""

    def __init__(self, library: Library, network: Parameters, batch_size: int) -> None:
        super().__init__(network, batch_size)
        self._library = library
        self._referenced: dict[str, object] = {}
        """The arrays that C has addresses of, by their roles."""
        self._sizes = [network.weights[0].shape[1], *(len(W) for W in network.weights)]
        self._allocate()
        self._parameters = self._velocities = Shared([], self._room)
        self._bound: tuple[NDArray[Any], ...] = ()
        self._source: Source | None = None
        self._has_targets = False
        self._computed = ""
        """The latest result for the batch: "values" after ``forward``, "deltas" after ``backward``."""

    # -- addresses ----------------------------------------------------------------------------

    def _allocate(self) -> None:
        """Allocate the arrays that every batch uses, and the structures with their addresses."""
        m, sizes = self.batch_size, self._sizes
        self._x, self._z = self._room(m, sizes[0]), self._room(m, sizes[-1])
        self._y: Array = self._room(m, sizes[-1])
        self._a = [self._room(m, n_out) for n_out in sizes[1:]]
        self._delta = [self._room(m, n_out) for n_out in sizes[1:]]
        widest = max(sizes[:-1])
        self._layers = (Layer * (len(sizes) - 1))()
        last = len(self._layers) - 1
        for l, layer in enumerate(self._layers):
            activation = self.network.hidden if l < last else self.network.loss_function.activation
            layer.a = self._address(f"a {l}", self._a[l])
            layer.delta = self._address(f"delta {l}", self._delta[l])
            layer.n_in, layer.n_out = sizes[l], sizes[l + 1]
            layer.activation = ACTIVATIONS[activation.name]
        gradients = [self._room(*shape) for shape in self._shapes()]
        self._gradients = self._shared("gradient_W", "gradient_b", gradients)
        self._step = Step(
            layers=ctypes.addressof(self._layers),
            n_layers=len(self._layers),
            x=self._address("x", self._x),
            y=self._address("y", self._y),
            z=self._address("z", self._z),
            scaled=self._address("scaled", self._room(m, max(sizes[1:]))),
            ink_starts=self._address("starts", self._room(GROUP // 2, widest // 4, dtype=np.int32)),
            ink_members=self._address("members", self._room(widest // 8, dtype=np.uint32)),
            loss_function=LOSSES[self.network.loss_function.name],
        )
        self._step_address = ctypes.addressof(self._step)

    def _room(self, *shape: int, dtype: type[Any] = np.float32) -> NDArray[Any]:
        """An array of this shape; tests put guards around it."""
        return np.empty(shape, dtype)

    def _address(self, role: str, array: NDArray[Any]) -> int:
        """The address of ``array``, valid until another array has its role."""
        self._referenced[role] = array, weakref.ref(array)
        return int(array.ctypes.data)

    def _shapes(self) -> list[tuple[int, ...]]:
        """The shapes of ``parameters``: of every layer's W, then of every layer's b."""
        n_out = self._sizes[1:]
        return [*zip(n_out, self._sizes[:-1], strict=True), *zip(n_out, strict=True)]

    def _shared(self, W: str, b: str, arrays: Sequence[Array]) -> Shared:
        """Put the addresses of arrays shaped as ``parameters`` into these two fields of each layer."""
        fields = [(name, l) for name in (W, b) for l in range(len(self._layers))]
        for (name, l), array, shape in zip(fields, arrays, self._shapes(), strict=True):
            if array.shape != shape:
                raise ValueError(f"{name} of layer {l} has shape {array.shape}, expected {shape}")
        shared = Shared(arrays, self._room)
        for (name, l), array in zip(fields, shared.readable, strict=True):
            setattr(self._layers[l], name, self._address(f"{name} {l}", array))
        return shared

    def _bind_examples(self, examples: Examples, order: NDArray[np.intp]) -> None:
        """Read the addresses of examples that C can read: bytes, in an order of 32-bit numbers."""
        inputs, targets = examples.inputs, examples.targets
        self._bound = inputs, targets, order
        self._source = None
        if not (
            inputs.dtype == targets.dtype == np.uint8
            and order.dtype == np.int32
            and all(array.flags.c_contiguous for array in self._bound)
            and (inputs.shape[1], targets.shape[1]) == (self._sizes[0], self._sizes[-1])
        ):
            return
        self._source = Source(
            inputs=self._address("inputs", inputs),
            targets=self._address("targets", targets),
            count=len(inputs),
            scale=examples.scale,
        )
        self._source_address = ctypes.addressof(self._source)
        self._order_address = self._address("order", order)

    # -- the operations -----------------------------------------------------------------------

    def load(self, examples: Examples, order: NDArray[np.intp], first: int) -> int:
        """See ``Backprop.load``; bytes become floats inside."""
        arrays = examples.inputs, examples.targets, order
        if not (self._bound and all(map(operator.is_, arrays, self._bound))):
            self._bind_examples(examples, order)
        m = min(self.batch_size, len(order) - first)
        if self._source is None or not self._library.load(
            self._step_address, self._source_address, self._order_address + 4 * first, m
        ):
            return super().load(examples, order, first)
        self._has_targets, self._computed = True, ""
        return m

    def take(self, x: Array, y: Array | None = None) -> None:
        """See ``Backprop.take``; the arrays are copied."""
        m = len(x)
        if m > self.batch_size:
            raise ValueError(f"{m} examples in a batch of at most {self.batch_size}")
        self._x[:m] = x
        if y is not None:
            self._y[:m] = y
        self._has_targets, self._computed = y is not None, ""
        self._step.m = m

    @property
    def inputs(self) -> Array:
        """See ``Backprop.inputs``."""
        return self._x[: self._step.m]

    def forward(self) -> None:
        """See ``Backprop.forward``."""
        parameters = self.parameters
        if not self._parameters.are(parameters):
            self._parameters = self._shared("W", "b", parameters)
        self._parameters.read()
        self._library.forward(self._step_address, self._has_targets)
        self._computed = "values"

    def backward(self) -> None:
        """See ``Backprop.backward``."""
        if not self._has_targets:
            raise ValueError("there are no targets to propagate back from: give y to take(x, y)")
        if not self._computed:
            raise ValueError("there are no values to propagate back from: call forward first")
        self._library.backward(self._step_address)
        self._computed = "deltas"

    def gradients(self) -> tuple[list[Array], list[Array]]:
        """See ``Backprop.gradients``."""
        self._require_deltas()
        self._library.gradients(self._step_address)
        copies = [gradient.copy() for gradient in self._gradients.readable]
        return copies[: len(self._layers)], copies[len(self._layers) :]

    def update(self, optimizer: Optimizer, factor: float = 1.0) -> None:
        """See ``Backprop.update``: one call for the rules that C knows, NumPy for others."""
        self._require_deltas()
        xi = factor * optimizer.learning_rate
        # Exactly these classes: a subclass may have a rule of its own.
        if type(optimizer) is GradientDescent:
            self._library.descend(self._step_address, xi)
        elif type(optimizer) is Momentum:
            self._descend_with_momentum(optimizer, xi)
        else:
            super().update(optimizer, factor)
            return
        self._parameters.write()

    def _descend_with_momentum(self, optimizer: Momentum, xi: float) -> None:
        velocities = optimizer.velocities_of(self.parameters)
        if not self._velocities.are(velocities):
            self._velocities = self._shared("velocity_W", "velocity_b", velocities)
        self._velocities.read()
        self._library.descend_with_momentum(
            self._step_address, xi, optimizer.momentum, optimizer.weight_decay
        )
        self._velocities.write()

    def _require_deltas(self) -> None:
        # C would use old numbers, at addresses that may not be set yet.
        if self._computed != "deltas":
            raise ValueError("there are no gradients yet: call forward and backward first")

    # -- results ------------------------------------------------------------------------------

    @property
    def loss(self) -> float:  # type: ignore[override]
        """See ``Backprop.loss``."""
        return self._step.loss

    @property
    def hits(self) -> int:  # type: ignore[override]
        """See ``Backprop.hits``."""
        return self._step.hits

    @property
    def values(self) -> list[Array]:  # type: ignore[override]
        """See ``Backprop.values``: views, which the next batch overwrites."""
        return [values[: self._step.m] for values in (self._x, *self._a)]

    @property
    def deltas(self) -> list[Array]:  # type: ignore[override]
        """See ``Backprop.deltas``: views, which the next batch overwrites."""
        return [delta[: self._step.m] for delta in self._delta]
