"""The command ``truth-table``: learn a Boolean function by gradient descent, and print the outputs."""

from collections.abc import Mapping
from typing import Any

from pynn import recipes, truth_table
from pynn.examples import Examples
from pynn.network import Network

MAX_STEPS = 20_000
"""The command gives up after this many gradient steps."""


def run(targets: str, chosen: Mapping[str, Any]) -> int:
    """Learn the table with the column ``targets``, such as "0110", and print it; the exit code."""
    examples = _table(targets)
    trainer = recipes.truth_table_trainer(examples, epochs=MAX_STEPS, **chosen)
    learned = any(recipes.largest_miss(trainer.network, examples) <= recipes.LEARNED for _ in trainer)
    _print_table(trainer.network, examples)
    loss = trainer.network.loss(examples.inputs, examples.targets)
    print(f"\n{trainer.progress.step:,} steps, loss {loss:.5f}: ", end="")
    if learned:
        print(f"every ŷ is within {recipes.LEARNED} of its y")
        return 0
    print("not learned. Try more hidden units, another learning rate, or another seed")
    return 1


def _table(targets: str) -> Examples:
    if not targets or set(targets) - {"0", "1"}:
        raise ValueError(f"--targets takes zeros and ones such as 0110, not {targets!r}")
    column = [int(digit) for digit in targets]
    if len(column) == len(truth_table.DOCUMENT_TARGETS):
        return truth_table.document_table(column)
    if len(column) not in (8, 16):
        raise ValueError(
            f"--targets takes 4 digits (the rows of XOR with a constant input), 8 (three inputs) or "
            f"16 (four inputs); got {len(column)}"
        )
    return truth_table.boolean_function(len(column).bit_length() - 1, column)


def _print_table(network: Network, examples: Examples) -> None:
    n_inputs = examples.inputs.shape[1]
    print(" ".join(f"x{i + 1}" for i in range(n_inputs)), "  y      ŷ")
    outputs = network.forward(examples.inputs)
    for x, y, y_hat in zip(examples.inputs, examples.targets, outputs, strict=True):
        print(" ".join(f"{value:2.0f}" for value in x), f"  {y[0]:.0f}  {y_hat[0]:.3f}")
