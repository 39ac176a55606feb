"""The few products that backprop spends its time in: one seam, replaceable as a whole.

Rows of an array are examples. m examples, n_in inputs, n_out units.
"""

from pynn.activations import Activation, Array


def weighted_input(x: Array, W: Array, b: Array) -> Array:
    """z_j = Σ_i W_ji x_i + b_j: (m, n_in), (n_out, n_in), (n_out,) -> (m, n_out)."""
    return x @ W.T + b


def propagate_back(delta: Array, W: Array, a: Array, activation: Activation) -> Array:
    """δ_j = σ′(z_j) Σ_k δ_k W_kj, one layer back: (m, n_out), (n_out, n_in), (m, n_in) -> (m, n_in)."""
    return activation.backward(a, delta @ W)


def weight_gradient(delta: Array, x: Array) -> Array:
    """∂L/∂W_ji = Σ_examples δ_j x_i: (m, n_out), (m, n_in) -> (n_out, n_in)."""
    return delta.T @ x


def bias_gradient(delta: Array) -> Array:
    """∂L/∂b_j = Σ_examples δ_j: (m, n_out) -> (n_out,)."""
    return delta.sum(axis=0)


def descend(parameter: Array, gradient: Array, learning_rate: float) -> None:
    """w → w − ξ ∂L/∂w, in place, keeping the parameter's dtype."""
    parameter -= parameter.dtype.type(learning_rate) * gradient
