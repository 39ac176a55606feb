"""The networks of the labs while a person's code runs, which may do anything to them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pynn_protocol.messages import CatalogueText, DigitsProgress, TextValues, TruthTableState

from pynn_app.code_lab.console.outputs import OutputStream
from pynn_app.code_lab.interpreter_snapshot import InterpreterSnapshot

if TYPE_CHECKING:
    from pynn_labs.labs import Labs

_PARAMETERS = ("weights", "biases")


@dataclass
class ChangedLabs:
    """The new state of each lab whose network was changed."""

    truth_table: TruthTableState | None = None
    digits: DigitsProgress | None = None


class LabNetworks:
    """Lets code change the labs' networks: the labs update, and impossible changes are undone."""

    def __init__(self, labs: Callable[[], "Labs"], snapshot: InterpreterSnapshot) -> None:
        self._labs, self._snapshot = labs, snapshot

    @contextmanager
    def editable(self, outputs: OutputStream) -> Iterator[ChangedLabs]:
        """Let code do anything to the networks within; the answer is complete afterwards."""
        from pynn_labs.errors import text_of
        from pynn_labs.parameters import EditableParameters

        labs, changed = self._labs(), ChangedLabs()
        networks = {"network": labs.truth_table.network, "digits_network": labs.digits.network}
        parameters = {name: EditableParameters(network) for name, network in networks.items()}
        before = {name: dict(vars(network)) for name, network in networks.items()}
        yield changed
        for name, network in networks.items():
            self._note_attributes(name, before[name], vars(network))
        for name in networks:
            try:
                is_changed = parameters[name].adopt_changes()
            except BaseException as error:  # noqa: BLE001  a person may have put anything there
                values: TextValues = {"name": name, "error": text_of(error)}
                outputs.add_note(CatalogueText("console-network-restored", values))
                continue
            if is_changed:
                self._note_change(name, changed, outputs)

    def _note_attributes(
        self, name: str, before: Mapping[str, object], now: Mapping[str, object]
    ) -> None:
        """Count other attributes as alterations: unlike parameters, the labs do not show them."""
        for key in (before.keys() | now.keys()).difference(_PARAMETERS):
            if key not in before or key not in now or before[key] is not now[key]:
                self._snapshot.note(f"{name}.{key}")

    def _note_change(self, name: str, changed: ChangedLabs, outputs: OutputStream) -> None:
        try:
            if name == "network":
                changed.truth_table = self._labs().truth_table.note_change()
            else:
                changed.digits = self._labs().digits.note_change()
        except BaseException as error:  # noqa: BLE001  of a package that a person may have changed
            outputs.add_error(error)
