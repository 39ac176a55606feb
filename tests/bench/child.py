"""The loop of a native system's process: reads batch sizes, prints the seconds of an epoch for each.

The process stays, as the page does, so that starting Python and reading MNIST is in no figure.
Imports nothing, so that any Python 3 can run it.
"""

import json
import sys
from collections.abc import Callable


def answer(epoch: Callable[[int], float]) -> None:
    """One line of JSON for each line with a batch size, until there are no more."""
    for line in sys.stdin:
        print(json.dumps({"seconds": epoch(int(line))}), flush=True)
