"""The progress bar of an epoch on stderr, if that is a terminal."""

import os
import sys

from pynn.training_state import Progress

_BAR_WIDTH = 30
_LEAST_BAR_WIDTH = 5


def show_bar(progress: Progress, examples: int) -> None:
    """Draw the progress of an epoch with this number of ``examples``, in place of the last bar."""
    if sys.stderr.isatty():  # a log file needs the lines of the epochs, not a bar
        line = bar_line(progress, progress.examples / examples, _columns() - 1)
        print(f"\r{line}", end="", file=sys.stderr, flush=True)


def bar_line(progress: Progress, share: float, room: int) -> str:
    """The epoch, its progress and the loss, as far as they fit into ``room`` characters."""
    epoch, loss = f"epoch {progress.epoch + 1:>3}   ", f"   loss {progress.loss:.4f}"
    width = min(_BAR_WIDTH, room - len(epoch) - len(loss))
    if width >= _LEAST_BAR_WIDTH:
        return epoch + ("█" * round(share * width)).ljust(width, "░") + loss
    texts = f"epoch {progress.epoch + 1}  {share:4.0%}", f"{share:4.0%}"
    return next((text for text in texts if len(text) <= room), "")


def clear_bar() -> None:
    """Erase the bar."""
    if sys.stderr.isatty():
        print(f"\r{'':{_columns() - 1}}\r", end="", file=sys.stderr, flush=True)


def _columns() -> int:
    """The width of the window; a terminal that does not know its own has 80."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80
