"""What a learner looks at in a network: a path, one unit in each layer, and a parameter on it."""

import re
from dataclasses import dataclass, replace
from typing import Self

from pynn.printable import printable
from pynn_labs.refusal import Refusal


@dataclass(frozen=True)
class Selection:
    """The selected parameter is the path's weight into ``layer``, or the bias of its unit there."""

    sizes: tuple[int, ...]
    path: tuple[int, ...]
    """One unit for each layer, counted from 1."""
    layer: int
    part: str
    """"W" or "b"."""

    @classmethod
    def first(cls, sizes: tuple[int, ...]) -> Self:
        """The first unit of each layer, but the second input: in the document's second row it is 1."""
        return cls(sizes, tuple(min(2, n) if l == 0 else 1 for l, n in enumerate(sizes)), 1, "W")

    def moved_to(self, key: str) -> Self:
        """So that the path goes through ``key``: "W2.1.3", "b1.2", or a unit, "u1.2".

        The rest of the path stays as it is. Raises Refusal for a key that there is not.
        """
        refusal = Refusal(f"{printable(key, most=20)!r} is no weight, bias or unit of this network")
        if not isinstance(key, str) or not re.fullmatch(r"[Wbu][0-9]{1,3}(\.[0-9]{1,3}){1,2}", key):
            raise refusal
        part, (layer, *units) = key[:1], (int(number) for number in key[1:].split("."))
        wanted = {"W": 2, "b": 1, "u": 1}.get(part)
        first_layer = 0 if part == "u" else 1
        if len(units) != wanted or not first_layer <= layer < len(self.sizes):
            raise refusal
        path = list(self.path)
        for place, unit in zip((layer, layer - 1), units, strict=False):
            if not 1 <= unit <= self.sizes[place]:
                raise refusal
            path[place] = unit
        if part == "u":
            return replace(self, path=tuple(path), layer=max(layer, 1), part="W")
        return replace(self, path=tuple(path), layer=layer, part=part)

    def with_biases(self, *, has_biases: bool) -> Self:
        """The same, but no bias where there are none."""
        return self if has_biases else replace(self, part="W")
