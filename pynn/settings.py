"""The settings a user may choose: their names, ranges, options and defaults, in one place.

Every user interface takes them from here, and has its own words for them.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from pynn.digits import mnist
from pynn.errors import CodedError, InvalidInput, printable
from pynn.recipes import DIGIT_RECIPES


class SettingError(InvalidInput):
    """A setting that is missing, not a number, or out of range.

    ``name`` is the setting's, or "" if the error is about all of them. The English message begins with
    it; other interfaces put their own word for the setting in its place.
    """

    def __init__(
        self, name: str, code: str, message: str, /, **values: "str | float | CodedError"
    ) -> None:
        super().__init__(code, message, **values)
        self.name = name


@dataclass(frozen=True)
class Setting:
    """One number that a user may choose, from ``low`` to ``high``, both included.

    A setting whose default is None may be left empty.
    """

    default: float | None
    low: float
    high: float
    whole: bool = True

    def parse(self, name: str, value: object) -> float | None:
        """``value``, a number or its text, as a number. None if the value is optional and empty.

        Raises SettingError.
        """
        kind = "a whole number" if self.whole else "a number"
        allowed = f"{name} must be {kind} from {self.low:,.15g} to {self.high:,.15g}"
        if value is None or (isinstance(value, str) and not value.strip()):
            if self.default is None:
                return None
            raise SettingError(
                name,
                "setting-whole-number-empty" if self.whole else "setting-number-empty",
                f"{allowed}; it is empty",
                low=self.low,
                high=self.high,
            )
        number = _number(value)
        if not self.low <= number <= self.high or (self.whole and number != int(number)):
            given = printable(value)
            raise SettingError(
                name,
                "setting-whole-number" if self.whole else "setting-number",
                f"{allowed}, not {given}",
                low=self.low,
                high=self.high,
                given=given,
            )
        return int(number) if self.whole else number


@dataclass(frozen=True)
class Choice:
    """One of a few named options that a user may choose."""

    default: str
    options: tuple[str, ...]

    def parse(self, name: str, value: object) -> str:
        """``value`` as the name of an option. Raises SettingError."""
        chosen = value.strip() if isinstance(value, str) else value
        if isinstance(chosen, str) and chosen in self.options:
            return chosen
        options = ", ".join(self.options)
        if chosen is None or chosen == "":
            raise SettingError(
                name,
                "setting-option-empty",
                f"{name} must be one of {options}; it is empty",
                options=options,
            )
        given = printable(chosen)
        raise SettingError(
            name,
            "setting-option",
            f"{name} must be one of {options}; not {given}",
            options=options,
            given=given,
        )


_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)


def _number(value: object) -> float:
    """A number, or the text of one, as a float; NaN for anything else, also for truth values.

    ``float`` would also accept 1_0, infinity and digits of other scripts.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return math.nan
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return math.nan
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan


_SEED = Setting(0, 0, 2**32 - 1)

Group = Mapping[str, Setting | Choice]

TRUTH_TABLE: Group = {
    "learning_rate": Setting(4.0, 0.001, 100, whole=False),
    "hidden": Setting(4, 1, 8),
    "hidden_layers": Setting(1, 0, 2),
    "activation": Choice("sigmoid", options=("sigmoid", "tanh", "relu", "identity")),
    "loss": Choice("squared_error", options=("squared_error", "cross_entropy")),
    "biases": Choice("on", options=("on", "off")),
    "batch": Choice("all", options=("all", "one")),
    "seed": _SEED,
}
PARAMETER = Setting(0, -100, 100, whole=False)
"""The range of a weight or bias that a user may type."""
MOST_EPOCHS = 1_000
MOST_UNITS = 500
"""In a hidden layer for digits."""
_DOCUMENT = DIGIT_RECIPES["document"]
RECIPE = Choice("document", options=tuple(DIGIT_RECIPES))
DIGITS: Group = {
    "recipe": RECIPE,
    "epochs": Setting(_DOCUMENT.epochs, 1, MOST_EPOCHS),
    "batch_size": Setting(_DOCUMENT.batch_size, 1, 10_000),
    "learning_rate": Setting(_DOCUMENT.learning_rate, 0.0001, 100, whole=False),
    "hidden": Setting(30, 1, MOST_UNITS),
    "train_size": Setting(mnist.TRAIN_IMAGES, 100, 60_000),
    "seed": _SEED,
}
STOPPING: Group = {
    "stop_accuracy": Setting(None, 1, 100, whole=False),  # in per cent
    "stop_patience": Setting(None, 1, 1_000),  # epochs
}
"""When to stop early, see ``stopping``."""
PACE: Group = {"slow_start": Choice("on", options=("on", "off"))}
"""Whether a run on digits begins slowly enough to be followed."""
TEST_DIGITS = {"test_digit": Setting(0, 0, mnist.TEST_IMAGES - 1)}
"""The number of one of MNIST's test digits."""
GROUPS: Mapping[str, Group] = {
    "truth_table": TRUTH_TABLE,
    "digits": DIGITS,
    "stopping": STOPPING,
    "pace": PACE,
    "test_digits": TEST_DIGITS,
}


def parse(
    group: Group, values: Mapping[str, Any], over: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Every setting of ``group`` from ``values``, or else from ``over``, checked. Raises SettingError.

    Other names are ignored.
    """
    if not isinstance(values, Mapping):
        names, given = ", ".join(group), printable(values)
        raise SettingError(
            "",
            "settings-without-names",
            f"settings must have names, such as {names}; not {given}",
            names=names,
            given=given,
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
