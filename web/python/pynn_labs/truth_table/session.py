"""The truth-table lab: a small network, its table, and a run that can be changed and revisited."""

import math
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import numpy as np
from pynn_protocol.messages import (
    AllChecks,
    BetweenRows,
    Equations,
    SettingValues,
    TruthTableFrame,
    TruthTableState,
    TypedSettings,
    Unlearnable,
)

from pynn import recipes, truth_table
from pynn.divergence import MODERATE, Diverged
from pynn.errors import CodedError
from pynn.examples import Examples
from pynn.gradient_check import Check, check_each, check_one
from pynn.history import History
from pynn.network import Network
from pynn.printable import printable
from pynn.separability import why_unlearnable
from pynn.settings import PARAMETER, TRUTH_TABLE, SettingError, defaults, parse
from pynn.training import Trainer
from pynn_labs.derivation.discrepancies import discrepancies
from pynn_labs.derivation.equations import Lines, is_saturated
from pynn_labs.derivation.notation import Shape
from pynn_labs.derivation.numbers import Numbers, collect, key, place
from pynn_labs.derivation.typesetting import typeset
from pynn_labs.parameters import put_by_key
from pynn_labs.refusal import Refusal, refused, whole
from pynn_labs.truth_table.between_rows import between_rows
from pynn_labs.truth_table.selection import Selection

_MOST_STEPS = {"all": 1_000_000_000, "one": 10_000_000}
"""A run that was longer is not restored; with one row a step all its random orders are drawn again."""
_REMEMBERED_STRUCTURES = 64
"""Structures of equations that the page can still ask for: those that it may have missed are recent."""


class TruthTableSession:
    """Holds the table, the settings and the run; methods return the state to be drawn.

    A *recording* is one unbroken run from its first step on. A change in the middle of what has been
    recorded branches off a new one.
    """

    def __init__(self) -> None:
        self._settings = defaults(TRUTH_TABLE)
        self._kind = "document"
        self._examples = truth_table.document_table()
        self._recording = 0
        self._row = 1
        self._equations: dict[str, Equations] = {}
        self._selection = Selection.first(())
        self._start()

    # -- settings and table -------------------------------------------------------------------

    def configure(self, settings: TypedSettings) -> TruthTableState:
        """Take new settings; another ξ goes on with the run, everything else starts it anew.

        Raises SettingError, and then nothing has changed.
        """
        parsed = parse(TRUTH_TABLE, settings)
        before, self._settings = self._settings, parsed
        if parsed | {"learning_rate": None} != before | {"learning_rate": None}:
            self._start()
        elif parsed != before:
            self._trainer.optimizer.learning_rate = parsed["learning_rate"]
            self._note_change("learning_rate", parsed["learning_rate"])
        return self.state()

    def set_targets(self, targets: list[int]) -> TruthTableState:
        """Ask for other outputs; the weights stay, so that learning goes on from where it was.

        Raises Refusal.
        """
        with refused():
            wanted = truth_table.table(self._kind, targets).targets
        if not np.array_equal(wanted, self._examples.targets):
            self._examples.targets[...] = wanted
            self._note_change("targets", wanted[:, 0].astype(int).tolist())
        return self.state()

    def set_table(self, kind: str, preset: str) -> TruthTableState:
        """A table with a name, over the inputs ``kind`` where it can be; other inputs start anew.

        Raises Refusal for a kind or a name that there is not.
        """
        with refused():
            kind, targets = truth_table.preset_table(preset, kind)
        if kind == self._kind:
            return self.set_targets(targets)
        self._kind, self._examples = kind, truth_table.table(kind, targets)
        self._start()
        return self.state()

    def set_up(self, *, settings: TypedSettings, kind: str, targets: list[int]) -> TruthTableState:
        """Take settings and table at once, and begin anew.

        Raises SettingError or Refusal, and then nothing has changed.
        """
        parsed = parse(TRUTH_TABLE, settings)
        with refused():
            examples = truth_table.table(kind, targets)
        self._settings, self._kind, self._examples = parsed, kind, examples
        self._start()
        return self.state()

    # -- the run ------------------------------------------------------------------------------

    def reset(self) -> TruthTableState:
        """Back to the very same initial weights."""
        self._start()
        return self.state()

    def advance(self, steps: int) -> TruthTableState:
        """Take ``steps`` gradient steps, through what is recorded and beyond it.

        Raises Diverged; the run is then back at the last state whose loss is a finite number.
        """
        self._advance(steps)
        return self.state()

    def advance_frame(self, steps: int) -> TruthTableFrame:
        """The same for a frame of a run. Raises Diverged, as ``advance``."""
        self._advance(steps)
        return self.frame()

    def advance_for(self, seconds: float) -> TruthTableFrame:
        """Take as many steps as there is time for, at least one. Raises Diverged, as ``advance``."""
        deadline = time.perf_counter() + seconds
        self._replay_to(self._history.end)
        goal = self._history.step + 1
        self._train(lambda: self._history.step < goal or time.perf_counter() < deadline)
        return self.frame()

    def _advance(self, steps: int) -> None:
        goal = self._history.step + int(steps)
        self._replay_to(goal)
        self._train(lambda: self._history.step < goal)

    def advance_epoch(self) -> TruthTableState:
        """Take the steps that are left of the epoch: until every row has been used once more."""
        trainer = self._trainer
        left = len(self._examples) - trainer.progress.examples
        return self.advance(math.ceil(left / trainer.batch_size))

    def visit(self, step: int) -> TruthTableState:
        """Look at a step of the recording. Raises Refusal for one that is not recorded."""
        history = self._history
        history.visit(whole("a step to look at", step, history.first, history.end))
        self._follow()
        return self.state()

    def set_parameter(self, name: str, value: object) -> TruthTableState:
        """Put a number into the weight or bias with the key ``name``. Raises SettingError."""
        number = PARAMETER.parse(name, value)
        if name not in self._parameters():
            given = printable(name, most=20)
            raise SettingError(
                name,
                "parameter-unknown",
                f"this network has no weight or bias '{given}'",
                given=given,
            )
        part, layer, index = place(name)
        getattr(self._trainer.network, part)[layer][index] = number
        self._note_change(name, number)
        return self.state()

    def note_change(self) -> TruthTableState:
        """Somebody has changed parameters of ``network``."""
        network = self.network
        arrays = [array.tolist() for array in network.weights + network.biases]
        self._note_change("parameters", arrays)
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
        """Go on from a state that this lab gave out before.

        Raises SettingError or Refusal, and then nothing has changed.
        """
        parsed = parse(TRUTH_TABLE, settings)
        with refused():
            examples = truth_table.table(kind, targets)
        trainer = _trainer(examples, parsed)
        trainer.skip_steps(whole("the step of a run", step, 0, _MOST_STEPS[parsed["batch"]]))
        put_by_key(trainer.network, parameters)
        self._settings, self._kind, self._examples = parsed, kind, examples
        self._begin(trainer, is_drawn=False)
        return self.state()

    def try_out(self) -> None:
        """Take a step of a run of its own, and look at it: whatever that raises, but Diverged."""
        lab = TruthTableSession()
        with suppress(Diverged):
            lab.advance(1)
        lab.state()

    # -- looking ------------------------------------------------------------------------------

    @property
    def network(self) -> Network:
        """The network at the step that is shown."""
        return self._trainer.network

    @property
    def examples(self) -> Examples:
        """The table."""
        return self._examples

    def select(self, row: int | None = None, name: str | None = None) -> TruthTableState:
        """Choose the example that is shown, and the weight, bias or unit ("u1.2") in question.

        Raises Refusal for what is not there.
        """
        last = len(self._examples) - 1
        chosen_row = self._row if row is None else whole("a row, counted from 0,", row, 0, last)
        if name is not None:
            self._selection = self._selection.moved_to(name)
        self._row = chosen_row
        return self.state()

    def between_rows(self, across: int, up: int) -> BetweenRows:
        """ŷ over two inputs, counted from 0, the others as in the row that is shown.

        Raises Refusal for what is not there.
        """
        n_inputs = self._examples.inputs.shape[1]
        axes = [whole("an input, counted from 0,", axis, 0, n_inputs - 1) for axis in (across, up)]
        if axes[0] == axes[1]:
            raise Refusal(f"choose two different ones of the {n_inputs} inputs")
        return between_rows(self.network, self._examples.inputs[self._row], axes[0], axes[1])

    def check_all(self) -> AllChecks:
        """The gradient check for every weight and bias."""
        x, y = self._examples.inputs, self._examples.targets
        checks = {
            key(check.part, check.layer, check.index): check
            for check in check_each(self._trainer.network, x, y)
        }
        return AllChecks(
            errors={name: check.relative_error for name, check in checks.items()},
            verdicts={name: check.verdict for name, check in checks.items()},
            worst=max(checks, key=lambda name: _severity(checks[name])),
        )

    def equations(self, key: str) -> Equations:
        """The structure of the equations that a frame has named by this key.

        Raises Refusal for a key that no recent frame had.
        """
        if key not in self._equations:
            raise Refusal(f"there are no equations {printable(key)!r}: they have changed since")
        return self._equations[key]

    def frame(self) -> TruthTableFrame:
        """What a step changes."""
        network, examples, lines = self._trainer.network, self._examples, self.lines
        check = check_one(network, examples.inputs, examples.targets, place(lines.selected.key))
        numbers = collect(self._trainer, lines, example=self._row, check=check)
        gradients = {name: numbers[f"G{name}"] for name in self._parameters()}
        proof = why_unlearnable(network, examples)
        return TruthTableFrame(
            step=self._history.step,
            first=self._history.first,
            end=self._history.end,
            epoch=self._trainer.progress.epoch,
            recording=self._recording,
            branched_at=self._branched_at,
            loss=numbers["L"],
            is_initial=self._is_initial(),
            steepest=max(map(abs, gradients.values())),
            learned=recipes.largest_miss(network, examples) <= recipes.LEARNED,
            not_finite=[name for name, value in gradients.items() if not math.isfinite(value)],
            check=check.verdict,
            unlearnable=None if proof is None else Unlearnable(proof.kind, list(proof.rows)),
            targets=[int(target) for target in examples.targets[:, 0]],
            outputs=network.forward(examples.inputs)[:, 0].tolist(),
            learning_rate=self._trainer.optimizer.learning_rate,
            row=self._row,
            batch=self._trainer.next_rows.tolist(),
            equations=self._key_of(lines, numbers),
            values=np.fromiter(numbers.values(), np.float64, len(numbers)),
            discrepancies=discrepancies(lines, numbers),
        )

    def state(self) -> TruthTableState:
        """Everything the page shows, but for the equations and the picture between the rows."""
        frame = self.frame()
        return TruthTableState(
            **vars(frame),
            tolerance=recipes.LEARNED,
            settings=dict(self._settings),
            kind=self._kind,
            preset=truth_table.preset_named(self._kind, frame.targets),
            inputs=self._examples.inputs.astype(int).tolist(),
            sizes=list(self._trainer.network.sizes),
            path=list(self._selection.path),
            selected=self.lines.selected.key,
        )

    def _key_of(self, lines: Lines, numbers: Numbers) -> str:
        """A key for this structure, the same for the same one; recent structures are remembered."""
        key = lines.key
        if key not in self._equations:
            if len(self._equations) == _REMEMBERED_STRUCTURES:
                del self._equations[next(iter(self._equations))]
            self._equations[key] = Equations(key, typeset(lines), list(numbers), lines.is_saturated)
        return key

    def account(self) -> dict[str, Any]:
        """What the run up to the step that is shown can be repeated from.

        ``changes`` are what was done by hand on the way: {"step", "what", "value"}, where ``what`` is
        "learning_rate", "targets", the key of a parameter, or "parameters": all of them. ``weights``
        and ``biases`` are those at the step ``first``, or None where settings and seed tell them.
        """
        begun, targets = self._history.beginning
        arrays = None if self._is_drawn else begun
        return {
            "settings": self._settings | {"learning_rate": begun.learning_rate},
            "kind": self._kind,
            "targets": targets[:, 0].astype(int).tolist(),
            "first": self._history.first,
            "weights": arrays and [W.tolist() for W in arrays.weights],
            "biases": arrays and [b.tolist() for b in arrays.biases],
            "changes": [
                {"step": step, "what": what, "value": value}
                for (step, what), value in self._changes.items()
                if self._history.first < step <= self._history.step
                or (step == self._history.first and what not in ("learning_rate", "targets"))
            ],
        }

    @property
    def lines(self) -> Lines:
        """The equations of the network as it is shown: which there are, not what their numbers are."""
        network = self._trainer.network
        return Lines(
            Shape(network.sizes, network.activation, network.loss_name, network.has_biases),
            self._selection.path,
            self._selection.layer,
            self._selection.part,
            len(self._examples),
            len(self._trainer.next_rows),
            is_saturated=is_saturated(self._output()),
        )

    def _output(self) -> float:
        """ŷ of the row that is shown."""
        return float(self.network.forward(self._examples.inputs[self._row : self._row + 1])[0, 0])

    # -- within -------------------------------------------------------------------------------

    def _replay_to(self, goal: int) -> None:
        if self._history.step < self._history.end:
            self._history.visit(min(goal, self._history.end))
            self._follow()

    def _train(self, wanted: Callable[[], bool]) -> None:
        try:
            while wanted():
                next(self._trainer)
                self._history.record()
            loss = _loss(self._trainer)
            if not math.isfinite(loss):  # the next step would say so; the page shows it now
                raise self._trainer.divergence(loss)
        except Diverged as error:
            self._go_back_to_finite()
            raise self._explained(error) from error
        finally:
            self._follow()

    def _explained(self, error: Diverged) -> Diverged:
        """The same with where the run is now, and with what the gradients there show."""
        step, cause = self._history.step, error.cause
        sizes = [float(np.abs(array).max()) for array in self.network.weights + self.network.biases]
        if not cause and max(sizes) <= MODERATE and not self._has_finite_gradients():
            cause = CodedError(
                "diverged-gradients",
                "The gradients are infinite or not a number though the loss before is finite, so the "
                "learning rate is not the cause: check the gradients",
            )
        explained = Diverged(error.epoch, error.step, error.loss, error.learning_rate, cause)
        explained.args = (
            f"{explained}. The run is back at step {step:,}, the last one whose loss is finite"
            if cause
            else f"{explained}. The run is back at step {step:,}, all numbers finite",
        )
        return explained

    def _has_finite_gradients(self) -> bool:
        rows, (x, y) = self._trainer.next_rows, (self._examples.inputs, self._examples.targets)
        with np.errstate(all="ignore"):
            gradients = self.network.gradients(x[rows], y[rows])
        return all(np.isfinite(array).all() for array in gradients.weights + gradients.biases)

    def _start(self) -> None:
        self._begin(_trainer(self._examples, self._settings))

    def _begin(self, trainer: Trainer, *, is_drawn: bool = True) -> None:
        """Record ``trainer`` from where it is; ``is_drawn``: its parameters are those of its seed."""
        self._trainer = trainer
        self._history = History(trainer)
        self._is_drawn = is_drawn
        self._changes: dict[tuple[int, str], object] = {}  # by hand: at which step, and of what
        self._recording += 1
        self._branched_at = 0
        sizes = self._trainer.network.sizes
        if self._selection.sizes != sizes:
            self._selection = Selection.first(sizes)
        self._row = min(self._row, len(self._examples) - 1)
        self._selection = self._selection.with_biases(has_biases=self._trainer.network.has_biases)
        self._follow()

    def _note_change(self, what: str, value: object) -> None:
        """Something was changed from outside: in the midst of a recording it begins another."""
        if self._history.step < self._history.end:
            self._recording += 1
            self._branched_at = self._history.step
        self._change_history()
        place = self._history.step, what
        self._changes.pop(place, None)  # it comes after what was done since
        self._changes[place] = value

    def _change_history(self) -> None:
        """The run goes on from here in another way: what came after is forgotten."""
        self._history.change()
        step = self._history.step
        self._changes = {place: value for place, value in self._changes.items() if place[0] <= step}

    def _follow(self) -> None:
        """Settings are those of the step that is shown; a step on one row shows that row."""
        self._settings["learning_rate"] = self._trainer.optimizer.learning_rate
        if self._settings["batch"] == "one":
            self._row = int(self._trainer.next_rows[0])

    def _go_back_to_finite(self) -> None:
        while self._history.step > self._history.first:
            self._history.visit(self._history.step - 1)
            network = self._trainer.network
            arrays = network.weights + network.biases
            if math.isfinite(_loss(self._trainer)) and all(
                np.isfinite(array).all() for array in arrays
            ):
                break
        self._change_history()

    def _is_initial(self) -> bool:
        """True where weights and biases are those that the seed draws, before any step or change."""
        if self._history.step > 0:
            return False
        drawn, network = _trainer(self._examples, self._settings).network, self._trainer.network
        pairs = zip(drawn.weights + drawn.biases, network.weights + network.biases, strict=True)
        return all(np.array_equal(one, other) for one, other in pairs)

    def _parameters(self) -> list[str]:
        network = self._trainer.network
        parts = ("weights", "biases") if network.has_biases else ("weights",)
        return [
            key(part, layer, index)
            for part in parts
            for layer, array in enumerate(getattr(network, part))
            for index in np.ndindex(array.shape)
        ]


def _trainer(examples: Examples, settings: Mapping[str, Any]) -> Trainer:
    """A run that goes on until somebody stops it."""
    return recipes.truth_table_trainer(examples, epochs=sys.maxsize, **settings)


def _severity(check: Check) -> tuple[int, float]:
    """Orders checks: the largest is the one that differs most, or agrees least where none differs."""
    return {"differs": 2, "agrees": 1}.get(check.verdict, 0), check.relative_error


def _loss(trainer: Trainer) -> float:
    """The loss over all rows, be it finite or not."""
    with np.errstate(over="ignore", invalid="ignore"):
        examples = trainer.examples
        return trainer.network.loss(examples.inputs, examples.targets)
