"""The truth-table lab: the actions of the page on a run, its table and what is selected in it."""

import math
from collections.abc import Mapping
from contextlib import suppress

import numpy as np
from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import (
    AllChecks,
    BetweenRows,
    Equations,
    SettingValues,
    TruthTableFrame,
    TruthTableState,
    TypedSettings,
)

from pynn import truth_table
from pynn.errors import printable
from pynn.examples import Examples
from pynn.network import Network
from pynn.settings import PARAMETER, TRUTH_TABLE, defaults, parse
from pynn_labs.derivation.lines import Lines
from pynn_labs.errors import RunDiverged, rejecting_input
from pynn_labs.numbers_from_page import whole_number
from pynn_labs.parameter_keys import trained_keys_of
from pynn_labs.parameters import put_by_key
from pynn_labs.truth_table.run import Run, Table, new_trainer
from pynn_labs.truth_table.run_record import RunAccount
from pynn_labs.truth_table.selection import Selection
from pynn_labs.truth_table.structures import Structures
from pynn_labs.truth_table.views import all_checks, between_rows, frame_of, lines_of, state_of

_MOST_STEPS = {"all": 1_000_000_000, "one": 10_000_000}
"""A longer run is not restored; with one row a step all its random orders are drawn again."""


class TruthTableSession:
    """Holds the run, and the row and parameter that are selected; methods return the new state."""

    def __init__(self) -> None:
        table = Table("document", truth_table.document_table())
        self._run = Run(table, defaults(TRUTH_TABLE), recording=1)
        self._row = 1
        self._selection = Selection.first(self._run.network.sizes)
        self._structures = Structures()

    # -- settings and table -------------------------------------------------------------------

    def configure(self, settings: TypedSettings) -> TruthTableState:
        """Change the settings: another ξ goes on with the run, everything else restarts it.

        Raises SettingError, and then nothing has changed.
        """
        parsed, before = parse(TRUTH_TABLE, settings), self._run.settings
        if parsed | {"learning_rate": 0} != {**before, "learning_rate": 0}:
            self._start(self._run.table, parsed)
        elif parsed != before:
            self._run.set_learning_rate(parsed["learning_rate"])
        return self.state()

    def set_targets(self, targets: list[int]) -> TruthTableState:
        """Change the targets; the weights stay, so that learning goes on from where it was.

        Raises RejectedInput.
        """
        table = self._run.table
        with rejecting_input():
            column = truth_table.table(table.kind, targets).targets
        if not np.array_equal(column, table.examples.targets):
            self._run.set_targets(column)
        return self.state()

    def set_table(self, kind: str, preset: str) -> TruthTableState:
        """Choose a preset, for the inputs ``kind`` where it has them; other inputs restart the run.

        Raises RejectedInput for an unknown kind or preset.
        """
        with rejecting_input():
            kind, targets = truth_table.preset_table(preset, kind)
        if kind == self._run.table.kind:
            return self.set_targets(targets)
        self._start(Table(kind, truth_table.table(kind, targets)), self._run.settings)
        return self.state()

    def set_up(self, *, settings: TypedSettings, kind: str, targets: list[int]) -> TruthTableState:
        """Change settings and table together, and restart.

        Raises SettingError or RejectedInput, and then nothing has changed.
        """
        parsed = parse(TRUTH_TABLE, settings)
        with rejecting_input():
            table = Table(kind, truth_table.table(kind, targets))
        self._start(table, parsed)
        return self.state()

    # -- the run ------------------------------------------------------------------------------

    def reset(self) -> TruthTableState:
        """Go back to the same initial weights."""
        self._start(self._run.table, self._run.settings)
        return self.state()

    def advance(self, steps: int) -> TruthTableState:
        """Take ``steps`` gradient steps, through what is recorded and beyond it.

        Raises RunDiverged; the run is then back at the last step whose numbers are finite.
        """
        self._advance(int(steps))
        return self.state()

    def advance_frame(self, steps: int) -> TruthTableFrame:
        """``advance`` for a frame of a run, but stop at the step that makes the table learned."""
        try:
            self._run.advance_until_learned(int(steps))
        finally:
            self._show_row_of_step()
        return self.frame()

    def advance_for(self, seconds: float) -> TruthTableFrame:
        """``advance_frame`` with as many steps as there is time for, at least one."""
        try:
            self._run.advance_for(seconds)
        finally:
            self._show_row_of_step()
        return self.frame()

    def advance_epoch(self) -> TruthTableState:
        """Take the steps that are left of the epoch. Raises RunDiverged as ``advance``."""
        trainer = self._run.trainer
        left = len(trainer.examples) - trainer.progress.examples
        return self.advance(math.ceil(left / trainer.batch_size))

    def visit(self, step: int) -> TruthTableState:
        """Show a recorded step. Raises RejectedInput for any other."""
        self._run.visit(whole_number("step", step, self._run.first, self._run.end))
        self._show_row_of_step()
        return self.state()

    def set_parameter(self, name: str, value: str) -> TruthTableState:
        """Put a number into the weight or bias with the key ``name``.

        Raises SettingError for the value, RejectedInput for the key.
        """
        number = PARAMETER.parse(name, value)
        if name not in trained_keys_of(self.network):
            raise RejectedInput("no-such-parameter", given=printable(name, most=20))
        self._run.set_parameter(name, float(number or 0))
        return self.state()

    def note_change(self) -> TruthTableState:
        """Record that parameters of ``network`` were changed from outside."""
        arrays = [array.tolist() for array in self.network.weights + self.network.biases]
        self._run.note_change("parameters", arrays)
        return self.state()

    def restore(
        self,
        *,
        settings: SettingValues,
        kind: str,
        targets: list[int],
        step: int,
        parameters: Mapping[str, float],
    ) -> TruthTableState:
        """Go on from a state that an earlier session of this lab was in.

        Raises SettingError or RejectedInput, and then nothing has changed.
        """
        parsed = parse(TRUTH_TABLE, settings)
        with rejecting_input():
            table = Table(kind, truth_table.table(kind, targets))
        trainer = new_trainer(table.examples, parsed)
        trainer.skip_steps(whole_number("step", step, 0, _MOST_STEPS[parsed["batch"]]))
        put_by_key(trainer.network, parameters)
        self._begin(Run(table, parsed, recording=self._run.recording + 1, restored=trainer))
        return self.state()

    def try_out(self) -> None:
        """Take a step in another session; raises whatever edited code raises, except RunDiverged."""
        session = TruthTableSession()
        with suppress(RunDiverged):
            session.advance(1)
        session.state()

    def account(self) -> RunAccount:
        """Everything that is needed to repeat the run up to the step that is shown."""
        return self._run.account()

    # -- views --------------------------------------------------------------------------------

    @property
    def network(self) -> Network:
        """The network at the step that is shown."""
        return self._run.network

    @property
    def examples(self) -> Examples:
        """The table."""
        return self._run.table.examples

    @property
    def lines(self) -> Lines:
        """The equations of the network as it is shown; their structure, without numbers."""
        return lines_of(self._run, self._row, self._selection)

    def select(self, row: int | None = None, name: str | None = None) -> TruthTableState:
        """Choose the row that is shown, and the weight, bias or unit ("u1.2").

        Raises RejectedInput for a row or name that does not exist, and then nothing has changed.
        """
        last = len(self.examples) - 1
        chosen_row = self._row if row is None else whole_number("row", row, 0, last)
        if name is not None:
            self._selection = self._selection.moved_to(name)
        self._row = chosen_row
        return self.state()

    def between_rows(self, across: int, up: int) -> BetweenRows:
        """ŷ over two inputs, counted from 0, the others as in the row that is shown.

        Raises RejectedInput for inputs that do not exist.
        """
        count = self.examples.inputs.shape[1]
        axes = [whole_number("input", axis, 0, count - 1) for axis in (across, up)]
        if axes[0] == axes[1]:
            raise RejectedInput("same-inputs", count=count)
        return between_rows(self.network, self.examples.inputs[self._row], axes[0], axes[1])

    def check_all(self) -> AllChecks:
        """The gradient check of every weight and bias."""
        return all_checks(self.network, self.examples)

    def equations(self, key: str) -> Equations:
        """The structure of the equations of a recent frame, by its key. Raises RejectedInput."""
        return self._structures.find(key)

    def frame(self) -> TruthTableFrame:
        """The part of the state that a step changes."""
        return frame_of(self._run, self._row, self._selection, self._structures)

    def state(self) -> TruthTableState:
        """Everything that the page shows, but for the equations and the picture between the rows."""
        return state_of(self._run, self._row, self._selection, self._structures)

    # -- helpers ------------------------------------------------------------------------------

    def _start(self, table: Table, settings: SettingValues) -> None:
        self._begin(Run(table, settings, recording=self._run.recording + 1))

    def _begin(self, run: Run) -> None:
        """Replace the run, and keep what is selected as far as the new one has it."""
        self._run = run
        if self._selection.sizes != run.network.sizes:
            self._selection = Selection.first(run.network.sizes)
        self._selection = self._selection.with_biases(has_biases=run.network.has_biases)
        self._row = min(self._row, len(self.examples) - 1)
        self._show_row_of_step()

    def _advance(self, steps: int) -> None:
        try:
            self._run.advance(steps)
        finally:
            self._show_row_of_step()

    def _show_row_of_step(self) -> None:
        """If the next step is on a single row, select that row."""
        if self._run.settings["batch"] == "one":
            self._row = int(self._run.trainer.next_rows[0])
