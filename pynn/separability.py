"""Proofs that a network cannot learn a truth table, whatever its weights: linear separability."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from operator import add

import numpy as np

from pynn.examples import Examples
from pynn.network import Network


@dataclass(frozen=True)
class Unlearnable:
    """A proof that a network cannot learn a table; ``rows`` are the rows that it uses.

    To learn a table, ŷ has to be above ½ in the rows with the target 1, and below ½ in those with 0.
    With the output's sigmoid that is the sign of its z: below, z is always that of the output.
    """

    kind: str
    """"zero_input": with the one row. All its inputs are 0, and without biases every unit's weighted
    sum is 0 then: ŷ = ½.

    "constant_sign": with a row of target 1 and one of target 0. Without biases everything passes
    through one unit that is never negative, so z has the same sign, or is 0, in every row.

    "not_linearly_separable": with the rows a, b, c, d; the targets are 1, 1, 0, 0. The sign of z
    depends on one weighted sum s of the inputs: it shows on which side of a threshold s is. And
    a + b = c + d, so s_a + s_b = s_c + s_d; but s_a and s_b would have to be on one side, s_c and s_d
    on the other.

    "relu_pair_without_biases": the same rows, without biases. z = r₁ − r₂ for two relu units with the
    weighted sums s₁ and s₂ (weights that are not 1 and −1 only scale them). z > 0 means s₁ > s₂, and
    z < 0 means s₁ < s₂, so the sign of z depends on the one weighted sum s₁ − s₂.

    "parity_with_two_relus": with four rows of target 1, then four of target 0. Of each four any two
    have the same sum as two rows of the other target. See ``_parity_rows`` for why two relu units
    cannot do it.
    """
    rows: tuple[int, ...]


def why_unlearnable(network: Network, examples: Examples) -> Unlearnable | None:
    """The proof that ``network`` cannot learn the table ``examples``, or None if there is none.

    None is no promise that training will succeed. For XOR with a constant input and for all
    tables over two inputs there are weights wherever the answer is None. The same holds over three
    inputs with biases; without biases two sigmoid units leave a few tables open. For up to four inputs
    the proof is found wherever a single straight line would have to divide the rows and cannot (Muroga
    1971: up to eight inputs four rows suffice).
    """
    if not network.has_biases and _keeps_zero(network):
        zeros = np.flatnonzero(~examples.inputs.any(axis=1))
        if len(zeros):
            return Unlearnable("zero_input", (int(zeros[0]),))
    if _is_on_one_side(network):
        targets = examples.targets[:, 0]
        high, low = np.flatnonzero(targets == 1), np.flatnonzero(targets == 0)
        if len(high) and len(low):
            return Unlearnable("constant_sign", (int(high[0]), int(low[0])))
    kind = _kind_of_line(network)
    if kind is not None:
        rows = _balanced_rows(examples)
        return None if rows is None else Unlearnable(kind, rows)
    if network.activation == "relu" and network.sizes[1:] == (2, 1):
        rows = _parity_rows(examples)
        return None if rows is None else Unlearnable("parity_with_two_relus", rows)
    return None


def _keeps_zero(network: Network) -> bool:
    """True if z = 0 throughout where the inputs are 0: σ(0) is not 0 for the sigmoid alone."""
    return len(network.weights) == 1 or network.activation != "sigmoid"


def _is_on_one_side(network: Network) -> bool:
    """True if all rows have z ≥ 0, or all z ≤ 0, whatever the weights.

    Without biases, z is v times its only weight where the last hidden layer has one unit, and its value
    v is never negative for sigmoid and relu. For relu such a unit may stand in any layer: further relu
    layers multiply v by a number that depends on weights alone, since relu(w v) = relu(w) v for v ≥ 0.
    """
    hidden = network.sizes[1:-1]
    if network.has_biases or not hidden:
        return False
    if network.activation == "relu":
        return min(hidden) == 1
    return network.activation == "sigmoid" and hidden[-1] == 1


def _kind_of_line(network: Network) -> str | None:
    """The kind of proof if the sign of z depends on one weighted sum of the inputs, else None.

    It is "not_linearly_separable" or "relu_pair_without_biases".

    Layers are removed from the end as long as that leaves the sign of z unchanged. The last layer that
    remains then has its own threshold for z.
    """
    if network.activation == "identity":
        return "not_linearly_separable"
    kind = "not_linearly_separable"
    for units in reversed(network.sizes[1:-1]):
        if units == 1 and (network.has_biases or network.activation == "tanh"):
            continue  # one rising function of one sum: tanh keeps the sign, a bias sets a threshold
        if units == 2 and not network.has_biases and network.activation == "relu":
            kind = "relu_pair_without_biases"  # or both have weights of one sign, and z has it, too
            continue
        return None
    return kind


def _balanced_rows(examples: Examples) -> tuple[int, ...] | None:
    """Rows (a, b, c, d) with x_a + x_b = x_c + x_d and targets 1, 1, 0, 0; None if there are none."""
    return next(_all_balanced_rows(examples), None)


def _all_balanced_rows(examples: Examples) -> Iterator[tuple[int, ...]]:
    """For each sum of two rows that both targets have: two rows of target 1, and two of target 0."""
    sums: dict[tuple[float, ...], dict[int, list[tuple[int, int]]]] = defaultdict(
        lambda: {0: [], 1: []}
    )
    inputs, targets = examples.inputs.tolist(), examples.targets[:, 0].astype(int).tolist()
    for a, b in combinations_with_replacement(range(len(targets)), 2):
        if targets[a] == targets[b]:
            sums[tuple(map(add, inputs[a], inputs[b]))][targets[a]].append((a, b))
    for pairs in sums.values():
        for high in pairs[1]:
            for low in pairs[0]:
                yield high + low


def _parity_rows(examples: Examples) -> tuple[int, ...] | None:
    """Four rows of target 1 and four of target 0 that two relu units cannot separate, or None.

    Any two of the four have the sum of two rows of the other target: "are balanced" by them. Let
    z = c ± r₁ ± r₂, with r = max(0, s) and s₁, s₂ weighted sums with biases (weights scale them).

    z = c + r₁ + r₂ is the largest of c, c + s₁, c + s₂ and c + s₁ + s₂. All are below 0 in rows of
    target 0. So none of them is above 0 in two of the four rows of target 1: its sum there is that of
    two rows where it is below 0. And c is nowhere above 0. Three cannot serve four rows.
    z = c − r₁ − r₂: the same, with the targets exchanged.

    z = c + r₁ − r₂ with c ≥ 0: in rows of target 0, r₂ > c + r₁ ≥ 0, so r₂ = s₂. For rows a, b of
    target 1 that are balanced by c, d:
        2c + r₁(a) + r₁(b) > r₂(a) + r₂(b) ≥ s₂(a) + s₂(b) = s₂(c) + s₂(d) > 2c + r₁(c) + r₁(d).
    So r₁(a) + r₁(b) > r₁(c) + r₁(d). The right side is at least 0, so s₁ is above 0 in a or b. It is
    also at least s₁(c) + s₁(d) = s₁(a) + s₁(b), so s₁ is below 0 in the other. But of three rows two
    have s₁ on the same side. With c < 0: the same, with the targets exchanged.
    """
    balanced = {rows[:2] for rows in _all_balanced_rows(examples)}
    balanced |= {rows[2:] for rows in _all_balanced_rows(examples)}
    found: list[int] = []
    for target in (1, 0):
        rows = np.flatnonzero(examples.targets[:, 0] == target).tolist()
        fours = (four for four in combinations(rows, 4) if balanced.issuperset(combinations(four, 2)))
        four = next(fours, None)
        if four is None:
            return None
        found += four
    return tuple(found)
