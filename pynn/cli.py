"""Command line: ``python -m pynn truth-table | mnist | predict``."""

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from pynn import files, metrics, recipes, settings, terminal, truth_table
from pynn.digits import mnist, picture_file, predict
from pynn.examples import Examples
from pynn.network import Network
from pynn.stopping import StopRules
from pynn.terminal import StopSignals
from pynn.training import Diverged, Progress

MAX_STEPS = 20_000
"""``truth-table`` gives up after this many gradient steps."""
_BAR_WIDTH = 30
_LEAST_BAR_WIDTH = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 for success, 1 for an error, which is on stderr."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        raise  # silence is the answer, see ``terminal.run``
    except (ValueError, OSError, Diverged) as error:
        print(f"pynn: {terminal.message_of(error)}", file=sys.stderr)
        return 1


def default_data_folder() -> Path:
    """The folder that ``./build.sh`` puts MNIST into: ``mnist``, in its cache."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("PYNN_CACHE") or Path(caches) / "pynn") / "mnist"


# -- truth-table ------------------------------------------------------------------------------


def _truth_table(options: argparse.Namespace) -> int:
    examples = _table(options.targets)
    trainer = recipes.truth_table_trainer(
        examples, epochs=MAX_STEPS, **_chosen(options, settings.TRUTH_TABLE)
    )
    learned = any(recipes.largest_miss(trainer.network, examples) <= recipes.LEARNED for _ in trainer)
    _print_table(trainer.network, examples)
    loss = trainer.network.loss(examples.inputs, examples.targets)
    print(f"\n{trainer.progress.step:,} steps, loss {loss:.5f}: ", end="")
    if learned:
        print(f"every ŷ is within {recipes.LEARNED} of its y")
        return 0
    print("not learned. Try more hidden units, another learning rate, or another seed")
    return 1


def _table(targets: str) -> Examples:
    if not targets or set(targets) - {"0", "1"}:
        raise ValueError(f"--targets takes zeros and ones such as 0110, not {targets!r}")
    column = [int(digit) for digit in targets]
    if len(column) == len(truth_table.DOCUMENT_TARGETS):
        return truth_table.document_table(column)
    if len(column) not in (8, 16):
        raise ValueError(
            f"--targets takes 4 digits (the document's rows), 8 (three inputs) or 16 (four inputs); "
            f"got {len(column)}"
        )
    return truth_table.boolean_function(len(column).bit_length() - 1, column)


def _print_table(network: Network, examples: Examples) -> None:
    n_inputs = examples.inputs.shape[1]
    print(" ".join(f"x{i + 1}" for i in range(n_inputs)), "  y      ŷ")
    outputs = network.forward(examples.inputs)
    for x, y, y_hat in zip(examples.inputs, examples.targets, outputs, strict=True):
        print(" ".join(f"{value:2.0f}" for value in x), f"  {y[0]:.0f}  {y_hat[0]:.3f}")


# -- mnist ------------------------------------------------------------------------------------


def _mnist(options: argparse.Namespace) -> int:
    saved = _SavedNetwork(options.save)
    with StopSignals() as stop:
        try:
            return _train(options, saved, stop)
        except Diverged as error:
            _clear_bar()
            print(f"pynn: {error}; {saved}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:  # the second: the first one waits for the end of a step
            _clear_bar()
            print(f"pynn: stopped; {saved}", file=sys.stderr)
            return terminal.INTERRUPTED


def _train(options: argparse.Namespace, saved: "_SavedNetwork", stop: StopSignals) -> int:
    data = mnist.load(options.data or default_data_folder())
    trainer = recipes.digits_trainer(data.train, **_chosen_for_digits(options))
    layers = "-".join(map(str, trainer.network.sizes))
    print(f"training a {layers} network on {len(trainer.examples):,} digits", flush=True)
    rules = StopRules.chosen(**_chosen(options, settings.STOPPING))
    accuracies: list[float] = []
    while not trainer.progress.finished and rules.reason(accuracies) is None:
        if stop.received:
            _clear_bar()
            print(f"pynn: stopped; {saved}", file=sys.stderr)
            return stop.exit_code
        epoch = trainer.progress.epoch
        progress = trainer.advance(seconds=0.1)
        if progress.epoch == epoch:
            _show_bar(progress, len(trainer.examples))
            continue
        _clear_bar()
        saved.save(trainer.network, progress.epoch)
        share = metrics.accuracy(trainer.network, data.test)
        accuracies.append(share)
        print(
            f"epoch {progress.epoch:>3}   loss {progress.loss:.4f}   {progress.epoch_seconds:.2f} s   "
            f"{share:.2%} of {len(data.test):,} test digits right",
            flush=True,
        )
    return saved.finish(trainer.network)


class _SavedNetwork:
    """The network in the file of ``--save``, if there is one: written after each epoch.

    ``str`` says which network that is. Raises OSError at once where the file cannot be written.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._epoch = 0
        self._error: OSError | None = None
        if path is not None:
            files.require_writable(path)

    def save(self, network: Network, epoch: int) -> None:
        """A network that cannot be saved now, for a full disk, may be after the next epoch."""
        if self._path is None or files.is_stream(self._path):
            return  # a stream gets one network, the last
        try:
            network.save(self._path)
            self._epoch, self._error = epoch, None
        except OSError as error:
            self._error = error
            reason = terminal.message_of(error)
            print(f"pynn: after epoch {epoch} nothing was saved: {reason}", file=sys.stderr)

    def finish(self, network: Network) -> int:
        """Say where the network is now; returns the exit code."""
        if self._error:
            print(f"pynn: {self}", file=sys.stderr)
            return 1
        if self._path is not None:
            if files.is_stream(self._path):
                network.save(self._path)
            print(f"saved to {self._path}")
        return 0

    def __str__(self) -> str:
        if self._path is None:
            return "nothing was saved: --save FILE keeps the network after each epoch"
        if self._epoch:
            return f"the network after epoch {self._epoch} is in {self._path}"
        old = f", and {self._path} is as it was" if Path(self._path).is_file() else ""
        return f"nothing was saved{'' if self._error else ': no epoch was complete'}{old}"


def _show_bar(progress: Progress, examples: int) -> None:
    if sys.stderr.isatty():  # a log file wants the lines of the epochs, not a bar
        line = _bar_line(progress, progress.examples / examples, _columns() - 1)
        print(f"\r{line}", end="", file=sys.stderr, flush=True)


def _bar_line(progress: Progress, share: float, room: int) -> str:
    """The epoch with as much as fits into ``room`` characters."""
    epoch, loss = f"epoch {progress.epoch + 1:>3}   ", f"   loss {progress.loss:.4f}"
    width = min(_BAR_WIDTH, room - len(epoch) - len(loss))
    if width >= _LEAST_BAR_WIDTH:
        return epoch + ("█" * round(share * width)).ljust(width, "░") + loss
    texts = f"epoch {progress.epoch + 1}  {share:4.0%}", f"{share:4.0%}"
    return next((text for text in texts if len(text) <= room), "")


def _clear_bar() -> None:
    if sys.stderr.isatty():
        print(f"\r{'':{_columns() - 1}}\r", end="", file=sys.stderr, flush=True)


def _columns() -> int:
    """The width of the window; a terminal that does not know its own has 80."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


# -- predict ----------------------------------------------------------------------------------


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


# -- options ----------------------------------------------------------------------------------


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
        "The default is the table of the source document: y = x1 xor x2, with x3 always 1.",
    )
    table.add_argument(
        "--targets",
        default="".join(map(str, truth_table.DOCUMENT_TARGETS)),
        metavar="BITS",
        help="the column y, top to bottom: 4 digits for the document's rows, 8 or 16 for all rows of "
        "three or four inputs (default: %(default)s)",
    )
    _add_settings(table, settings.TRUTH_TABLE)
    table.set_defaults(run=_truth_table)

    digits = commands.add_parser(
        "mnist",
        help="learn to read handwritten digits",
        description="Trains a 784-30-10 network on MNIST by stochastic gradient descent and tells, "
        "after each epoch, how many of the 10,000 test digits it reads rightly.",
    )
    digits.add_argument(
        "--data",
        metavar="FOLDER",
        help="folder with MNIST's four IDX files (default: ./build.sh's)",
    )
    digits.add_argument(
        "--save",
        metavar="FILE.npz",
        help="keep the network in this file, written after each epoch: a run that is stopped loses "
        "only the epoch that it is in",
    )
    _add_settings(digits, settings.DIGITS, of_recipe=recipes.DIGIT_RECIPES["document"].defaults())
    _add_settings(digits, settings.STOPPING)
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


def _add_settings(
    parser: argparse.ArgumentParser, group: settings.Group, of_recipe: Collection[str] = ()
) -> None:
    for name, setting in group.items():
        option = f"--{name.replace('_', '-')}"
        if isinstance(setting, settings.Choice):
            text = f"{setting.label}: {', '.join(setting.options)} (default: %(default)s)"
            parser.add_argument(option, default=setting.default, metavar="NAME", help=text)
            continue
        default = f"{setting.default:,.15g}" if setting.default is not None else "none"
        if name in of_recipe:
            default = "the recipe’s"
        parser.add_argument(
            option,
            default=None if name in of_recipe else setting.default,
            metavar="N" if setting.whole else "X",
            help=f"{setting.label}, {setting.low:,.15g} to {setting.high:,.15g} (default: {default})",
        )


def _chosen(options: argparse.Namespace, group: settings.Group) -> dict[str, Any]:
    return settings.parse(group, vars(options))


def _chosen_for_digits(options: argparse.Namespace) -> dict[str, Any]:
    """The settings for digits; those not given are the recipe's."""
    given = {name: value for name, value in vars(options).items() if value is not None}
    name = settings.DIGITS["recipe"].parse("recipe", options.recipe)
    return settings.parse(settings.DIGITS, recipes.DIGIT_RECIPES[str(name)].defaults() | given)
