"""Where in ``pynn`` an error arose, and Python's own words for it."""

import traceback
from collections.abc import Iterable, Iterator

from pynn_protocol.messages import ErrorPlace

_PACKAGE = "pynn/"
_BETWEEN = ("<frozen importlib", "pynn_protocol/", "pynn_labs/", "pynn_app/")
"""Frames of what stands around the package are not the reader's concern."""


def trace_of(error: BaseException) -> ErrorPlace | None:
    """Of the deepest frame in ``pynn``, or the line of a syntax error; None where it was not there."""
    if isinstance(error, SyntaxError) and error.filename and _name(error.filename):
        text = "".join(traceback.format_exception_only(error))
        return ErrorPlace(_name(error.filename), error.lineno or 1, text)
    frames = list(_frames(error))
    places = [(name, frame.lineno) for frame in frames if (name := _name(frame.filename))]
    if not places:
        return None
    file, line = places[-1]
    last_words = traceback.format_exception_only(error)
    lines = ["Traceback (most recent call last):\n", *traceback.format_list(frames), *last_words]
    return ErrorPlace(file, line or 1, "".join(lines))


def words_of(error: BaseException) -> str:
    """The words of an error; with its name where they are only a number or a key, or missing."""
    words = str(error)
    if not words:
        return type(error).__name__
    says_little = isinstance(error, KeyError) or not isinstance(error, Exception)
    return f"{type(error).__name__}: {words}" if says_little else words


def _frames(error: BaseException) -> Iterator[traceback.FrameSummary]:
    """Those from the first in ``pynn`` on."""
    inside = False
    for frame in readers_frames(traceback.extract_tb(error.__traceback__)):
        inside = inside or bool(_name(frame.filename))
        if inside:
            yield frame


def readers_frames(frames: Iterable[traceback.FrameSummary]) -> Iterator[traceback.FrameSummary]:
    """Those that are a reader's concern; files of the package by their names in it."""
    for frame in frames:
        if not any(each in frame.filename for each in _BETWEEN):
            frame.filename = _name(frame.filename) or frame.filename
            yield frame


def _name(path: str) -> str:
    """``pynn/network.py``, wherever that is installed; "" for a file of another package."""
    if path.startswith(_PACKAGE):
        return path
    _, found, rest = path.rpartition(f"/{_PACKAGE}")
    return f"{_PACKAGE}{rest}" if found else ""
