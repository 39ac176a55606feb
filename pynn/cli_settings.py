"""The settings as options of the command line, with its words for them."""

import argparse
from collections.abc import Collection
from typing import Any

from pynn import recipes, settings
from pynn.settings import SettingError

_LABELS = {
    "learning_rate": "the learning rate ξ",
    "hidden": "the number of hidden units",
    "hidden_layers": "the number of hidden layers",
    "activation": "the activation of hidden units",
    "loss": "the loss",
    "biases": "the use of biases",
    "batch": "the rows used in each step",
    "seed": "the seed",
    "recipe": "the recipe",
    "epochs": "the number of epochs",
    "batch_size": "the batch size",
    "train_size": "the number of training images",
    "stop_accuracy": "the accuracy to stop at (in per cent)",
    "stop_patience": "the number of epochs without progress to stop after",
}


def add_settings(
    parser: argparse.ArgumentParser, group: settings.Group, of_recipe: Collection[str] = ()
) -> None:
    """Add an option for each setting of ``group``; the defaults of ``of_recipe`` are the recipe's."""
    for name, setting in group.items():
        option = f"--{name.replace('_', '-')}"
        if isinstance(setting, settings.Choice):
            text = f"{_LABELS[name]}: {', '.join(setting.options)} (default: %(default)s)"
            parser.add_argument(option, default=setting.default, metavar="NAME", help=text)
            continue
        default = f"{setting.default:,.15g}" if setting.default is not None else "none"
        if name in of_recipe:
            default = "the recipe’s"
        parser.add_argument(
            option,
            default=None if name in of_recipe else setting.default,
            metavar="N" if setting.whole else "X",
            help=f"{_LABELS[name]}, {setting.low:,.15g} to {setting.high:,.15g} (default: {default})",
        )


def parse_settings(options: argparse.Namespace, group: settings.Group) -> dict[str, Any]:
    """The settings of ``group``. Raises SettingError."""
    return settings.parse(group, vars(options))


def parse_digits_settings(options: argparse.Namespace) -> dict[str, Any]:
    """The settings for digits; those not given are the recipe's. Raises SettingError."""
    given = {name: value for name, value in vars(options).items() if value is not None}
    name = settings.DIGITS["recipe"].parse("recipe", options.recipe)
    return settings.parse(settings.DIGITS, recipes.DIGIT_RECIPES[str(name)].defaults() | given)


def message_of(error: SettingError) -> str:
    """The message of an error, which begins with the label of the setting instead of its name."""
    label = _LABELS.get(error.name, error.name)
    return label + str(error).removeprefix(error.name)
