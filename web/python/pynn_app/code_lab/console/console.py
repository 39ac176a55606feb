"""The console: Python's own prompt, with the labs' networks at hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from pynn_protocol.messages import Completions, ConsoleAnswer, ConsoleName

from pynn_app.code_lab.console import completion, scope, statements
from pynn_app.code_lab.console.outputs import ConsoleOutput
from pynn_app.code_lab.console.picture import is_picture, picture_of
from pynn_app.code_lab.interpreter_snapshot import InterpreterSnapshot

if TYPE_CHECKING:
    from pynn_labs import Labs

_FEWEST_COLUMNS = 24
_MOST_BESIDE_PICTURE = 200
"""Numbers that are written out, where there is a picture of them, too."""
_NETWORKS = {
    "truth_table": "The network of the truth-table lab",
    "digits": "The network that reads digits",
}
"""The labs whose networks are at hand."""
_NAMES = {"truth_table": "network", "digits": "reader"}
"""Their names here."""
_PARAMETERS = ("weights", "biases")


class Console:
    """Runs what is typed, with the names of ``ConsoleNamespace``."""

    def __init__(self, labs: Callable[[], "Labs"], snapshot: InterpreterSnapshot) -> None:
        self._labs, self._snapshot = labs, snapshot
        self._outputs = ConsoleOutput()
        self._scope = scope.ConsoleNamespace(
            labs, lambda array: self._outputs.add_picture(picture_of(array))
        )
        self._count = 0

    def begin(self) -> list[ConsoleName]:
        """The names that are at hand."""
        return [ConsoleName(name, about) for name, about in scope.ABOUT]

    def complete(self, before: str) -> Completions:
        """How the last word of ``before`` may go on."""
        self._scope.refresh()
        return completion.complete(before, self._scope.names)

    def run(self, text: str, *, at_once: bool = False, columns: int = 75) -> ConsoleAnswer:
        """Run ``text``, unless it is incomplete and may go on: ``at_once`` runs it even so.

        Arrays are written into lines of so many ``columns`` as can be seen.
        """
        if not at_once and statements.goes_on(text):
            return ConsoleAnswer(False, [], None, None)
        self._outputs = ConsoleOutput()
        self._scope.refresh()
        np.set_printoptions(linewidth=max(int(columns), _FEWEST_COLUMNS))
        with (
            self._networks_lent() as changed,
            redirect_stdout(self._outputs),
            redirect_stderr(self._outputs),
        ):
            self._run(text)
        return ConsoleAnswer(
            complete=True,
            outputs=self._outputs.items(),
            truth_table=changed.get("truth_table"),
            digits=changed.get("digits"),
        )

    def _run(self, text: str) -> None:
        """Never raises, whatever is raised within."""
        self._count += 1
        try:
            value = statements.run(text, f"<input {self._count}>", self._scope.names)
            if value is not None:
                self._scope.names["_"] = value
                self._show(value)
        except SystemExit:
            self._outputs.add("note", scope.Leaving.WORDS)
        except BaseException as error:  # noqa: BLE001  KeyboardInterrupt, too: all of it is theirs
            self._outputs.add_error(error)
            if more := scope.hint(error):
                self._outputs.add("note", more)

    def _show(self, value: object) -> None:
        if not is_picture(value):
            self._outputs.add("value", repr(value))
            return
        with np.printoptions(threshold=_MOST_BESIDE_PICTURE):
            self._outputs.add("value", repr(value))
        self._outputs.add_picture(picture_of(value))

    @contextmanager
    def _networks_lent(self) -> Iterator[dict[str, Any]]:
        """Whatever is done to a lab's network within, the lab knows of it, or has it as it was."""
        lent_by = import_module("pynn_labs.parameters").EditableParameters
        labs = self._labs()
        networks = {name: getattr(labs, name).network for name in _NETWORKS}
        lent = {name: lent_by(network) for name, network in networks.items()}
        before = {name: dict(vars(network)) for name, network in networks.items()}
        changed: dict[str, Any] = {}
        yield changed
        for name, network in networks.items():
            self._note_attributes(_NAMES[name], before[name], vars(network))
        for name, parameters in lent.items():
            try:
                is_changed = parameters.take_back()
            except BaseException as error:  # noqa: BLE001  a person may have put anything there
                self._outputs.add("note", f"{_NETWORKS[name]} is as it was before: {error}.")
                continue
            if is_changed:
                self._note_change(changed, name)

    def _note_attributes(self, name: str, before: dict[str, Any], now: dict[str, Any]) -> None:
        """Parameters are shown; a network that has another method or activation looks as it did."""
        for key in (before.keys() | now.keys()).difference(_PARAMETERS):
            if key not in before or key not in now or before[key] is not now[key]:
                self._snapshot.note(f"{name}.{key}")

    def _note_change(self, changed: dict[str, Any], name: str) -> None:
        try:
            changed[name] = getattr(self._labs(), name).note_change()
        except BaseException as error:  # noqa: BLE001  of a package that a person may have changed
            self._outputs.add_error(error)
