"""What comes of one input of the console: text, values, errors and pictures, in their order."""

import io
import traceback
from collections.abc import Iterator
from typing import Literal

from pynn_protocol.error_trace import readers_frames
from pynn_protocol.messages import ConsolePicture, ConsoleText

MOST_TEXT = 20_000
"""Characters of what is printed, and of a value: as much as anybody reads."""
MOST_PICTURES = 40


class ConsoleOutput(io.TextIOBase):
    """Takes the place of ``sys.stdout`` and ``sys.stderr``; holds no more than is shown."""

    def __init__(self) -> None:
        self._items: list[ConsoleText | ConsolePicture] = []
        self._printed = self._pictures = 0

    def write(self, text: str) -> int:
        """Print; beyond what is shown, it is only counted."""
        part = text[: max(MOST_TEXT - self._printed, 0)]
        self._printed += len(text)
        last = self._items[-1] if self._items else None
        if part and isinstance(last, ConsoleText) and last.kind == "text":
            self._items[-1] = ConsoleText("text", last.text + part)
        elif part:
            self.add("text", part)
        return len(text)

    def writable(self) -> bool:
        """As every stream that can be printed to."""
        return True

    def add(self, kind: Literal["text", "value", "error", "note"], text: str) -> None:
        """Add text of this kind, cut to what is shown."""
        left_out = len(text) - MOST_TEXT
        if left_out > 0:
            text = f"{text[:MOST_TEXT]}\n… and {left_out:,} more characters"
        self._items.append(ConsoleText(kind, text))

    def add_error(self, error: BaseException) -> None:
        """Python's own words for it, and how it came to be."""
        self.add("error", "".join(_told(error)).rstrip())

    def add_picture(self, picture: ConsolePicture) -> None:
        """Beyond as many as one looks at, they are only counted."""
        self._pictures += 1
        if self._pictures <= MOST_PICTURES:
            self._items.append(picture)

    def items(self) -> list[ConsoleText | ConsolePicture]:
        """All of it, and notes of what was left out."""
        left_out = []
        if self._printed > MOST_TEXT:
            left_out.append(f"{self._printed - MOST_TEXT:,} more characters were printed")
        if self._pictures > MOST_PICTURES:
            left_out.append(f"{self._pictures - MOST_PICTURES:,} more pictures were drawn")
        return [
            *map(_without_last_newline, self._items),
            *(ConsoleText("note", f"… and {note}.") for note in left_out),
        ]


def _without_last_newline(item: ConsoleText | ConsolePicture) -> ConsoleText | ConsolePicture:
    if isinstance(item, ConsoleText) and item.kind == "text":
        return ConsoleText("text", item.text.removesuffix("\n"))
    return item


def _told(error: BaseException) -> Iterator[str]:
    told = traceback.TracebackException.from_exception(error)
    _cut(told)
    return told.format()


def _cut(told: traceback.TracebackException) -> None:
    """Leave out the console's own frames, here and in all errors that led to this one."""
    stack = traceback.StackSummary.from_list(list(readers_frames(told.stack)))
    told.stack = stack or None  # type: ignore[assignment]  # no stack, no heading of one
    for each in (told.__cause__, told.__context__, *(told.exceptions or ())):
        if each is not None:
            _cut(each)
