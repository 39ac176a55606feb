"""Errors as they cross to the page: by kind, code and values, never by a sentence."""

import traceback
from typing import ClassVar, Self

from pynn_protocol.error_trace import message_of, trace_of
from pynn_protocol.messages import CatalogueText, ErrorPayload, TextValue


class CatalogueError(Exception):
    """An error that the page says with a text of its catalogue, ``error-`` and the code."""

    kind: ClassVar[str]
    """Decides how the page reacts, see ``ErrorPayload``."""

    def __init__(self, code: str, /, **values: TextValue) -> None:
        super().__init__(code, values)
        self.text = error_text(code, **values)

    @classmethod
    def of(cls, text: CatalogueText) -> Self:
        """An error with the text of another one."""
        return cls(text.id.removeprefix("error-"), **text.values)


class RejectedInput(CatalogueError, ValueError):
    """The page asked for something that does not exist or cannot be done."""

    kind = "refused"


def error_text(code: str, /, **values: TextValue) -> CatalogueText:
    """The text of the page's catalogue that says an error."""
    return CatalogueText(f"error-{code}", values)


def unexpected_error(error: BaseException, kind: str = "python") -> ErrorPayload:
    """An error without a code: Python's own message, the line in ``pynn``, and the traceback."""
    return ErrorPayload(
        kind=kind,
        text=error_text("unexpected", error=message_of(error)),
        trace=trace_of(error),
        traceback="".join(traceback.format_exception(error)),
    )
