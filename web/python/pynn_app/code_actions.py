"""The actions of the code lab and of exports, in one table."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pynn_protocol.errors import RejectedInput, error_text, unexpected_error
from pynn_protocol.messages import ErrorPayload
from pynn_protocol.plain import PlainAnswer, to_plain

from pynn_app.code_lab.code_lab import CodeLab, Restart
from pynn_app.code_lab.console.console import Console
from pynn_app.code_lab.equation_lines import EquationLines
from pynn_app.code_lab.exercises.exercises import Exercises
from pynn_app.code_lab.interpreter_snapshot import InterpreterSnapshot
from pynn_app.code_lab.package import CodeError, Package
from pynn_app.export.export import Exporter

if TYPE_CHECKING:
    from pynn_labs.labs import Labs


class CodeActions:
    """``answer`` never raises."""

    def __init__(self, labs: Callable[[], "Labs"], restart: Restart) -> None:
        self.package = Package()
        snapshot = InterpreterSnapshot()  # before any edited or typed code has run
        code = CodeLab(self.package, restart, snapshot)
        console = Console(labs, snapshot)
        equations = EquationLines(lambda: labs().truth_table.lines)
        exercises = Exercises(self.package)
        export = Exporter(self.package, labs)
        self._actions: dict[str, Callable[..., object]] = {
            "code.files": code.files,
            "code.check": code.check,
            "code.apply": code.apply,
            "code.altered": code.altered,
            "console.begin": console.begin,
            "console.complete": console.complete,
            "console.run": console.run,
            "equations.lines": equations.lines,
            "exercises.catalogue": exercises.catalogue,
            "exercises.begin": exercises.begin,
            "exercises.undo": exercises.undo,
            "exercises.judge": exercises.judge,
            "export.wheel": export.wheel,
            "export.sources": export.sources,
            "export.notebook": export.notebook,
            "export.script": export.script,
            "export.mnist": export.mnist,
        }

    def answer(self, action: str, arguments: Mapping[str, object]) -> PlainAnswer:
        """Do ``action``: {"value": …} or {"error": an ``ErrorPayload``}."""
        try:
            return {"value": to_plain(self._actions[action](**arguments))}
        except BaseException as error:  # noqa: BLE001  edited code may raise SystemExit, too
            return {"error": to_plain(_payload(error))}


def _payload(error: BaseException) -> ErrorPayload:
    if isinstance(error, CodeError):
        return ErrorPayload("code", error_text("unexpected", error=str(error)), trace=error.trace)
    if isinstance(error, RejectedInput):
        return ErrorPayload("refused", error.text)
    if isinstance(error, MemoryError):
        return ErrorPayload("out-of-memory", error_text("out-of-memory"))
    return unexpected_error(error)
