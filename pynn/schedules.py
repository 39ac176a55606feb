"""How the learning rate changes in the course of a run: factors of it, by the share that is done."""

import math
from collections.abc import Callable

Schedule = Callable[[float], float]
"""The share of a run that is done, 0 to 1 -> the factor of the learning rate."""


def constant(_share: float) -> float:
    """1 throughout: the learning rate is constant."""
    return 1.0


def cosine(share: float) -> float:
    """½ (1 + cos π·share): from 1 down to 0, slowly at both ends (Loshchilov and Hutter 2017)."""
    return 0.5 * (1 + math.cos(math.pi * min(max(share, 0.0), 1.0)))
