"""Equations for the page, as JSON: pieces of MathML between which a line may be broken."""

import json
from functools import lru_cache

from pynn_labs.derivation.equations import Equation, Factor, Section
from pynn_labs.derivation.expressions import Constant, Expression, Quantity
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.mathml import Node, operator, pieces, row
from pynn_labs.derivation.operations import SymbolsOnly


@lru_cache(maxsize=64)
def typeset(lines: Lines) -> str:
    """All sections, as JSON.

    [{"stage", "equations": [{"key", "lines": [{"symbols", "numbers"}]}, …]}, …], where symbols and
    numbers are lists of pieces; a chain rule has {"key", "left", "name", "factors", "result"}
    instead of lines, and each factor {"derivative", "formulas", "numbers", "result"}.
    """
    return json.dumps([_section(section) for section in lines.sections()], default=Node.as_list)


def _section(section: Section) -> dict[str, object]:
    return {
        "stage": section.stage,
        "equations": [_equation(equation) for equation in section.equations],
    }


def _equation(equation: Equation) -> dict[str, object]:
    if equation.factors:
        return {
            "key": equation.key,
            "left": equation.left.symbols(),
            "name": equation.left.name(),
            "factors": [_factor(factor) for factor in equation.factors],
            "result": equation.left.numbers(),
        }
    groups = [(right,) for right in equation.rights] if equation.stepwise else [equation.rights]
    lines = [_line(equation, rights, first=place == 0) for place, rights in enumerate(groups)]
    return {"key": equation.key, "lines": lines}


def _line(equation: Equation, rights: tuple[Expression, ...], *, first: bool) -> dict[str, list[Node]]:
    """The left side stands before the first line only."""
    symbols = [equation.left.symbols()] if first else []
    numbers = [equation.left.name()] if first else []
    for right in rights:
        symbols += _after(equation.sign, right.symbols())
        if not _is_number(right) and not isinstance(right, SymbolsOnly):
            numbers += _after(equation.sign, right.numbers())
    if rights != (equation.left,):
        numbers += _after("=", equation.left.numbers())
    return {"symbols": symbols, "numbers": numbers}


def _after(sign: str, written: Node) -> list[Node]:
    first, *others = pieces(written)
    return [row(operator(sign), first), *others]


def _factor(factor: Factor) -> dict[str, object]:
    """The factor; a formula that is a number itself is not written twice."""
    formulas = [] if factor.called is None else [factor.called(False)]
    if not isinstance(factor.formula, Constant):
        formulas.append(factor.formula.symbols())
    return {
        "derivative": factor.derivative(False),
        "formulas": [row(operator("="), formula) for formula in formulas],
        "numbers": [] if _is_number(factor.formula) else _after("=", factor.formula.numbers()),
        "result": factor.result.numbers(first=False),
    }


def _is_number(expression: Expression) -> bool:
    """True if the expression in numbers is already its value."""
    return isinstance(expression, Quantity | Constant)
