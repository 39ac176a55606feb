"""The place in ``pynn`` where an error arose, and Python's own message for it."""

import traceback
from collections.abc import Iterable, Iterator

from pynn_protocol.messages import ErrorPlace

_PACKAGE = "pynn/"
_OUTSIDE = ("<frozen importlib", "pynn_protocol/", "pynn_labs/", "pynn_app/")
"""Frames of the code around the package are left out: a reader sees only ``pynn``."""


def trace_of(error: BaseException) -> ErrorPlace | None:
    """The deepest frame in ``pynn``, or the line of a syntax error there; None for other code."""
    if isinstance(error, SyntaxError) and error.filename and _name(error.filename):
        text = "".join(traceback.format_exception_only(error))
        return ErrorPlace(_name(error.filename), error.lineno or 1, text)
    frames = list(_frames(error))
    places = [(name, frame.lineno) for frame in frames if (name := _name(frame.filename))]
    if not places:
        return None
    file, line = places[-1]
    last_lines = traceback.format_exception_only(error)
    lines = ["Traceback (most recent call last):\n", *traceback.format_list(frames), *last_lines]
    return ErrorPlace(file, line or 1, "".join(lines))


def message_of(error: BaseException) -> str:
    """The message of an error; with its class where that is only a number or a key, or missing."""
    message = str(error)
    if not message:
        return type(error).__name__
    needs_class = isinstance(error, KeyError) or not isinstance(error, Exception)
    return f"{type(error).__name__}: {message}" if needs_class else message


def _frames(error: BaseException) -> Iterator[traceback.FrameSummary]:
    """The frames from the first one in ``pynn`` on."""
    inside = False
    for frame in readers_frames(traceback.extract_tb(error.__traceback__)):
        inside = inside or bool(_name(frame.filename))
        if inside:
            yield frame


def readers_frames(frames: Iterable[traceback.FrameSummary]) -> Iterator[traceback.FrameSummary]:
    """The frames that a reader can do something about; files of ``pynn`` by their names in it."""
    for frame in frames:
        if not any(part in frame.filename for part in _OUTSIDE):
            frame.filename = _name(frame.filename) or frame.filename
            yield frame


def _name(path: str) -> str:
    """``pynn/network.py``, wherever that is installed; "" for a file of another package."""
    if path.startswith(_PACKAGE):
        return path
    _, found, rest = path.rpartition(f"/{_PACKAGE}")
    return f"{_PACKAGE}{rest}" if found else ""
