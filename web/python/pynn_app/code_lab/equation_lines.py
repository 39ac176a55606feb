"""The lines of the package that compute the equations of the derivation."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pynn_protocol.messages.code_lab import EquationPlace as Place

if TYPE_CHECKING:
    from pynn_labs.derivation.lines import Lines

ACTIVATIONS, LOSSES = "pynn/activations.py", "pynn/losses.py"
BACKPROPAGATION, OPTIMIZERS = "pynn/backpropagation.py", "pynn/optimizers.py"


_INTO = Place(BACKPROPAGATION, "forward", "z = self.values[-1] @ W.T + b")
_OUT = Place(BACKPROPAGATION, "forward", "self.values.append(activation.function(z))")
_LOSSES = {
    "squared_error": Place(LOSSES, "squared_error", "return ((y - y_hat) ** 2).sum(axis=1)"),
    "cross_entropy": Place(LOSSES, "binary_cross_entropy", "return (np.logaddexp(0, z) - y * z)"),
}
_MEAN_LOSS = Place(
    BACKPROPAGATION, "forward", "self.loss = float(loss_function.value(z, y_hat, self._y).mean())"
)
_OUTPUT_DELTA = Place(
    BACKPROPAGATION, "backward", "delta = self.network.loss_function.delta(y_hat, self._y) /"
)
_LOSS_DELTAS = {
    "squared_error": Place(
        LOSSES, "squared_error_delta", "return activation.backward(y_hat, 2 * (y_hat - y))"
    ),
    "cross_entropy": Place(LOSSES, "binary_cross_entropy_delta", "return y_hat - y  # δ_k"),
}
_HIDDEN_DELTA = Place(BACKPROPAGATION, "backward", "delta = self.network.hidden.backward(x, delta @ W)")
_GRADIENTS = {
    "W": Place(BACKPROPAGATION, "gradients", "weights: list[Array] = [delta.T @ x for delta, x in"),
    "b": Place(
        BACKPROPAGATION, "gradients", "biases: list[Array] = [delta.sum(axis=0) for delta, _ in"
    ),
}
_UPDATE = Place(OPTIMIZERS, "update", "w -= xi * gradient")
_FUNCTIONS = {
    "sigmoid": Place(ACTIVATIONS, "sigmoid", "return 1 / (1 + np.exp(np.minimum(-z, _EXP_LIMIT"),
    "tanh": Place(ACTIVATIONS, "ACTIVATIONS", 'Activation("tanh", np.tanh,'),
    "relu": Place(ACTIVATIONS, "relu", "return np.maximum(z, 0)"),
}
_SLOPES = {
    "sigmoid": Place(ACTIVATIONS, "sigmoid_derivative", "return a * (1 - a)"),
    "tanh": Place(ACTIVATIONS, "tanh_derivative", "return 1 - a * a"),
    "relu": Place(ACTIVATIONS, "relu_derivative", "return (a > 0).astype(a.dtype)"),
}
_QUOTIENT = Place("pynn/gradient_check.py", "_judge", "difference = (above - below) / (2 * STEP)")


def places(lines: "Lines") -> dict[str, list[Place]]:
    """The places where each equation of ``lines`` is computed, by its key; the main line first."""
    keys = [equation.key for section in lines.sections() for equation in section.equations]
    return {key: list(_of(key, lines)) for key in keys}


def _of(key: str, lines: "Lines") -> Iterator[Place]:
    shape = lines.shape
    name, layer = key.rstrip("0123456789"), key[-1]
    if name == "d":
        is_last = int(layer) == shape.last
        yield _OUTPUT_DELTA if is_last else _HIDDEN_DELTA
        if is_last:
            yield _LOSS_DELTAS[shape.loss]
    elif name == "cancel":
        yield _LOSS_DELTAS[shape.loss]
    elif name in {"gW", "gb"}:
        yield _GRADIENTS[name[-1]]
    elif name.startswith("mean_") and name != "mean_loss":
        yield _GRADIENTS[name[-1]]
        yield _OUTPUT_DELTA  # which divides by their number
    else:
        activation = shape.activation_of(lines.layer)
        of_the_others = {
            "z": _INTO,
            "x": _OUT,
            "loss": _LOSSES[shape.loss],
            "mean_loss": _MEAN_LOSS,
            "update_W": _UPDATE,
            "update_b": _UPDATE,
            "sigma": _FUNCTIONS.get(activation),
            "slope": _SLOPES.get(activation),
            "check": _QUOTIENT,
        }
        place = of_the_others[name]
        if place is not None:
            yield place


class EquationLines:
    """Finds the lines behind the equations that are shown."""

    def __init__(self, derivation: Callable[[], "Lines"]) -> None:
        """``derivation``: the equations that the truth-table lab shows now."""
        self._derivation = derivation

    def lines(self) -> dict[str, list[Place]]:
        """The lines that compute each equation of the truth-table lab, by its key."""
        return places(self._derivation())
