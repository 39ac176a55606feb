"""All that the workshop offers: a table of actions, as the engine has one."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from pynn_protocol.error_trace import words_of

from pynn_app.code_lab.code_error import CodeError
from pynn_app.code_lab.code_lab import CodeLab
from pynn_app.code_lab.console.console import Console
from pynn_app.code_lab.equation_lines import EquationLines
from pynn_app.code_lab.exercises import Exercises
from pynn_app.code_lab.interpreter_snapshot import InterpreterSnapshot
from pynn_app.code_lab.package import Package
from pynn_app.code_lab.refused import Refusal
from pynn_app.dispatcher import Dispatcher
from pynn_app.export import Exporter


class CodeActions:
    """The code lab, and what belongs to it. ``answer`` never raises."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.package = Package()
        snapshot = InterpreterSnapshot()  # nobody's code has run yet
        self._labs: dict[str, object] = {
            "code": CodeLab(self.package, dispatcher.restart, snapshot),
            "console": Console(dispatcher, snapshot),
            "equations": EquationLines(lambda: dispatcher.engine.truth_table.lines),
            "exercises": Exercises(self.package),
            "luggage": Exporter(self.package, dispatcher),
        }

    def answer(self, action: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Do ``action``, a public method of one of the labs: {"value": …} or {"error": {…}}."""
        name, _, method = action.partition(".")
        try:
            return {"value": _public(self._labs[name], method)(**arguments)}
        except BaseException as error:  # noqa: BLE001  a person's code may raise SystemExit, too
            return {"error": _told(error)}


def _public(lab: object, method: str) -> Callable[..., Any]:
    if method.startswith("_"):
        raise AttributeError(f"{method} is no action")
    found: Callable[..., Any] = getattr(lab, method)
    return found


def _told(error: BaseException) -> dict[str, Any]:
    told: dict[str, Any] = {"message": words_of(error), "setting": None}
    if isinstance(error, CodeError):
        return told | {"kind": "code", "trace": asdict(error.trace) if error.trace else None}
    if isinstance(error, Refusal):
        return told | {"kind": "refused"}
    if isinstance(error, MemoryError):
        return told | {"kind": "out-of-memory"}
    return told | {"kind": "python", "traceback": "".join(traceback.format_exception(error))}
