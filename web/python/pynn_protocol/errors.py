"""Errors as they cross to the page: by kind, code and values, never by a sentence."""

import traceback

from pynn_protocol.error_trace import trace_of, words_of
from pynn_protocol.messages import CatalogueText, ErrorPayload, TextValue


class RejectedInput(ValueError):
    """The page asked for something that does not exist or cannot be done."""

    def __init__(self, code: str, /, **values: TextValue) -> None:
        super().__init__(code, values)
        self.text = error_text(code, **values)

    @classmethod
    def of(cls, text: CatalogueText) -> "RejectedInput":
        """With a text that is there already."""
        return cls(text.id.removeprefix("error-"), **text.values)


def error_text(code: str, /, **values: TextValue) -> CatalogueText:
    """The text of the page's catalogue that says an error."""
    return CatalogueText(f"error-{code}", values)


def unexpected_error(error: BaseException, kind: str = "python") -> ErrorPayload:
    """An error that has no code: Python's own words, the line in pynn where it arose, the traceback."""
    return ErrorPayload(
        kind=kind,
        text=error_text("unexpected", error=words_of(error)),
        trace=trace_of(error),
        traceback="".join(traceback.format_exception(error)),
    )
