"""The console: Python's own prompt, with the labs' networks at hand."""

from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import numpy as np
from pynn_protocol.messages.console import Completions, ConsoleAnswer, ConsoleName

from pynn_app.code_lab.console import completion, statements
from pynn_app.code_lab.console.lab_networks import LabNetworks
from pynn_app.code_lab.console.namespace import NAMES, ConsoleNamespace, Exit, hint_for
from pynn_app.code_lab.console.outputs import OutputStream
from pynn_app.code_lab.console.picture import is_picture, picture_of
from pynn_app.code_lab.interpreter_snapshot import InterpreterSnapshot

if TYPE_CHECKING:
    from pynn_labs.labs import Labs

_FEWEST_COLUMNS = 24
_MOST_BESIDE_PICTURE = 200
"""Numbers that are written out where there is a picture of them, too."""


class Console:
    """Runs typed code, with the names of ``ConsoleNamespace``."""

    def __init__(self, labs: Callable[[], "Labs"], snapshot: InterpreterSnapshot) -> None:
        self._outputs = OutputStream()
        self._networks = LabNetworks(labs, snapshot)
        self._namespace = ConsoleNamespace(labs, lambda: self._outputs)
        self._count = 0

    def begin(self) -> list[ConsoleName]:
        """The names that are at hand."""
        return NAMES

    def complete(self, before: str) -> Completions:
        """Complete the last word of ``before``."""
        self._namespace.refresh()
        return completion.complete(before, self._namespace.names)

    def run(self, text: str, *, at_once: bool = False, columns: int = 75) -> ConsoleAnswer:
        """Run ``text``, unless it is incomplete; ``at_once`` runs it even so.

        Arrays are written into lines of ``columns`` characters.
        """
        if not at_once and statements.is_incomplete(text):
            return ConsoleAnswer(complete=False, outputs=[], truth_table=None, digits=None)
        self._outputs = OutputStream()
        self._namespace.refresh()
        np.set_printoptions(linewidth=max(int(columns), _FEWEST_COLUMNS))
        with (
            self._networks.editable(self._outputs) as changed,
            redirect_stdout(self._outputs),
            redirect_stderr(self._outputs),
        ):
            self._run(text)
        return ConsoleAnswer(
            complete=True,
            outputs=self._outputs.outputs(),
            truth_table=changed.truth_table,
            digits=changed.digits,
        )

    def _run(self, text: str) -> None:
        """Never raises, whatever is raised within."""
        self._count += 1
        try:
            value = statements.run(text, f"<input {self._count}>", self._namespace.names)
            if value is not None:
                self._namespace.names["_"] = value
                self._show(value)
        except SystemExit:
            self._outputs.add_note(Exit.NOTE)
        except BaseException as error:  # noqa: BLE001  KeyboardInterrupt, too: it is typed code
            self._outputs.add_error(error)
            hint = hint_for(error)
            if hint is not None:
                self._outputs.add_note(hint)

    def _show(self, value: object) -> None:
        if isinstance(value, Exit):
            self._outputs.add_note(Exit.NOTE)
        elif is_picture(value):
            with np.printoptions(threshold=_MOST_BESIDE_PICTURE):
                self._outputs.add("value", repr(value))
            self._outputs.add_picture(picture_of(value))
        else:
            self._outputs.add("value", repr(value))
