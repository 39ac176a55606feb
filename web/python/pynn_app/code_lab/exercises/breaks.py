"""Six guided breaks: what to change in the package, what is seen of it in the labs, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from pynn_app.code_lab.exercises.break_checks import (
    B1,
    B2,
    W1,
    W2,
    carries_back_through_new_weights,
    carries_back_without_slope,
    class_by_class,
    halves,
    ignores_biases,
    learns,
    learns_not,
    spoils,
    steps_a_hundred_times_as_long,
)
from pynn_app.code_lab.exercises.checking import Check

LOSSES, BACKPROPAGATION = "pynn/losses.py", "pynn/backpropagation.py"
OPTIMIZERS, BATCH_ORDER = "pynn/optimizers.py", "pynn/batch_order.py"


@dataclass(frozen=True)
class Break:
    """A change of one line. In its texts code stands between `backquotes`."""

    key: str
    title: str
    file: str
    before: str
    after: str
    task: str
    expect: tuple[str, ...]
    """What to do in a lab, and what is seen then; with numbers of the labs as they begin."""
    lab: str
    """Where that is seen: the lab’s name in the page’s address."""
    why: str
    wrong: bool
    """Whether the gradient check finds it."""
    checks: Iterable[Check]


BREAKS = (
    Break(
        key="factor-2",
        title="Drop the factor 2",
        file=LOSSES,
        before="return activation.backward(y_hat, 2 * (y_hat - y))  # δ_k = 2 (ŷ_k − y_k) σ′(z_k)",
        after="return activation.backward(y_hat, y_hat - y)  # δ_k = (ŷ_k − y_k) σ′(z_k)",
        task="In `squared_error_delta` write `y_hat - y` instead of `2 * (y_hat - y)`.",
        expect=(
            "Check all: 21 of 21 differ, each by 0.5 of itself.",
            "Run: the table is learned, but in 526 steps instead of 263.",
            "Choose ξ = 8 instead of 4 and reset: 263 steps again.",
        ),
        lab="truth-table",
        why="Every gradient is half of what it should be, so it still points straight uphill: the "
        "steps are half as long, and ξ can make up for it. With ½ in the loss, as many books have "
        "it, this would be right. With this loss it is not, and only the gradient check says so.",
        wrong=True,
        checks=(*spoils(W1, B1, W2, B2), halves(), learns(600)),
    ),
    Break(
        key="sigma-prime",
        title="Forget σ′",
        file=BACKPROPAGATION,
        before="delta = self.network.hidden.backward(x, delta @ W)  # δ_j = σ′(z_j) Σ_k δ_k W_kj",
        after="delta = delta @ W  # δ_j = Σ_k δ_k W_kj",
        task="In `backward`, where δ is carried back to the hidden layer, leave out σ′: write `delta = "
        "delta @ W`.",
        expect=(
            "Check all: 16 of 21 differ, all of W⁽¹⁾ and b⁽¹⁾ and none of W⁽²⁾ and b⁽²⁾.",
            "Run: after 1,000 steps the loss is still 0.248, and every output between 0.54 and 0.58.",
        ),
        lab="truth-table",
        why="σ′ is already part of the output’s δ; what is missing is the hidden layer’s. Since σ′ is "
        "at most ¼, the hidden layer’s steps are at least four times too long, most of all where σ is "
        "flat and its weights should hardly move. So its units are pushed towards 0: after 1,000 "
        "steps each of them gives between 0.03 and 0.13 in every row. The rows look nearly the same "
        "to the output, and it learns no more than to answer about ½ to all of them.",
        wrong=True,
        checks=(*spoils(W1, B1), carries_back_without_slope(), learns_not(1000)),
    ),
    Break(
        key="new-weights",
        title="Use the new W⁽²⁾ on the way back",
        file=BACKPROPAGATION,
        before="            W, x = self.network.weights[layer], self.values[layer]\n",
        after="            W, x = self.network.weights[layer], self.values[layer]\n"
        "            W = W - delta.T @ x  # as a step with ξ = 1 would leave it\n",
        task="In `backward`, before δ is carried back, update W first, as a step with ξ = 1 would: "
        "below the line `W, x = …` add `W = W - delta.T @ x`.",
        expect=(
            "Check all: 16 of 21 differ, all of W⁽¹⁾ and b⁽¹⁾ and none of W⁽²⁾ and b⁽²⁾.",
            "Run: the table is learned all the same, in 264 steps instead of 263.",
        ),
        lab="truth-table",
        why="It happens where each layer is updated at once, on the way back. All derivatives belong "
        "to one and the same point, that of the forward pass: with another W⁽²⁾ this is the "
        "gradient of no function. Near the bottom steps are small and both W⁽²⁾ nearly the same, "
        "so learning hides the mistake. The gradient check does not.",
        wrong=True,
        checks=(*spoils(W1, B1), carries_back_through_new_weights(), learns(400)),
    ),
    Break(
        key="no-bias",
        title="No bias in the forward pass",
        file=BACKPROPAGATION,
        before="z = self.values[-1] @ W.T + b  # z_j = Σ_i W_ji x_i + b_j",
        after="z = self.values[-1] @ W.T  # z_j = Σ_i W_ji x_i",
        task="In `forward`, in the line that works out z, leave out `+ b`.",
        expect=(
            "Check all: 5 of 21 differ, the biases. The loss does not depend on them any more, "
            "and backprop does not know it.",
            "Choose XOR, with tanh in the hidden layer, and run: the output of the first row, 0 "
            "and 0, is 0.5 and stays 0.5. With biases XOR is learned in 60 steps.",
        ),
        lab="truth-table",
        why="Where all inputs are 0 every z is 0, whatever the weights: tanh of it is 0, and σ of "
        "that ½. The document’s table is learned nevertheless, in 364 steps: its x₃ is always 1, "
        "so that a weight can do what a bias does.",
        wrong=True,
        checks=(*spoils(B1, B2), ignores_biases(), learns(500)),
    ),
    Break(
        key="no-shuffling",
        title="No shuffling",
        file=BATCH_ORDER,
        before="            return self._rng.permutation(m)\n",
        after='            return np.argsort(self.examples.targets.argmax(axis=1), kind="stable")\n',
        task="In `_draw_order` examples are put into a random order. Take them as they would lie in "
        "folders, one for each digit: instead of `self._rng.permutation(m)` return "
        '`np.argsort(self.examples.targets.argmax(axis=1), kind="stable")`.',
        expect=(
            "Check all, in the truth-table lab: every gradient is right.",
            "Train on digits: the first epoch is as it was, 94 %, since it takes the digits as "
            "they are fetched. After the second, all zeros first and all nines last, it is 20 %.",
        ),
        lab="digits",
        why="A step knows nothing but its batch. In a long row of batches of nines, nine is the right "
        "answer to everything, and what was learned of the others is lost. Only where a batch "
        "looks like the whole, its gradient is about that of the whole. No gradient check can "
        "find this: each gradient is right. MNIST itself comes well mixed: return `np.arange(m)`, "
        "and almost nothing is lost.",
        wrong=False,
        checks=(*spoils(), class_by_class()),
    ),
    Break(
        key="too-large",
        title="ξ too large",
        file=OPTIMIZERS,
        before="xi = float(factor * self.learning_rate)\n",
        after="xi = float(100 * factor * self.learning_rate)\n",
        task="In `GradientDescent.update` make ξ a hundred times as large: `100 * factor * "
        "self.learning_rate`.",
        expect=(
            "Check all: every gradient is right.",
            "Make one step: all outputs are 1.000, and the loss is 0.5. So it stays, after 1,000 "
            "steps, too.",
            "Choose ξ = 0.04 and reset: learned in 263 steps, as if nothing had happened.",
        ),
        lab="truth-table",
        why="The gradient says which way is down, and how steep it is here, but not how far. A step "
        "of this length goes beyond the valley, to where every σ is flat: there each gradient is "
        "nearly 0, and nothing leads back.",
        wrong=False,
        checks=(*spoils(), steps_a_hundred_times_as_long(), learns_not(1000)),
    ),
)
