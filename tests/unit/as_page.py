"""The answers of a truth-table session as the page reads them: plain data, with its numbers by key."""

import re
from typing import Any

import numpy as np
from pynn_labs.truth_table.session import TruthTableSession
from pynn_protocol.plain import to_plain


class TruthTable:
    """A session whose states are dicts: of plain data, "numbers" by key, "weights" and "biases"."""

    def __init__(self) -> None:
        self.session = TruthTableSession()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.session, name)
        if not callable(found):
            return found
        return lambda *args, **named: self._read(found(*args, **named))

    def _read(self, answer: Any) -> Any:
        plain = as_lists(to_plain(answer))
        if isinstance(plain, dict) and "equations" in plain:
            equations: Any = to_plain(self.session.equations(plain["equations"]))
            network = self.session.network
            plain |= {
                "numbers": dict(zip(equations["quantities"], plain["values"], strict=True)),
                "sections": equations["sections"],
                "saturated": equations["saturated"],
                "weights": [W.tolist() for W in network.weights],
                "biases": [b.tolist() for b in network.biases],
            }
        return plain


def parameters(state: dict[str, Any]) -> dict[str, float]:
    """The weights and biases of a state by their keys, as the page sends them."""
    return {key: number for key, number in state["numbers"].items() if re.match(r"[Wb]\d", key)}


def with_numbers(equations: Any, state: dict[str, Any]) -> dict[str, Any]:
    """A state as the page receives it, with its numbers by their keys."""
    return state | {"numbers": dict(zip(equations["quantities"], state["values"], strict=True))}


def as_lists(plain: Any) -> Any:
    """Arrays in plain data as lists, which can be compared."""
    if isinstance(plain, dict):
        return {name: as_lists(value) for name, value in plain.items()}
    return plain.tolist() if isinstance(plain, np.ndarray) else plain
