"""The names of the console: what is live in the page, and what a person has made."""

import pydoc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pynn_labs import Labs


ABOUT = (
    ("np", "NumPy, its arrays and functions"),
    ("pynn", "the package, with your changes"),
    ("network", "the network of the truth-table lab, live"),
    ("x, y", "its table: inputs and targets"),
    ("reader", "the network that reads digits"),
    ("digits, labels", "the test digits, once they are there: reader.predict(digits[:9] / 255)"),
    ("show(array)", "a picture of an array"),
    ("help(thing)", "what there is to know"),
)  # fmt: skip
_PLAIN: Any = pydoc.plaintext  # type: ignore[attr-defined]  # documented, but not in the stubs
_COME_LATER = ("digits", "labels")


class ConsoleNamespace:
    """``names`` are those of the code that is run.

    Live ones are looked up before each run, so that they are of the engine that runs then; where a
    person has given such a name to something else, that stays.
    """

    def __init__(self, labs: Callable[[], "Labs"], show: Callable[[Any], None]) -> None:
        self._labs = labs
        self._given: dict[str, Any] = {}
        leave = Leaving()
        self.names: dict[str, Any] = {
            "__name__": "__main__",
            "help": _help,
            "exit": leave,
            "quit": leave,
            "input": _no_input,
            "show": show,
        }

    def refresh(self) -> None:
        """Let the live names be those of now."""
        live = self._live()
        for name in self._given.keys() - live.keys():
            if self.names.get(name) is self._given[name]:
                del self.names[name]
        for name, value in live.items():
            if name not in self.names or self.names[name] is self._given.get(name):
                self.names[name] = value
        self._given = live
        self.names.pop("__warningregistry__", None)  # each run is warned anew

    def _live(self) -> dict[str, Any]:
        labs = self._labs()
        table, test = labs.truth_table.examples, labs.data.test
        live = {
            "np": np,
            "pynn": sys.modules["pynn"],
            "network": labs.truth_table.network,
            "x": _view(table.inputs),
            "y": _view(table.targets),
            "reader": labs.digits.network,
        }
        if test is not None:
            live |= {"digits": _view(test.inputs), "labels": test.targets.argmax(axis=1)}
        return live


def _view(array: NDArray[Any]) -> NDArray[Any]:
    """To be looked at only: a lab whose table is changed has to know of it."""
    view = array.view()
    view.flags.writeable = False
    return view


def hint(error: BaseException) -> str:
    """What else there is to say of an error, or ""."""
    if isinstance(error, NameError) and error.name in _COME_LATER:
        return (
            f"“{error.name}” is there once the digits lab has fetched MNIST: press Train there, "
            "or wait for it to arrive."
        )
    if isinstance(error, ValueError) and "read-only" in str(error):
        return "What the labs learn from is changed in the labs. For one of your own: y = y.copy()"
    return ""


class Leaving:
    """``exit`` and ``quit``: there is nothing to leave."""

    WORDS = (
        "There is nothing to leave here: the console is there as long as the page. Ctrl+L clears it."
    )

    def __repr__(self) -> str:
        return self.WORDS

    def __call__(self, _status: object = None) -> NoReturn:
        """As Python's own."""
        raise SystemExit


def _no_input(_prompt: object = "") -> NoReturn:
    """Nobody could answer while Python waits."""
    raise RuntimeError(
        "input() cannot wait for an answer here. Give the text a name instead, such as: answer = '4'"
    )


def _help(*things: Any) -> None:  # noqa: ANN401
    """As Python's own, without a pager."""
    if not things:
        width = max(len(name) for name, _ in ABOUT)
        print(*(f"{name:<{width}}  {about}" for name, about in ABOUT), sep="\n")
    for thing in things:
        try:
            print(pydoc.render_doc(thing, "Help on %s:", renderer=_PLAIN))
        except ImportError as error:
            print(f"There is no help on that here: {error}")
