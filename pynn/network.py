"""A fully connected network: forward pass, loss, and every gradient by backprop."""

import copy
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from pynn import backend, model_file
from pynn.activations import ACTIVATIONS, HIDDEN_ACTIVATIONS, Array
from pynn.archive import Source
from pynn.backpropagation import Backprop, classes
from pynn.errors import InvalidInput, printable
from pynn.losses import make_loss
from pynn.network_arguments import (
    checked_dtype,
    checked_rows,
    checked_sizes,
    random_generator,
    require_names,
)

INITIAL_WEIGHTS = ("scaled", "normal")
_FUNCTIONS = {"hidden", "loss_function"}
_STATE = {
    "sizes", "dtype", "activation", "output_activation", "loss_name", "has_biases", "weights", "biases",
}  # fmt: skip
"""The attributes of a network that a pickle holds."""


@dataclass(frozen=True)
class Gradients:
    """∂L/∂W and ∂L/∂b of every layer, shaped as the parameters, with the loss and ŷ."""

    weights: list[Array]
    biases: list[Array]
    loss: float
    """The loss before any update, as ``Network.loss``."""
    outputs: Array
    """ŷ of the batch, (m, n_out)."""


class Network:
    """A fully connected network, trained by backprop.

    ``sizes`` counts the units of each layer from input to output: ``[3, 4, 1]`` has three inputs,
    one hidden layer of four units and one output. Weights are indexed target first:
    ``weights[l][j, i]`` goes from unit i of layer l to unit j of layer l + 1, so it has shape
    (sizes[l + 1], sizes[l]); ``biases[l]`` has shape (sizes[l + 1],). Both are plain NumPy arrays
    that may be changed.

    ``seed`` is a whole number or a ``numpy.random.Generator``. ``initial_weights`` is "scaled"
    (weights N(0, 1)/√n_in, biases 0) or "normal" (weights and biases N(0, 1)). A network without
    biases, ``has_biases=False``, keeps them all at 0.

    Raises ValueError for anything that cannot be a network, and MemoryError if its weights do not fit
    into memory.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        *,
        seed: int | np.random.Generator = 0,
        dtype: DTypeLike = np.float64,
        activation: str = "sigmoid",
        output_activation: str = "sigmoid",
        loss: str = "squared_error",
        initial_weights: str = "scaled",
        has_biases: bool = True,
    ) -> None:
        self.sizes = checked_sizes(sizes)
        self.dtype = checked_dtype(dtype)
        require_names(
            activation=activation,
            output_activation=output_activation,
            loss=loss,
            initial_weights=initial_weights,
        )
        if not isinstance(has_biases, bool | np.bool):
            raise ValueError(  # noqa: TRY004  as for any other mistake
                f"has_biases must be True or False, not {printable(has_biases)}"
            )
        if initial_weights not in INITIAL_WEIGHTS:
            raise ValueError(
                f"unknown initial_weights {initial_weights!r}: "
                f"choose one of {', '.join(INITIAL_WEIGHTS)}"
            )
        self.activation = activation
        self.output_activation = output_activation
        self.loss_name = loss
        self.has_biases = bool(has_biases)
        self._find_functions()
        self.weights, self.biases = self._drawn(random_generator(seed), initial_weights)

    def _find_functions(self) -> None:
        """Look up the functions by their names. Raises InvalidInput."""
        if self.activation not in HIDDEN_ACTIVATIONS:
            given, known = printable(self.activation), ", ".join(HIDDEN_ACTIVATIONS)
            raise InvalidInput(
                "hidden-activation",
                f"activation '{given}' cannot be used in hidden layers: choose one of {known}",
                given=given,
                known=known,
            )
        self.hidden = ACTIVATIONS[self.activation]
        self.loss_function = make_loss(self.loss_name, self.output_activation, self.sizes[-1])

    def _drawn(self, rng: np.random.Generator, initial_weights: str) -> tuple[list[Array], list[Array]]:
        weights, biases = [], []
        for n_in, n_out in zip(self.sizes[:-1], self.sizes[1:], strict=True):
            W, b = rng.standard_normal((n_out, n_in)), np.zeros(n_out)
            if initial_weights == "scaled":
                W /= math.sqrt(n_in)  # keeps z of order 1, where the sigmoid is not yet flat
            elif self.has_biases:
                b = rng.standard_normal(n_out)
            weights.append(W.astype(self.dtype))
            biases.append(b.astype(self.dtype))
        return weights, biases

    def __repr__(self) -> str:
        layers = "-".join(map(str, self.sizes))
        return f"<Network {layers}: {self.activation}, {self.output_activation}, {self.loss_name}>"

    # -- forward ------------------------------------------------------------------------------

    def forward(self, x: ArrayLike) -> Array:
        """ŷ = σ(W⁽²⁾ σ(W⁽¹⁾ x + b⁽¹⁾) + b⁽²⁾): (m, n_in) -> (m, n_out)."""
        return self.layers(x)[-1]

    def layers(self, x: ArrayLike) -> list[Array]:
        """The values of every layer, x⁽⁰⁾ to ŷ: one (m, sizes[l]) array for each layer l."""
        return self._forward(x).values

    def loss(self, x: ArrayLike, y: ArrayLike) -> float:
        """L: summed over outputs, averaged over the m examples. x (m, n_in), y (m, n_out)."""
        return self._forward(x, y, has_targets=True).loss

    def predict(self, x: ArrayLike) -> NDArray[np.intp]:
        """(m, n_in) -> (m,): the class of the largest output; with one output, 1 where ŷ ≥ ½."""
        return classes(self.forward(x))

    def _forward(
        self, x: ArrayLike, y: ArrayLike | None = None, *, has_targets: bool = False
    ) -> Backprop:
        x = self._checked_inputs(x)
        backprop = backend.make_backprop(self, len(x))
        backprop.take(x, self._checked_targets(y, len(x)) if has_targets else None)
        backprop.forward()
        return backprop

    # -- backward -----------------------------------------------------------------------------

    def gradients(self, x: ArrayLike, y: ArrayLike) -> Gradients:
        """∂L/∂W and ∂L/∂b of exactly ``loss(x, y)``, by backpropagation.

        With δ = ∂L/∂z: at the output δ⁽²⁾_k = 2 (ŷ_k − y_k) σ′(z_k), one layer back
        δ⁽¹⁾_j = σ′(z_j) Σ_k W⁽²⁾_kj δ⁽²⁾_k, and in each layer ∂L/∂W_ji = δ_j x_i, ∂L/∂b_j = δ_j.
        Without biases ∂L/∂b is still computed, but never applied.
        """
        backprop = self._forward(x, y, has_targets=True)
        backprop.backward()
        weights, biases = backprop.gradients()
        return Gradients(weights, biases, backprop.loss, backprop.values[-1])

    # -- copies and files ---------------------------------------------------------------------

    def astype(self, dtype: DTypeLike) -> Self:
        """The same network with its own copy of the parameters in another precision.

        Raises InvalidInput if a parameter is too large for it.
        """
        other = copy.copy(self)
        other.dtype = checked_dtype(dtype)
        with np.errstate(over="ignore"):
            other.weights = [W.astype(other.dtype) for W in self.weights]
            other.biases = [b.astype(other.dtype) for b in self.biases]
        pairs = zip(self.weights + self.biases, other.weights + other.biases, strict=True)
        if any(np.isinf(cast).any() and not np.isinf(exact).any() for exact, cast in pairs):
            raise InvalidInput(
                "parameters-too-large",
                f"the network has parameters too large for {other.dtype}",
                dtype=str(other.dtype),
            )
        return other

    def __copy__(self) -> Self:
        other = type(self).__new__(type(self))
        vars(other).update(vars(self))
        return other

    def __getstate__(self) -> dict[str, Any]:
        """For pickles and deep copies: all but the functions, which are found by their names."""
        return {name: value for name, value in vars(self).items() if name not in _FUNCTIONS}

    def __setstate__(self, state: dict[str, Any]) -> None:
        missing = _STATE - state.keys() if isinstance(state, dict) else _STATE
        if missing:
            raise ValueError(
                f"this is no network that this pynn has pickled, {', '.join(sorted(missing))} are "
                f"missing: keep networks with save and load, which other versions read"
            )
        vars(self).update(state)
        self._find_functions()

    def save(self, file: Source, beside: Mapping[str, Array] = MappingProxyType({})) -> None:
        """Write the network to a path or binary file; the layout is in ``pynn.model_file``.

        ``beside`` are other arrays for the same file, by name.
        """
        model_file.write(
            file,
            model_file.SavedNetwork(
                self.sizes,
                self.activation,
                self.output_activation,
                self.loss_name,
                self.weights,
                self.biases,
                self.has_biases,
            ),
            beside,
        )

    @classmethod
    def load(cls, file: Source) -> Self:
        """Read a network that ``save`` wrote.

        Raises ModelFileError (a ValueError) for any other file, OSError if it cannot be opened.
        """
        saved = model_file.read(file)
        try:
            network = cls(
                saved.sizes,
                dtype=saved.weights[0].dtype if saved.weights else np.float64,
                activation=saved.activation,
                output_activation=saved.output_activation,
                loss=saved.loss,
                has_biases=saved.has_biases,
            )
        except InvalidInput as error:
            raise model_file.ModelFileError(
                "model-file-no-network", f"this file describes no network: {error}", error=error
            ) from error
        network.weights = [W.astype(network.dtype) for W in saved.weights]
        network.biases = [b.astype(network.dtype) for b in saved.biases]
        return network

    # -- checks -------------------------------------------------------------------------------

    def _checked_inputs(self, x: ArrayLike) -> Array:
        return checked_rows(x, self.dtype, self.sizes[0], "x")

    def _checked_targets(self, y: ArrayLike | None, m: int) -> Array:
        y = checked_rows(y, self.dtype, self.sizes[-1], "y")
        if len(y) != m:
            raise ValueError(f"x has {m} examples but y has {len(y)}: they must be as many")
        return y
