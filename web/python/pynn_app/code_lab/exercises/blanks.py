"""Six functions to write anew: what each is to do, hints, and the tests that tell when it is right."""

from collections.abc import Iterable
from dataclasses import dataclass

from pynn_app.code_lab.exercises.activation_checks import SIGMOID, SOFTMAX
from pynn_app.code_lab.exercises.backward_checks import BACKWARD
from pynn_app.code_lab.exercises.checking import Check
from pynn_app.code_lab.exercises.forward_checks import FORWARD
from pynn_app.code_lab.exercises.gradients_checks import GRADIENTS
from pynn_app.code_lab.exercises.update_checks import UPDATE

ACTIVATIONS, BACKPROPAGATION = "pynn/activations.py", "pynn/backpropagation.py"
OPTIMIZERS = "pynn/optimizers.py"


@dataclass(frozen=True)
class Blank:
    """A function whose body is to be written; in texts code is `in backquotes`, an index behind _."""

    key: str
    title: str
    file: str
    function: str
    """Its name within the file: "Backprop.forward"."""
    equation: str
    task: str
    hints: tuple[str, ...]
    """One at a time; the last one nearly gives it away."""
    comment: str
    """What stands in the blank body."""
    checks: Iterable[Check]


BLANKS = (
    Blank(
        key="sigmoid",
        title="The sigmoid",
        file=ACTIVATIONS,
        function="sigmoid",
        equation="σ(z) = 1 / (1 + e⁻ᶻ)",
        task="z is an array of any shape. Return σ of each of its numbers, in an array of that shape.",
        hints=(
            "NumPy works on all numbers of an array at once, so no loop is needed: `-z`, `1 + z` "
            "and `1 / z` are arrays as z is.",
            "`np.exp(z)` is e to the power of each number of z.",
            "For z = −1000 there is e¹⁰⁰⁰ to be worked out, which is too large. Let the exponent "
            "be no larger than `_EXP_LIMIT[z.dtype]`, which stands above: `np.minimum(a, b)` is "
            "the smaller of two.",
            "So: the exponent is `np.minimum(-z, _EXP_LIMIT[z.dtype])`. Take e to that power, add "
            "1, and divide 1 by it.",
        ),
        comment="Return 1 / (1 + e⁻ᶻ) for each number of z, and let nothing overflow.",
        checks=SIGMOID,
    ),
    Blank(
        key="forward",
        title="The forward pass",
        file=BACKPROPAGATION,
        function="Backprop.forward",
        equation="z⁽ˡ⁾ = W⁽ˡ⁾ x⁽ˡ⁻¹⁾ + b⁽ˡ⁾,  x⁽ˡ⁾ = σ(z⁽ˡ⁾)",
        task="Begin with the batch, `self._x`, a row for each example. Go through the layers of "
        "`self.network.weights` and `.biases`, and put the values of each layer into the list "
        "`self.values`, the inputs first. Where there are targets, `self._y`, set `self.loss` and "
        "`self.hits`, too.",
        hints=(
            "The rows of x are examples, and `W[j, i]` goes from unit i to unit j. So of all "
            "examples at once z is `x @ W.T + b`: (m, n_in) times (n_in, n_out).",
            "Hidden layers have the activation `self.network.hidden`, the last layer has "
            "`self.network.loss_function.activation`; what makes x of z is their `.function(z)`.",
            "`self.network.loss_function.value(z, y_hat, y)` is the loss of each example, (m,), "
            "where z is that of the last layer: L is its mean. `classes(y_hat)` and `classes(y)` "
            "are class numbers, and `hits` says how often they are equal.",
            "Let `self.values = [self._x]`. In a loop over `zip(weights, biases)` work out z from "
            "`self.values[-1]` and append σ(z). After the loop, if `self._y is not None`, set "
            "`self.loss = float(… .mean())` and `self.hits`.",
        ),
        comment="Fill self.values: x⁽⁰⁾, then x = σ(W x + b) of each layer.\n"
        "Then self.loss and self.hits, where self._y is not None.",
        checks=FORWARD,
    ),
    Blank(
        key="backward",
        title="Propagating back",
        file=BACKPROPAGATION,
        function="Backprop.backward",
        equation="δ⁽²⁾ = ∂L/∂ŷ · σ′(z⁽²⁾),  δ⁽¹⁾_j = σ′(z⁽¹⁾_j) · Σ_k δ⁽²⁾_k W⁽²⁾_kj",
        task="After the forward pass find δ = ∂L/∂z of every layer, from the last one back, and put "
        "them into the list `self.deltas`, that of the first layer first. L is a mean over the m "
        "examples: take it here, once.",
        hints=(
            "`self.network.loss_function.delta(y_hat, y)` is ∂L/∂z of the last layer for each "
            "example’s own loss, σ′ included. L is the mean of them: divide by their number.",
            "What comes back to unit j is Σ_k δ_k W_kj. With a row for each example that is "
            "`delta @ W`: (m, n_out) times (n_out, n_in). Here W is not transposed.",
            "Then σ′: `self.network.hidden.backward(x, grad)` multiplies grad by σ′, which it "
            "takes from the values x of that layer: `self.values[layer]`, between `weights[layer "
            "- 1]` and `weights[layer]`.",
            "Begin with `self.deltas = [delta]`. Let `layer` run from the last one down to 1: "
            "carry delta back through `weights[layer]`, multiply by σ′ at `values[layer]`, and "
            "put the new delta at the front with `insert(0, …)`.",
        ),
        comment="Fill self.deltas: δ = ∂L/∂z of each layer, the first layer's first.\n"
        "Begin at the output, and go back; divide by the number of examples once.",
        checks=BACKWARD,
    ),
    Blank(
        key="gradients",
        title="From δ to the gradients",
        file=BACKPROPAGATION,
        function="Backprop.gradients",
        equation="∂L/∂W_ji = Σ δ_j x_i,  ∂L/∂b_j = Σ δ_j  (sums over the examples)",
        task="`self.deltas[l]` is δ of layer l + 1, and `self.values[l]` are the values that went into "
        "it; rows are examples. Return two lists: ∂L/∂W of each layer, and ∂L/∂b of each layer, "
        "shaped as the parameters.",
        hints=(
            "∂L/∂W has the shape of W, (n_out, n_in). δ is (m, n_out) and x is (m, n_in): which "
            "product of the two sums over the m examples?",
            "A product of matrices sums over the last axis of the first and the first axis of the "
            "second. So m has to stand there in both: transpose δ.",
            "∂z/∂b is 1, so ∂L/∂b is the sum of δ alone, over the rows: axis 0. The mean over "
            "examples is in δ already.",
            "For `delta, x` in `zip(self.deltas, self.values)` (ŷ is left over) the one is "
            "`delta.T @ x`, the other `delta.sum(axis=0)`. Return both lists, the weights’ first.",
        ),
        comment="Return two lists: ∂L/∂W and ∂L/∂b of each layer, from self.deltas and self.values.",
        checks=GRADIENTS,
    ),
    Blank(
        key="descend",
        title="A step downhill",
        file=OPTIMIZERS,
        function="GradientDescent.update",
        equation="w ← w − ξ ∂L/∂w",
        task="Change every array of `parameters` by one step of gradient descent, where ξ is `factor` "
        "times `self.learning_rate`. The arrays are to stay the same ones, with other numbers in them: "
        "others hold on to them.",
        hints=(
            "`parameters` and `gradients` are two lists that go side by side: `zip` pairs them.",
            "`w = w - …` makes a new array, and only the name w changes to it: the network keeps "
            "the old one. `w -= …` and `w[...] = …` put numbers into the array that is there.",
            "The schedule of a run gives the factor; it is 1 where ξ is constant. So ξ is `factor * "
            "self.learning_rate`.",
            "In a loop over both lists take ξ times the gradient away from w with `-=`. That is all.",
        ),
        comment="Take factor * self.learning_rate times its gradient from every parameter, in place.",
        checks=UPDATE,
    ),
    Blank(
        key="softmax",
        title="Softmax",
        file=ACTIVATIONS,
        function="softmax",
        equation="x_k = exp(z_k) / Σ_l exp(z_l)",
        task="z is (m, n), a row for each example. Return an array of the same shape in which every "
        "row is positive and sums to 1.",
        hints=(
            "`np.exp(z)` are the numerators. Each row is to be divided by its own sum: that is "
            "the sum over axis 1.",
            "The sums are (m,), and an array (m, n) cannot be divided by that. With "
            "`keepdims=True` they stay a column, (m, 1).",
            "e¹⁰⁰⁰ is too large. But adding the same number to all z of a row changes nothing, "
            "since it cancels: take away the largest of each row first, `z.max(axis=1, "
            "keepdims=True)`.",
            "So: e to the power of z minus the largest of its row; then each row of that divided "
            "by its own sum, with `axis=1, keepdims=True`.",
        ),
        comment="Return exp(z_k) / Σ_l exp(z_l) for each row of z, and let nothing overflow.",
        checks=SOFTMAX,
    ),
)
