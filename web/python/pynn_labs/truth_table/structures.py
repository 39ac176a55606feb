"""The structures of equations that the page can ask for by their keys."""

from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import Equations

from pynn.errors import printable
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.numbers import Numbers
from pynn_labs.derivation.typesetting import typeset

_MOST = 64
"""The page asks for the structures of recent frames only."""


class Structures:
    """Remembers the latest structures, each under the key that frames refer to it by."""

    def __init__(self) -> None:
        self._by_key: dict[str, Equations] = {}

    def remember(self, lines: Lines, numbers: Numbers) -> str:
        """The key of the structure of ``lines``, whose quantities are those of ``numbers``."""
        key = lines.key
        if key not in self._by_key:
            if len(self._by_key) == _MOST:
                del self._by_key[next(iter(self._by_key))]
            self._by_key[key] = Equations(key, typeset(lines), list(numbers), lines.is_saturated)
        return key

    def find(self, key: str) -> Equations:
        """The structure with this key. Raises RejectedInput for a key that no recent frame had."""
        if key not in self._by_key:
            raise RejectedInput("equations-gone", key=printable(key))
        return self._by_key[key]
