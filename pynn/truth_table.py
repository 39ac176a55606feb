"""Truth tables: Boolean functions as examples to learn."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.errors import InvalidInput, printable
from pynn.examples import Examples

DOCUMENT_INPUTS = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1))
"""x1, x2, x3 of XOR with a constant input: x3 is always 1."""
DOCUMENT_TARGETS = (0, 1, 1, 0)
"""y = x1 xor x2."""


KINDS = ("document", "2", "3", "4")
"""The four rows of XOR with a constant input, or all rows over 2, 3 or 4 inputs."""


def document_table(targets: Sequence[int] = DOCUMENT_TARGETS) -> Examples:
    """The four rows of XOR with a constant input, (4, 3) -> (4, 1), with its targets or four others.

    Raises InvalidInput for anything but four targets of 0 or 1.
    """
    return Examples(np.array(DOCUMENT_INPUTS, dtype=np.float64), _column(targets, len(DOCUMENT_INPUTS)))


def boolean_function(n_inputs: int, targets: Sequence[int]) -> Examples:
    """All 2ⁿ rows over ``n_inputs`` (2 to 4) inputs, counting up in binary, with their targets.

    ``boolean_function(2, [0, 1, 1, 0])`` is XOR: rows 00, 01, 10, 11. Raises ValueError for another
    number of inputs, and InvalidInput unless there are 2ⁿ targets of 0 or 1.
    """
    if n_inputs not in (2, 3, 4):
        raise ValueError(f"a truth table here has 2, 3 or 4 inputs, not {n_inputs}")
    return Examples(input_rows(int(n_inputs)), _column(targets, 2 ** int(n_inputs)))


def table(kind: str, targets: Sequence[int]) -> Examples:
    """The table of a kind (one of ``KINDS``) with these targets. Raises InvalidInput."""
    _check_kind(kind)
    return document_table(targets) if kind == "document" else boolean_function(int(kind), targets)


def input_rows(n_inputs: int) -> Array:
    """Every combination of 0 and 1, counting up: (2ⁿ, n), the last input changing fastest."""
    numbers = np.arange(2**n_inputs)[:, np.newaxis]
    places = np.arange(n_inputs - 1, -1, -1)
    return (numbers >> places & 1).astype(np.float64)


# -- functions with a name ------------------------------------------------------------------------


@dataclass(frozen=True)
class Preset:
    """A named Boolean function, and the kinds of table that it makes sense for."""

    kinds: tuple[str, ...]
    answer: Callable[[Array], Any]
    """The inputs of a row, (n,) -> its target."""


_BITS = ("2", "3", "4")
PRESETS = {
    "document": Preset(kinds=("document",), answer=lambda x: x[0] != x[1]),
    "xor": Preset(kinds=("2",), answer=lambda x: x[0] != x[1]),
    "and": Preset(kinds=_BITS, answer=lambda x: x.all()),
    "or": Preset(kinds=_BITS, answer=lambda x: x.any()),
    "nand": Preset(kinds=_BITS, answer=lambda x: not x.all()),
    "majority": Preset(kinds=("3", "4"), answer=lambda x: 2 * x.sum() > len(x)),
    "parity": Preset(kinds=("3", "4", "2"), answer=lambda x: x.sum() % 2 == 1),
    "zero": Preset(kinds=(*_BITS, "document"), answer=lambda x: False),
    "one": Preset(kinds=(*_BITS, "document"), answer=lambda x: True),
}
"""By name. The first kind of a preset is its default."""


def preset_table(name: str, kind: str) -> tuple[str, list[int]]:
    """The kind of table and the targets of a preset: of ``kind`` if it can be, else of its first.

    Raises InvalidInput for an unknown name or kind.
    """
    _check_kind(kind)
    if not isinstance(name, str) or name not in PRESETS:
        shown, presets = printable(name), ", ".join(PRESETS)
        raise InvalidInput(
            "table-preset",
            f"unknown preset '{shown}': choose one of {presets}",
            given=shown,
            presets=presets,
        )
    preset = PRESETS[name]
    kind = kind if kind in preset.kinds else preset.kinds[0]
    rows = np.array(DOCUMENT_INPUTS) if kind == "document" else input_rows(int(kind))
    return kind, [int(bool(preset.answer(row))) for row in rows]


def preset_named(kind: str, targets: Sequence[int]) -> str:
    """The name of the first preset with this table, or "" if there is none."""
    return _names_of(kind).get(tuple(targets), "")


@cache
def _names_of(kind: str) -> dict[tuple[int, ...], str]:
    """The presets of a kind by their targets; of two with the same table, the first."""
    names = [name for name, preset in PRESETS.items() if kind in preset.kinds]
    return {tuple(preset_table(name, kind)[1]): name for name in reversed(names)}


def _check_kind(kind: str) -> None:
    if not isinstance(kind, str) or kind not in KINDS:
        shown, kinds = printable(kind), ", ".join(KINDS)
        raise InvalidInput(
            "table-kind",
            f"unknown kind of table '{shown}': choose one of {kinds}",
            given=shown,
            kinds=kinds,
        )


def _column(targets: Sequence[int], rows: int) -> NDArray[np.float64]:
    is_list = isinstance(targets, Iterable) and not isinstance(targets, Mapping | str)
    listed = list(targets) if is_list else None
    if listed is None or len(listed) != rows or any(target not in (0, 1) for target in listed):
        shown = printable(targets if listed is None else listed)
        raise InvalidInput(
            "table-targets",
            f"this table needs {rows} targets, each 0 or 1; got {shown}",
            rows=rows,
            given=shown,
        )
    return np.array(listed, dtype=np.float64)[:, np.newaxis]
