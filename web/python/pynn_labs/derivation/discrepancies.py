"""Equations of the derivation that the running code does not follow.

The package can be edited, the equations stay those of the source document. Every number beside them
comes out of the code; here each right side is evaluated with these numbers and compared with its left
side. Unedited code agrees with every equation, except for rounding.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from pynn_protocol.messages import Discrepancy

from pynn_labs.derivation.equations import Equation
from pynn_labs.derivation.expressions import Expression, Numbers, Quantity
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.operations import Bracketed, Cancelled, Product, SymbolsOnly
from pynn_labs.derivation.sums import Spread, Sum, SumOver

TOLERANCE = 1e-9
"""Sides differ if their distance is more than this share of them or, where the terms of a sum cancel,
of all its terms. Rounding errors are a tenth of this at most."""
_ROUNDING = 1e-15
"""The rounding error of a difference of numbers of order 1, such as 1 − x."""


@dataclass(frozen=True)
class _Claim:
    """``right`` should be equal to ``left``."""

    equation: str
    factor: int | None
    left: Expression
    right: Expression


def discrepancies(lines: Lines, numbers: Numbers) -> list[Discrepancy]:
    """The claims of ``lines`` that do not hold with these numbers, the first one of each place."""
    found: dict[tuple[str, int | None], Discrepancy] = {}
    for claim in _claims(lines):
        computed = claim.left.value(numbers)
        try:
            expected = claim.right.value(numbers)
        except (ArithmeticError, ValueError):
            continue  # e^z overflows, ln 0: no number to compare with
        if not _agree(computed, expected, claim.right, numbers):
            place = claim.equation, claim.factor
            found.setdefault(place, Discrepancy(*place, expected, computed))
    return list(found.values())


def _agree(computed: float, expected: float, right: Expression, numbers: Numbers) -> bool:
    if computed == expected or not math.isfinite(expected):
        return True
    error = abs(computed - expected)
    return error <= max(_ROUNDING, TOLERANCE * abs(computed)) or (
        error <= TOLERANCE * _size(right, numbers)
    )


def _size(written: Expression, numbers: Numbers) -> float:
    """|a|, where of a sum every term counts as positive: rounding errors are shares of this."""
    match written:
        case Sum():
            return math.fsum(_size(term, numbers) for _, term in written.terms)
        case Product():
            return math.prod(_size(factor, numbers) for factor in written.factors)
        case SumOver():
            return _size(written.terms, numbers)
        case Bracketed() | Cancelled() | Spread() | SymbolsOnly():
            return _size(written.inner, numbers)
        case _:
            return abs(written.value(numbers))


@lru_cache(maxsize=64)
def _claims(lines: Lines) -> list[_Claim]:
    return [
        claim
        for section in lines.sections()
        for equation in section.equations
        for claim in _claims_of(equation)
    ]


def _claims_of(equation: Equation) -> list[_Claim]:
    claims = [
        _Claim(equation.key, place, factor.result, factor.formula)
        for place, factor in enumerate(equation.factors)
    ]
    claims += [_Claim(equation.key, None, equation.left, right) for right in equation.rights]
    if equation.factors:
        results = Product(*(factor.result for factor in equation.factors))
        claims.append(_Claim(equation.key, None, equation.left, results))
    return [claim for claim in claims if isinstance(claim.left, Quantity)]
