"""The settings a user may choose: their names, ranges and defaults, in one place.

Every user interface takes them from here.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Self

from pynn.digits import mnist
from pynn.printable import printable
from pynn.recipes import DIGIT_RECIPES


class SettingError(ValueError):
    """A setting that is missing, not a number, or out of range; ``name`` is the setting's."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        return type(self), (self.name, str(self))


@dataclass(frozen=True)
class Setting:
    """One number that a user may choose, from ``low`` to ``high``, both included.

    A setting whose default is None may be left empty.
    """

    label: str
    default: float | None
    low: float
    high: float
    whole: bool = True

    def parse(self, name: str, value: object) -> float | None:
        """``value``, a number or its text, as a number; None where it may be empty, and is.

        Raises SettingError.
        """
        kind = "a whole number" if self.whole else "a number"
        allowed = f"{self.label} must be {kind} from {self.low:,.15g} to {self.high:,.15g}"
        if value is None or (isinstance(value, str) and not value.strip()):
            if self.default is None:
                return None
            raise SettingError(name, f"{allowed}; it is empty")
        number = _number(value)
        if not self.low <= number <= self.high or (self.whole and number != int(number)):
            raise SettingError(name, f"{allowed}, not {printable(value)}")
        return int(number) if self.whole else number


@dataclass(frozen=True)
class Choice:
    """One of a few named options that a user may choose."""

    label: str
    default: str
    options: dict[str, str]
    """The label of each option, by its name."""

    def parse(self, name: str, value: object) -> str:
        """``value`` as the name of an option. Raises SettingError."""
        chosen = value.strip() if isinstance(value, str) else value
        if isinstance(chosen, str) and chosen in self.options:
            return chosen
        allowed = f"{self.label} must be one of {', '.join(self.options)}"
        if chosen is None or chosen == "":
            raise SettingError(name, f"{allowed}; it is empty")
        raise SettingError(name, f"{allowed}; not {printable(chosen)}")


_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)


def _number(value: object) -> float:
    """A number, or the text of one; NaN for anything else. Truth values are none.

    ``float`` would also take 1_0, infinity and digits of other scripts.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return math.nan
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return math.nan
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan


_SEED = Setting("the seed", 0, 0, 2**32 - 1)

Group = Mapping[str, Setting | Choice]

TRUTH_TABLE: Group = {
    "learning_rate": Setting("the learning rate ξ", 4.0, 0.001, 100, whole=False),
    "hidden": Setting("the number of hidden units", 4, 1, 8),
    "hidden_layers": Setting("the number of hidden layers", 1, 0, 2),
    "activation": Choice(
        "the activation of hidden units",
        "sigmoid",
        options={"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "identity": "identity (none)"},
    ),
    "loss": Choice(
        "the loss",
        "squared_error",
        options={"squared_error": "squared error", "cross_entropy": "cross-entropy"},
    ),
    "biases": Choice(label="biases", default="on", options={"on": "on", "off": "off (all 0)"}),
    "batch": Choice("the rows of a step", "all", options={"all": "all rows", "one": "one row"}),
    "seed": _SEED,
}
PARAMETER = Setting("a weight or bias", 0, -100, 100, whole=False)
"""The range of a weight or bias that a user may type."""
MOST_EPOCHS = 1_000
MOST_UNITS = 500
"""In a hidden layer for digits."""
_DOCUMENT = DIGIT_RECIPES["document"]
RECIPE = Choice(
    "the recipe",
    "document",
    options={"document": "The document’s", "improved": "Nielsen’s improved", "best": "Best"},
)
DIGITS: Group = {
    "recipe": RECIPE,
    "epochs": Setting("the number of epochs", _DOCUMENT.epochs, 1, MOST_EPOCHS),
    "batch_size": Setting("the batch size", _DOCUMENT.batch_size, 1, 10_000),
    "learning_rate": Setting("the learning rate ξ", _DOCUMENT.learning_rate, 0.0001, 100, whole=False),
    "hidden": Setting("the number of hidden units", 30, 1, MOST_UNITS),
    "train_size": Setting("the number of training images", mnist.TRAIN_IMAGES, 100, 60_000),
    "seed": _SEED,
}
STOPPING: Group = {
    "stop_accuracy": Setting("the accuracy to stop at, in per cent,", None, 1, 100, whole=False),
    "stop_patience": Setting("the epochs without progress to stop after", None, 1, 1_000),
}
"""When to stop early, see ``stopping``."""
TEST_DIGITS = {"test_digit": Setting("the number of the test digit", 0, 0, mnist.TEST_IMAGES - 1)}
"""Which of MNIST's test digits to look at."""
GROUPS: Mapping[str, Group] = {
    "truth_table": TRUTH_TABLE,
    "digits": DIGITS,
    "stopping": STOPPING,
    "test_digits": TEST_DIGITS,
}


def parse(
    group: Group, values: Mapping[str, Any], over: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Every setting of ``group`` from ``values``, or else from ``over``, checked. Raises SettingError.

    Other names are passed over.
    """
    if not isinstance(values, Mapping):
        raise SettingError(
            "", f"settings must have names, such as {', '.join(group)}; not {printable(values)}"
        )
    given = {**over, **values}
    return {name: setting.parse(name, given.get(name)) for name, setting in group.items()}


def defaults(group: Group) -> dict[str, Any]:
    """The default of every setting of ``group``."""
    return {name: setting.parse(name, setting.default) for name, setting in group.items()}


def catalogue() -> dict[str, dict[str, dict[str, Any]]]:
    """All settings as plain values."""
    return {
        name: {key: asdict(setting) for key, setting in group.items()} for name, group in GROUPS.items()
    }
