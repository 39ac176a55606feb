"""The names of the console: those of the labs, and those that a person has defined."""

import pydoc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

import numpy as np
from numpy.typing import NDArray
from pynn_protocol.messages import CatalogueText
from pynn_protocol.messages.console import ConsoleName, ConsoleNames

from pynn_app.code_lab.console.outputs import OutputStream
from pynn_app.code_lab.console.picture import picture_of

if TYPE_CHECKING:
    from pynn_labs.labs import Labs

NAMES = [
    ConsoleName("np", CatalogueText("console-name-np")),
    ConsoleName("pynn", CatalogueText("console-name-pynn")),
    ConsoleName("network", CatalogueText("console-name-network")),
    ConsoleName("x, y", CatalogueText("console-name-table")),
    ConsoleName("digits_network", CatalogueText("console-name-digits-network")),
    ConsoleName(
        "digits, labels",
        CatalogueText("console-name-digits", {"example": "digits_network.predict(digits[:9] / 255)"}),
    ),
    ConsoleName("show(array)", CatalogueText("console-name-show")),
    ConsoleName("help(thing)", CatalogueText("console-name-help")),
]
_ARRIVE_LATER = ("digits", "labels")


class ConsoleNamespace:
    """``names`` are the global names of the code that is run.

    The labs' names are looked up before each run, so that they are those of the labs that run then; a
    name that a person has given to something else keeps that.
    """

    def __init__(self, labs: Callable[[], "Labs"], outputs: Callable[[], OutputStream]) -> None:
        """``outputs`` of the present run."""
        self._labs, self._outputs = labs, outputs
        self._from_labs: dict[str, object] = {}
        self.names: dict[str, object] = {
            "__name__": "__main__",
            "help": self._help,
            "exit": Exit(),
            "quit": Exit(),
            "input": _no_input,
            "show": self._show,
        }

    def refresh(self) -> None:
        """Let the labs' names be those of now."""
        now = self._names_of_labs()
        for name in self._from_labs.keys() - now.keys():
            if self.names.get(name) is self._from_labs[name]:
                del self.names[name]
        for name, value in now.items():
            if name not in self.names or self.names[name] is self._from_labs.get(name):
                self.names[name] = value
        self._from_labs = now
        self.names.pop("__warningregistry__", None)  # so that each run shows its warnings

    def _names_of_labs(self) -> dict[str, object]:
        labs = self._labs()
        table, test = labs.truth_table.examples, labs.data.test
        names = {
            "np": np,
            "pynn": sys.modules["pynn"],
            "network": labs.truth_table.network,
            "x": _read_only(table.inputs),
            "y": _read_only(table.targets),
            "digits_network": labs.digits.network,
        }
        if test is not None:
            names |= {"digits": _read_only(test.inputs), "labels": test.targets.argmax(axis=1)}
        return names

    def _show(self, array: object) -> None:
        self._outputs().add_picture(picture_of(array))

    def _help(self, *things: object) -> None:
        """As Python's own, without a pager; for no thing, what names there are."""
        if not things:
            self._outputs().add_output(ConsoleNames("names", NAMES))
        for thing in things:
            try:
                # in the stubs it lacks plaintext, which is documented
                plain = pydoc.plaintext  # type: ignore[attr-defined]
                print(pydoc.render_doc(thing, "Help on %s:", renderer=plain))
            except ImportError as error:
                self._outputs().add_note(CatalogueText("console-no-help", {"error": str(error)}))


def _read_only[T: np.generic](array: NDArray[T]) -> NDArray[T]:
    """A view that cannot be written to: the labs would not notice a change of what they learn."""
    view = array.view()
    view.flags.writeable = False
    return view


def hint_for(error: BaseException) -> CatalogueText | None:
    """A remark that helps with an error, beside Python's own words."""
    if isinstance(error, NameError) and error.name in _ARRIVE_LATER:
        return CatalogueText("console-arrives-later", {"name": str(error.name)})
    if isinstance(error, ValueError) and "read-only" in str(error):
        return CatalogueText("console-read-only", {"code": "y = y.copy()"})
    return None


class Exit:
    """``exit`` and ``quit``, of which the console only says that there is nothing to leave."""

    NOTE = CatalogueText("console-no-exit")

    def __call__(self, _status: object = None) -> NoReturn:
        """As Python's own."""
        raise SystemExit


def _no_input(_prompt: object = "") -> NoReturn:
    """Raise an error: nobody can answer while Python waits."""
    raise RuntimeError(
        "input() cannot wait for an answer here. Give the text a name instead, such as: answer = '4'"
    )
