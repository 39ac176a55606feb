"""The messages that show a truth-table run: its state, its gradient checks, and ŷ between the rows."""

import math

import numpy as np
from pynn_protocol.messages import AllChecks, BetweenRows, TruthTableFrame, TruthTableState, Unlearnable

from pynn import recipes, truth_table
from pynn.activations import Array
from pynn.examples import Examples
from pynn.gradient_check import Check, check_each, check_one
from pynn.network import Network
from pynn.separability import why_unlearnable
from pynn_labs.derivation.discrepancies import discrepancies
from pynn_labs.derivation.lines import Lines
from pynn_labs.derivation.notation import Shape
from pynn_labs.derivation.numbers import collect
from pynn_labs.derivation.path import is_saturated
from pynn_labs.parameter_keys import key, place, trained_keys_of
from pynn_labs.truth_table.run import Run
from pynn_labs.truth_table.selection import Selection
from pynn_labs.truth_table.structures import Structures

_SIDE = 43
"""Points along each side of the grid between the rows; the corners are among them."""
_LOW, _HIGH = -0.25, 1.25
"""The grid reaches a little beyond the corners, 0 and 1."""


def lines_of(run: Run, row: int, selection: Selection) -> Lines:
    """The equations of the network as it is shown; their structure, without numbers."""
    network, inputs = run.network, run.table.examples.inputs
    y_hat = float(network.forward(inputs[row : row + 1])[0, 0])
    return Lines(
        Shape(network.sizes, network.activation, network.loss_name, network.has_biases),
        selection.path,
        selection.layer,
        selection.part,
        len(inputs),
        len(run.trainer.next_rows),
        is_saturated=is_saturated(y_hat),
    )


def frame_of(run: Run, row: int, selection: Selection, structures: Structures) -> TruthTableFrame:
    """The part of the state that a step changes."""
    network, examples, lines = run.network, run.table.examples, lines_of(run, row, selection)
    check = check_one(network, examples.inputs, examples.targets, place(lines.selected.key))
    numbers = collect(run.trainer, lines, example=row, check=check)
    gradients = {name: numbers[f"G{name}"] for name in trained_keys_of(network)}
    proof = why_unlearnable(network, examples)
    return TruthTableFrame(
        step=run.step,
        first=run.first,
        end=run.end,
        epoch=run.trainer.progress.epoch,
        recording=run.recording,
        branched_at=run.branched_at,
        loss=numbers["L"],
        is_initial=run.is_initial(),
        steepest=max(map(abs, gradients.values())),
        learned=run.is_learned(),
        learned_at=run.learned_at,
        not_finite=[name for name, value in gradients.items() if not math.isfinite(value)],
        check=check.verdict,
        unlearnable=None if proof is None else Unlearnable(proof.kind, list(proof.rows)),
        targets=[int(target) for target in examples.targets[:, 0]],
        outputs=network.forward(examples.inputs)[:, 0].tolist(),
        learning_rate=run.trainer.optimizer.learning_rate,
        row=row,
        batch=run.trainer.next_rows.tolist(),
        equations=structures.remember(lines, numbers),
        values=np.fromiter(numbers.values(), np.float64, len(numbers)),
        discrepancies=discrepancies(lines, numbers),
    )


def state_of(run: Run, row: int, selection: Selection, structures: Structures) -> TruthTableState:
    """Everything that the page shows, but for the equations and the picture between the rows."""
    frame = frame_of(run, row, selection, structures)
    return TruthTableState(
        **vars(frame),
        tolerance=recipes.LEARNED,
        settings=run.settings,
        kind=run.table.kind,
        preset=truth_table.preset_named(run.table.kind, frame.targets),
        inputs=run.table.examples.inputs.astype(int).tolist(),
        sizes=list(run.network.sizes),
        path=list(selection.path),
        selected=lines_of(run, row, selection).selected.key,
    )


def all_checks(network: Network, examples: Examples) -> AllChecks:
    """The gradient check of every weight and bias."""
    checks = {
        key(check.part, check.layer, check.index): check
        for check in check_each(network, examples.inputs, examples.targets)
    }
    return AllChecks(
        errors={name: check.relative_error for name, check in checks.items()},
        verdicts={name: check.verdict for name, check in checks.items()},
        worst=max(checks, key=lambda name: _severity(checks[name])),
    )


def _severity(check: Check) -> tuple[int, float]:
    """Orders checks: the one that differs most is the largest, else the one that agrees least."""
    return {"differs": 2, "agrees": 1}.get(check.verdict, 0), check.relative_error


def between_rows(network: Network, row: Array, across: int, up: int) -> BetweenRows:
    """ŷ on a grid over the inputs ``across`` and ``up``, the others as in ``row`` (n_in,)."""
    ticks = np.linspace(_LOW, _HIGH, _SIDE)
    points = np.tile(row.astype(np.float64), (_SIDE * _SIDE, 1))
    points[:, across] = np.tile(ticks, _SIDE)
    points[:, up] = np.repeat(ticks[::-1], _SIDE)
    outputs = network.forward(points)[:, 0]
    return BetweenRows(across, up, _LOW, _HIGH, _SIDE, outputs.astype(np.float32))
