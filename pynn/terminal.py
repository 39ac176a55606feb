"""A command and its surroundings: output in any encoding, closed pipes, and signals to stop."""

import codecs
import os
import re
import signal
import sys
import threading
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType
from typing import Any, Self, TextIO

INTERRUPTED = 128 + signal.SIGINT
"""The exit code after Ctrl-C. Shells report 128 plus the number of the signal that ended a command."""
CLOSED_PIPE = 128 + 13
"""The exit code when the output has no reader any more, as of a tool that SIGPIPE (13) ends."""

# -- output in any encoding -----------------------------------------------------------------------

_ASCII_ERRORS = "pynn.ascii"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᶻ"
_ASCII = {
    **dict.fromkeys("‘’′", "'"),
    **dict.fromkeys("“”″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("·⋅", "*"),
    **dict.fromkeys("█▓", "#"),
    **dict.fromkeys("░▒", "."),
    "\N{COMBINING CIRCUMFLEX ACCENT}": "^", "ŷ": "y^", "×": "x", "÷": "/", "⁄": "/", "±": "+-",
    "∂": "d", "∇": "grad ", "∑": "Sum", "∏": "Product", "√": "sqrt", "∞": "inf", "∈": " in ",
    "≈": "~", "≠": "!=", "≤": "<=", "≥": ">=", "→": "->", "←": "<-", "↦": "->",
    "µ": "mu", "ß": "ss",
    "‖": "||", "∣": "|", "⟨": "<", "⟩": ">", "⋯": "...", "\N{REPLACEMENT CHARACTER}": "?",
}  # fmt: skip
"""Replacements for characters whose name and parts yield none."""
_GREEK = re.compile(r"GREEK (CAPITAL|SMALL) LETTER (?:FINAL )?(\w+)")


def as_ascii(text: str, before: str = "") -> str:
    """``text`` in readable ASCII: "ŷ ≥ 10⁻³" becomes "y^ >= 10^-3".

    ``before`` is the text in front of it. Characters without a replacement are written with their
    number, as Python's ``ascii`` does.
    """
    written = ""
    for character in text:
        if character in _SUPERSCRIPTS and (before[-1:] or " ") not in _SUPERSCRIPTS:
            written += "^"
        written += character if character.isascii() else _replacement(character)
        before = character
    return written


def _replacement(character: str) -> str:
    if character in _ASCII:
        return _ASCII[character]
    letter = _GREEK.fullmatch(unicodedata.name(character, ""))
    if letter:
        return letter[2].title() if letter[1] == "CAPITAL" else letter[2].lower()
    parts = unicodedata.normalize("NFKD", character)
    if parts != character:  # ½ is 1⁄2, and é is e with an accent, which is left out
        return "".join(as_ascii(part) for part in parts if not unicodedata.combining(part))
    return "" if unicodedata.combining(character) else ascii(character)[1:-1]


def _encode_as_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    before = error.object[max(error.start - 1, 0) : error.start]
    text = error.object[error.start : error.end]
    with suppress(UnicodeError):  # an argument in the C locale: its bytes, which are UTF-8
        text = text.encode("utf-8", "surrogateescape").decode()
    return as_ascii(text, before), error.end


def write_any_text() -> None:
    """Let stdout and stderr write readable ASCII for characters that their encoding lacks.

    Windows gives pipes and files an old code page, and the C locale plain ASCII, which have no ŷ.
    """
    codecs.register_error(_ASCII_ERRORS, _encode_as_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a notebook has streams of its own, in UTF-8
            stream.reconfigure(errors=_ASCII_ERRORS)


def message_of(error: Exception) -> str:
    """The message of an error; for one of the system the file and the reason, without its number."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


# -- a whole command ------------------------------------------------------------------------------


def run(main: Callable[[], int | None], name: str = "pynn") -> int:
    """Run a command as a Unix tool runs; returns the exit code. ``name`` begins its error messages.

    Output works in any encoding. If the reader has closed the pipe, as under ``| head``, the command
    ends in silence with ``CLOSED_PIPE``; output that was closed from the start is discarded. Ctrl-C
    ends the command with ``INTERRUPTED`` and no traceback.
    """
    _open_missing_streams()
    write_any_text()
    try:
        code = _exit_code(main, name)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _silence(sys.stdout, sys.stderr)
        return CLOSED_PIPE
    except OSError as error:  # such as a full disk behind stdout
        _silence(sys.stdout)
        print(f"{name}: {message_of(error)}", file=sys.stderr)
        return 1
    return code


def _exit_code(main: Callable[[], int | None], name: str) -> int:
    try:
        return main() or 0
    except SystemExit as ended:  # of argparse, after --help or a mistake
        return ended.code if isinstance(ended.code, int) else 0
    except KeyboardInterrupt:
        print(f"\n{name}: stopped", file=sys.stderr)
        return INTERRUPTED


def _open_missing_streams() -> None:
    """Open streams that were closed (``>&-``): the next file opened would get their number."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return open(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8", closefd=False)


def _silence(*streams: TextIO) -> None:
    """Discard the rest of the output, or Python would complain about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


# -- signals --------------------------------------------------------------------------------------


class StopSignals:
    """While in use, Ctrl-C, SIGTERM and SIGHUP are only recorded, so that a loop can end in order.

    A second one interrupts at once. A signal that is ignored, as under ``nohup``, stays ignored.
    """

    def __init__(self) -> None:
        self.received: int | None = None
        """The number of the signal that has been received; None before."""
        self._handlers: dict[int, Any] = {}

    @property
    def exit_code(self) -> int:
        """The exit code that a shell reports for a command ended by this signal."""
        return 128 + (self.received or 0)

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # no other may
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                number = getattr(signal, name, None)  # Windows lacks some
                if number and signal.getsignal(number) not in {signal.SIG_IGN, None}:
                    self._handlers[number] = signal.signal(number, self._receive)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _receive(self, number: int, _frame: FrameType | None) -> None:
        if self.received is not None:
            raise KeyboardInterrupt
        self.received = number
