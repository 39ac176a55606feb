"""Errors of the labs, and how errors of ``pynn`` cross to the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from pynn_protocol.errors import CatalogueError, RejectedInput, error_text, unexpected_error
from pynn_protocol.messages import CatalogueText, ErrorPayload, TextValue

import pynn
from pynn.digits.collection import DigitsFileError
from pynn.digits.mnist import IdxError
from pynn.errors import CodedError, InvalidInput
from pynn.settings import GROUPS, SettingError

_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (SettingError, "settings"),
    (pynn.ModelFileError, "model-file"),
    (DigitsFileError, "digits-file"),
    (IdxError, "asset-damaged"),
    (pynn.Diverged, "diverged"),
    (MemoryError, "out-of-memory"),
)
"""Errors of ``pynn`` that a user can do something about, and their names in the page."""


class RejectedModelFile(RejectedInput):
    """A model file that cannot be used here."""

    kind = "model-file"


class DamagedShard(CatalogueError):
    """A piece of MNIST that is not what the build has packed."""

    kind = "asset-damaged"


class RunDiverged(CatalogueError):
    """A run whose numbers were no longer finite; it is back at a step where they are."""

    kind = "diverged"


def error_payload(error: BaseException) -> ErrorPayload:
    """An error as it crosses; an unexpected one includes its place and traceback."""
    if isinstance(error, CatalogueError):
        return ErrorPayload(error.kind, error.text)
    kind = next((name for cause, name in _KINDS if isinstance(error, cause)), None)
    if kind is None:
        return unexpected_error(error)
    setting = error.name if isinstance(error, SettingError) else None
    return ErrorPayload(kind, text_of(error), setting)


def text_of(error: BaseException) -> CatalogueText:
    """The text with which the page says an error."""
    if isinstance(error, CatalogueError):
        return error.text
    if isinstance(error, MemoryError):
        return error_text("out-of-memory")
    if isinstance(error, CodedError):
        values = {name: _value(value) for name, value in error.values.items()}
        if isinstance(error, SettingError) and error.name:
            values["setting"] = _subject(error.name)
        return error_text(error.code, **values)
    return error_text("unexpected", error=str(error))


def _subject(name: str) -> CatalogueText:
    """The setting or parameter, as it stands within a sentence."""
    is_setting = any(name in group for group in GROUPS.values())
    return CatalogueText(f"setting-{name if is_setting else 'parameter'}-subject")


def _value(value: str | float | CodedError) -> TextValue:
    return text_of(value) if isinstance(value, CodedError) else value


@contextmanager
def rejecting_input() -> Iterator[None]:
    """Turns InvalidInput of ``pynn`` into RejectedInput: here the input is the page's."""
    try:
        yield
    except InvalidInput as error:
        raise RejectedInput.of(text_of(error)) from error
