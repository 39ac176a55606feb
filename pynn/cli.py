"""Command line: ``python -m pynn truth-table | mnist | predict``."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pynn import mnist_command, recipes, settings, terminal, truth_table, truth_table_command
from pynn.cli_settings import add_settings, message_of, parse_digits_settings, parse_settings
from pynn.digits import picture_file, predict
from pynn.divergence import Diverged
from pynn.settings import SettingError
from pynn.stopping import StopRules

_BAR_WIDTH = 30
"""Characters for an output of 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 for success, 1 for an error, which is on stderr."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        raise  # ends in silence, see ``terminal.run``
    except SettingError as error:
        print(f"pynn: {message_of(error)}", file=sys.stderr)
        return 1
    except (ValueError, OSError, Diverged) as error:
        print(f"pynn: {terminal.message_of(error)}", file=sys.stderr)
        return 1


def default_data_folder() -> Path:
    """The folder that ``./build.sh`` puts MNIST into: ``mnist``, in its cache."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("PYNN_CACHE") or Path(caches) / "pynn") / "mnist"


def _truth_table(options: argparse.Namespace) -> int:
    return truth_table_command.run(options.targets, parse_settings(options, settings.TRUTH_TABLE))


def _mnist(options: argparse.Namespace) -> int:
    rules = StopRules.chosen(**parse_settings(options, settings.STOPPING))
    folder = options.data or default_data_folder()
    return mnist_command.run(folder, options.save, parse_digits_settings(options), rules)


def _predict(options: argparse.Namespace) -> int:
    folder = Path(options.data) if options.data else default_data_folder()
    reading = predict.read_picture_file(
        options.model, options.image, folder, data_given=bool(options.data)
    )
    print(predict.answer(reading))
    if reading.outputs is None:
        return 1
    for digit, output in enumerate(reading.outputs):
        print(f"  {digit}  {output:.3f}  {'█' * round(float(output) * _BAR_WIDTH)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pynn",
        description="A neural network with backpropagation in pure NumPy: train it on a truth table "
        "or on handwritten digits, and let it read a picture.",
        epilog="Begin with 'python -m pynn truth-table': it takes a second. Then 'python -m pynn "
        "mnist --save digits.npz' and 'python -m pynn predict digits.npz my-seven.png'.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    table = commands.add_parser(
        "truth-table",
        help="learn a Boolean function by gradient descent",
        description="Learns a truth table with a small network and prints what the network answers. "
        "The default is XOR with a constant input: y = x1 xor x2, with x3 always 1.",
    )
    table.add_argument(
        "--targets",
        default="".join(map(str, truth_table.DOCUMENT_TARGETS)),
        metavar="BITS",
        help="the column y, top to bottom: 4 digits for the rows of XOR with a constant "
        "input, 8 or 16 for all rows of three or four inputs (default: %(default)s)",
    )
    add_settings(table, settings.TRUTH_TABLE)
    table.set_defaults(run=_truth_table)

    digits = commands.add_parser(
        "mnist",
        help="learn to read handwritten digits",
        description="Trains a 784-30-10 network on MNIST by stochastic gradient descent and prints, "
        "after each epoch, how many of the 10,000 test digits it reads correctly.",
    )
    digits.add_argument(
        "--data",
        metavar="FOLDER",
        help="folder with MNIST's four IDX files (default: ./build.sh's)",
    )
    digits.add_argument(
        "--save",
        metavar="FILE.npz",
        help="save the network to this file after each epoch: a run that is stopped loses "
        "only the epoch that it is in",
    )
    add_settings(digits, settings.DIGITS, of_recipe=recipes.DIGIT_RECIPES["document"].defaults())
    add_settings(digits, settings.STOPPING)
    digits.set_defaults(run=_mnist)

    picture = commands.add_parser(
        "predict",
        help="read a digit from a picture with a trained network",
        description="Finds the digit's ink in a photograph, scan or drawing, crops, scales and centres "
        "it as MNIST was made, and prints the digit, or why it is not sure, and the ten outputs.",
        epilog="The exit code is 0 for an answer, even if that is 'not sure', and 1 if there is "
        "nothing to read.",
    )
    picture.add_argument("model", metavar="MODEL", help="a network saved with 'mnist --save'")
    picture.add_argument(
        "image",
        metavar="IMAGE",
        help=f"a picture of one digit, dark on light or light on dark: {picture_file.READABLE}; "
        "all but the last need Pillow",
    )
    picture.add_argument(
        "--data",
        metavar="FOLDER",
        help="folder with MNIST's four IDX files, to recognise what is no digit "
        "(default: ./build.sh's)",
    )
    picture.set_defaults(run=_predict)
    return parser
