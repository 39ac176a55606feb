"""Why a network cannot learn a truth table, whatever its weights: what its shape rules out."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from pynn.examples import Examples
from pynn.network import Network


@dataclass(frozen=True)
class Obstacle:
    """What stands between a network and a table; ``rows`` are the rows that prove it."""

    kind: str
    """"one_line": with the rows a, b, c, d. The output is σ of one straight line's height, or rises
    and falls with it, and a + b = c + d; so z_a + z_b = z_c + z_d, but the targets of a and b want
    both of their z on one side of the threshold and those of c and d on the other.

    "zero_row": with the one row. All its inputs are 0, and without biases every z is 0 then: ŷ = ½.
    """
    rows: tuple[int, ...]


def obstacle(network: Network, examples: Examples) -> Obstacle | None:
    """The proof that ``network`` cannot learn the table ``examples``, or None where there is none.

    For up to four inputs the proof is found wherever a single straight line would have to divide the
    rows and cannot (Muroga 1971: up to eight inputs four rows suffice).
    """
    if not network.has_biases and _keeps_zero(network):
        zeros = np.flatnonzero(~examples.inputs.any(axis=1))
        if len(zeros):
            return Obstacle("zero_row", (int(zeros[0]),))
    if _is_one_line(network):
        rows = _balanced_rows(examples)
        return None if rows is None else Obstacle("one_line", rows)
    return None


def _keeps_zero(network: Network) -> bool:
    """Whether z = 0 throughout where the inputs are 0: σ(0) is not 0 for the sigmoid alone."""
    return len(network.weights) == 1 or network.activation != "sigmoid"


def _is_one_line(network: Network) -> bool:
    """Whether the output depends on Σ w_i x_i alone: all activations here rise, none falls."""
    return network.activation == "identity" or max(network.sizes[1:]) == 1


def _balanced_rows(examples: Examples) -> tuple[int, ...] | None:
    """Rows (a, b, c, d) with x_a + x_b = x_c + x_d and targets 1, 1, 0, 0; None if there are none."""
    sums: dict[tuple[float, ...], dict[int, tuple[int, int]]] = defaultdict(dict)
    targets = [int(target) for target in examples.targets[:, 0]]
    for a, b in combinations_with_replacement(range(len(targets)), 2):
        if targets[a] != targets[b]:
            continue
        found = sums[tuple(examples.inputs[a] + examples.inputs[b])]
        found.setdefault(targets[a], (a, b))
        if len(found) == 2:
            return found[1] + found[0]
    return None
