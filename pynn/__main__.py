"""Runs the command line as ``python -m pynn``."""

import sys

from pynn import terminal
from pynn.cli import main

if __name__ == "__main__":
    sys.exit(terminal.run(main))
