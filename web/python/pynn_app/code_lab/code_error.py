"""The error of code that does not run."""

from pynn_protocol.error_trace import trace_of


class CodeError(Exception):
    """Edited code failed, by its syntax or when it ran: Python's own words, and the line."""

    def __init__(self, error: BaseException) -> None:
        self.trace = trace_of(error)
        super().__init__(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
