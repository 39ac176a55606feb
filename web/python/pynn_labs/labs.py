"""What the page may ask: a table of actions, each answered with plain data or with an error."""

import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from pynn_protocol.error_trace import trace_of, words_of

import pynn
from pynn.digits.collection import DigitsFileError
from pynn.digits.mnist import IdxError
from pynn.settings import SettingError
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.inspection import Learned
from pynn_labs.digits.own_digits import Own
from pynn_labs.digits.pad import Pad
from pynn_labs.digits.session import DigitsLab
from pynn_labs.fast_path import FastPath, open_fast_path
from pynn_labs.refusal import Refusal
from pynn_labs.truth_table.session import TruthTableLab

KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (SettingError, "settings"),
    (Refusal, "refused"),
    (pynn.ModelFileError, "model-file"),
    (DigitsFileError, "digits-file"),
    (IdxError, "asset-damaged"),
    (pynn.Diverged, "diverged"),
    (MemoryError, "out-of-memory"),
)
"""Errors that a user can do something about, and the name that the page knows them by."""


class Engine:
    """The labs of one page. ``answer`` never raises."""

    def __init__(self, fast_path: FastPath, before: "Engine | None" = None) -> None:
        """``before``: an engine that this one takes the place of, and the digits from."""
        self._fast_path = fast_path
        self.truth_table = TruthTableLab()
        self.mnist: DigitsData = DigitsData(before.mnist if before else None)
        self.digits = DigitsLab(self.mnist)
        self._actions: dict[str, Callable[..., Any]] = {"engine.versions": self.versions}
        self.pad = Pad(self.digits, self.mnist)
        self.own = Own(self.digits, self.mnist)
        self.learned = Learned(self.digits)
        for name in ("truth_table", "mnist", "digits", "pad", "own", "learned"):
            self._offer(name, getattr(self, name))

    def _offer(self, name: str, lab: object) -> None:
        """Every public method of ``lab`` is an action."""
        for method in (each for each in dir(type(lab)) if not each.startswith("_")):
            if callable(getattr(type(lab), method)):
                self._actions[f"{name}.{method}"] = getattr(lab, method)

    def answer(self, action: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Do ``action``: {"value": …}, or {"error": {"kind", "message", "setting"}}."""
        try:
            return {"value": self._actions[action](**arguments)}
        except BaseException as error:  # noqa: BLE001  edited code may raise SystemExit, too
            return {"error": told(error)}

    def try_out(self) -> None:
        """Take a step in each lab, so that what cannot be done is raised now."""
        self.truth_table.try_out()
        self.digits.try_out()

    def versions(self) -> dict[str, str]:
        """What is running, for the engine's line."""
        return {
            "python": ".".join(map(str, sys.version_info[:3])),
            "numpy": np.__version__,
            "pynn": pynn.__version__,
            **asdict(self._fast_path),
        }


def start(
    library: str | None = None, simd: str = "", why: str = "", before: Engine | None = None
) -> Engine:
    """An engine that computes with the operations in ``library``, or says why it does not.

    ``before``: an engine, perhaps of another version of the package, that it takes the place of.
    """
    return Engine(open_fast_path(library, simd, why), before)


def told(error: BaseException) -> dict[str, Any]:
    """An error as the page shows it; an unexpected one brings place and traceback."""
    kind = next((name for cause, name in KINDS if isinstance(error, cause)), "python")
    trace = trace_of(error) if kind == "python" else None
    return {
        "kind": kind,
        "message": words_of(error),
        "setting": getattr(error, "name", None) if kind == "settings" else None,
        "traceback": "".join(traceback.format_exception(error)) if kind == "python" else None,
        "trace": None if trace is None else asdict(trace),
    }
