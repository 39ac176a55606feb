"""The outputs of one input of the console: text, values, errors, notes and pictures, in their order."""

import io
import traceback
from collections.abc import Iterator
from typing import Literal

from pynn_protocol.error_trace import readers_frames
from pynn_protocol.messages import CatalogueText
from pynn_protocol.messages.console import ConsoleNote, ConsoleOutput, ConsolePicture, ConsoleText

MOST_TEXT = 20_000
"""Characters of printed text, and of a value: more than anybody reads."""
MOST_PICTURES = 40


class OutputStream(io.TextIOBase):
    """Replaces ``sys.stdout`` and ``sys.stderr``; holds no more than is shown."""

    def __init__(self) -> None:
        self._outputs: list[ConsoleOutput] = []
        self._printed = self._pictures = 0

    def write(self, text: str) -> int:
        """Print; text beyond ``MOST_TEXT`` is only counted."""
        part = text[: max(MOST_TEXT - self._printed, 0)]
        self._printed += len(text)
        last = self._outputs[-1] if self._outputs else None
        if part and isinstance(last, ConsoleText) and last.kind == "printed":
            self._outputs[-1] = ConsoleText("printed", last.text + part)
        elif part:
            self.add("printed", part)
        return len(text)

    def writable(self) -> bool:
        """As every stream that can be printed to."""
        return True

    def add(self, kind: Literal["printed", "value", "error"], text: str) -> None:
        """Add text of this kind; a note counts the characters beyond ``MOST_TEXT``."""
        self._outputs.append(ConsoleText(kind, text[:MOST_TEXT]))
        if len(text) > MOST_TEXT:
            self.add_note(_more_characters(len(text) - MOST_TEXT))

    def add_error(self, error: BaseException) -> None:
        """Add an error as Python writes it, with its traceback."""
        self.add("error", "".join(_traceback_lines(error)).rstrip())

    def add_note(self, text: CatalogueText) -> None:
        """Add a remark of the console."""
        self._outputs.append(ConsoleNote("note", text))

    def add_picture(self, picture: ConsolePicture) -> None:
        """Add a picture; those beyond ``MOST_PICTURES`` are only counted."""
        self._pictures += 1
        if self._pictures <= MOST_PICTURES:
            self._outputs.append(picture)

    def add_output(self, output: ConsoleOutput) -> None:
        """Add an output of any other kind."""
        self._outputs.append(output)

    def outputs(self) -> list[ConsoleOutput]:
        """All outputs, and notes that count what was left out."""
        left_out = []
        if self._printed > MOST_TEXT:
            left_out.append(_more_characters(self._printed - MOST_TEXT))
        if self._pictures > MOST_PICTURES:
            count = self._pictures - MOST_PICTURES
            left_out.append(CatalogueText("console-more-pictures", {"count": count}))
        return [
            *map(_without_last_newline, self._outputs),
            *(ConsoleNote("note", text) for text in left_out),
        ]


def _more_characters(count: int) -> CatalogueText:
    return CatalogueText("console-more-characters", {"count": count})


def _without_last_newline(output: ConsoleOutput) -> ConsoleOutput:
    if isinstance(output, ConsoleText) and output.kind == "printed":
        return ConsoleText("printed", output.text.removesuffix("\n"))
    return output


def _traceback_lines(error: BaseException) -> Iterator[str]:
    lines = traceback.TracebackException.from_exception(error)
    _leave_out_console(lines)
    return lines.format()


def _leave_out_console(lines: traceback.TracebackException) -> None:
    """Leave out the console's own frames, here and in all errors that led to this one."""
    stack = traceback.StackSummary.from_list(list(readers_frames(lines.stack)))
    lines.stack = stack or None  # type: ignore[assignment]  # without a stack it gets no heading
    for cause in (lines.__cause__, lines.__context__, *(lines.exceptions or ())):
        if cause is not None:
            _leave_out_console(cause)
