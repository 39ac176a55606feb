"""The selection in a network: a path with one unit in each layer, and a parameter on it."""

import re
from dataclasses import dataclass, replace
from typing import Self

from pynn_protocol.errors import RejectedInput

from pynn.errors import printable


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
        """The selection whose path goes through ``key``: "W2.1.3", "b1.2", or a unit, "u1.2".

        The rest of the path stays as it is. Raises RejectedInput for a key that does not exist.
        """
        rejected = RejectedInput("nothing-to-select", given=printable(key, most=20))
        if not isinstance(key, str) or not re.fullmatch(r"[Wbu][0-9]{1,3}(\.[0-9]{1,3}){1,2}", key):
            raise rejected
        part, (layer, *units) = key[:1], (int(number) for number in key[1:].split("."))
        dimensions = {"W": 2, "b": 1, "u": 1}[part]
        first_layer = 0 if part == "u" else 1
        if len(units) != dimensions or not first_layer <= layer < len(self.sizes):
            raise rejected
        path = list(self.path)
        for place, unit in zip((layer, layer - 1), units, strict=False):
            if not 1 <= unit <= self.sizes[place]:
                raise rejected
            path[place] = unit
        if part == "u":
            return replace(self, path=tuple(path), layer=max(layer, 1), part="W")
        return replace(self, path=tuple(path), layer=layer, part=part)

    def with_biases(self, *, has_biases: bool) -> Self:
        """The same selection, but of a weight if there are no biases."""
        return self if has_biases else replace(self, part="W")
