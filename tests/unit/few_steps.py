"""The command ``python -m pynn``, except that it gives up learning a truth table after 300 steps."""

import sys

from pynn import terminal, truth_table_command
from pynn.cli import main

if __name__ == "__main__":
    truth_table_command.MAX_STEPS = 300
    sys.exit(terminal.run(main))
