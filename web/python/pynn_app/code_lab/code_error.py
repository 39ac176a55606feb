"""What Python says of code that does not run, and of which line."""

from pynn_protocol.error_trace import trace_of


class CodeError(Exception):
    """Edited code was refused, by its syntax or by what happened when it ran."""

    def __init__(self, error: BaseException) -> None:
        self.trace = trace_of(error)
        super().__init__(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
