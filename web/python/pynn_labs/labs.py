"""The labs of one page, and the table of their actions."""

import sys
from collections.abc import Callable, Mapping

import numpy as np
from pynn_protocol.messages import CatalogueText, Versions
from pynn_protocol.plain import PlainAnswer, to_plain

import pynn
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.drawings import DrawingReader
from pynn_labs.digits.inspection import NetworkInspection
from pynn_labs.digits.own_digits import OwnDigitsSession
from pynn_labs.digits.session import DigitsSession
from pynn_labs.errors import error_payload
from pynn_labs.fast_path import FastPath, open_fast_path
from pynn_labs.truth_table.session import TruthTableSession


class Labs:
    """The labs of one page. ``answer`` never raises."""

    def __init__(self, fast_path: FastPath, before: "Labs | None" = None) -> None:
        """``before``: labs that these replace; these keep their digits."""
        self._fast_path = fast_path
        self.data: DigitsData = DigitsData(before.data if before else None)
        self.truth_table = table = TruthTableSession()
        self.digits = digits = DigitsSession(self.data)
        self.drawings = DrawingReader(digits, self.data)
        self.own_digits = own = OwnDigitsSession(digits, self.data, self.drawings)
        self.inspection = inspection = NetworkInspection(digits)
        self.actions: dict[str, Callable[..., object]] = {
            "engine.versions": self.versions,
            "truth_table.state": table.state,
            "truth_table.configure": table.configure,
            "truth_table.set_targets": table.set_targets,
            "truth_table.set_table": table.set_table,
            "truth_table.set_up": table.set_up,
            "truth_table.set_parameter": table.set_parameter,
            "truth_table.reset": table.reset,
            "truth_table.restore": table.restore,
            "truth_table.advance": table.advance,
            "truth_table.advance_for": table.advance_for,
            "truth_table.advance_epoch": table.advance_epoch,
            "truth_table.visit": table.visit,
            "truth_table.select": table.select,
            "truth_table.advance_frame": table.advance_frame,
            "truth_table.equations": table.equations,
            "truth_table.between_rows": table.between_rows,
            "truth_table.check_all": table.check_all,
            "digits_data.missing_shards": self.data.missing_shards,
            "digits_data.add_train_shard": self.data.add_train_shard,
            "digits_data.set_test": self.data.set_test,
            "digits_data.unpack": self.data.unpack,
            "digits.progress": digits.progress,
            "digits.check": digits.check,
            "digits.configure": digits.configure,
            "digits.retune": digits.retune,
            "digits.stop_when": digits.stop_when,
            "digits.go_on": digits.go_on,
            "digits.resume": digits.resume,
            "digits.advance": digits.advance,
            "digits.visit": digits.visit,
            "digits.moment": digits.moment,
            "digits.evaluate": digits.evaluate,
            "digits.save": digits.save,
            "digits.load": digits.load,
            "drawing.read": self.drawings.read,
            "drawing.read_picture": self.drawings.read_picture,
            "drawing.read_again": self.drawings.read_again,
            "own_digits.state": own.state,
            "own_digits.put": own.put,
            "own_digits.add": own.add,
            "own_digits.remove": own.remove,
            "own_digits.clear": own.clear,
            "own_digits.load": own.load,
            "own_digits.teach": own.teach,
            "inspection.units": inspection.units,
            "inspection.confusion": inspection.confusion,
            "inspection.confused": inspection.confused,
            "inspection.mistakes": inspection.mistakes,
            "inspection.test_digit": inspection.test_digit,
        }

    def answer(self, action: str, arguments: Mapping[str, object]) -> PlainAnswer:
        """Do ``action``; ``arguments`` are the fields of its request in ``messages.REQUESTS``."""
        try:
            return {"value": to_plain(self.actions[action](**arguments))}
        except BaseException as error:  # noqa: BLE001  edited code may raise SystemExit
            return {"error": to_plain(error_payload(error))}

    def try_out(self) -> None:
        """Take a step in each lab, so that errors of edited code are raised now."""
        self.truth_table.try_out()
        self.digits.try_out()

    def versions(self) -> Versions:
        """The versions that run, and the backend that computes."""
        return Versions(
            python=".".join(map(str, sys.version_info[:3])),
            numpy=np.__version__,
            pynn=pynn.__version__,
            simd=self._fast_path.simd,
            why=self._fast_path.why,
        )


def start(
    library: str | None = None,
    simd: str = "",
    why: CatalogueText | None = None,
    before: Labs | None = None,
) -> Labs:
    """Labs that compute with the operations in ``library``, or with NumPy and the reason ``why``.

    ``before``: labs, perhaps of another version of the package, that they replace.
    """
    return Labs(open_fast_path(library, simd, why), before)
