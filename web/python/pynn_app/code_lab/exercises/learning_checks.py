"""The marks by which each break is known: its effect on the steps of a run, and on what is learned."""

from typing import TYPE_CHECKING

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseCheck, agree, demand
from pynn_app.code_lab.exercises.difference import other
from pynn_app.code_lab.exercises.fixtures import batch, network, parameters_of
from pynn_app.code_lab.exercises.texts import added_to, formula, text, with_value
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.training import Trainer


def steps_a_hundred_times_as_long() -> ExerciseCheck:
    """A step is a hundred times as long as ξ says, against the gradient."""
    xi = 0.01

    def run(package: EditedPackage) -> None:
        net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
        gradients = net.gradients(x, y)
        before = [array.copy() for array in (*net.weights, *net.biases)]
        package.Trainer(
            net, package.Examples(x, y), learning_rate=xi, batch_size=len(x), epochs=1
        ).advance(steps=1)
        slopes = (*gradients.weights, *gradients.biases)
        for (name, array), w, g in zip(parameters_of(net).items(), before, slopes, strict=True):
            agree(with_value("ξ", xi, added_to(name)), array - w, -100 * xi * g)

    return ExerciseCheck(formula("w ← w − 100 ξ ∂L/∂w"), run)


def learns(within: int) -> ExerciseCheck:
    """The document’s table is still learned."""

    def run(_package: EditedPackage) -> None:
        demand(_steps_to_learn(within) is not None, text("exercise-test-not-learned", steps=within))

    return ExerciseCheck(text("exercise-test-learned", steps=within), run)


def learns_not(within: int) -> ExerciseCheck:
    """The document’s table is not learned any more."""

    def run(_package: EditedPackage) -> None:
        steps = _steps_to_learn(within)
        demand(steps is None, text("exercise-test-learned", steps=steps or within))

    return ExerciseCheck(text("exercise-test-not-learned", steps=within), run)


def class_by_class() -> ExerciseCheck:
    """From the second epoch on examples come sorted by their class."""

    def run(package: EditedPackage) -> None:
        classes = np.arange(40) % 4
        examples = package.Examples(np.ones((40, 2)), np.eye(4)[classes])
        trainer = package.Trainer(
            package.Network([2, 4]), examples, learning_rate=0.1, batch_size=5, epochs=2
        )
        trainer.advance()
        order: list[int] = []
        while not trainer.progress.finished:
            order += classes[trainer.next_rows].tolist()
            trainer.advance(steps=1)
        demand(order == sorted(order), text("exercise-fault-class-order", classes=str(order[:10])))
        counts, expected = str(np.bincount(order)), str(np.bincount(classes))
        demand(counts == expected, other("np.bincount(classes)", counts, expected))

    return ExerciseCheck(text("exercise-test-class-by-class"), run)


def _steps_to_learn(most: int) -> int | None:
    """The steps in which the document’s table is learned; None where ``most`` are not enough."""
    from pynn.recipes import LEARNED, largest_miss

    trainer = truth_table_run()
    for progress in trainer:
        if largest_miss(trainer.network, trainer.examples) <= LEARNED:
            return int(progress.step)
        if progress.step == most:
            break
    return None


def truth_table_run() -> "Trainer":
    """The truth-table lab’s run on the document’s table, as the page begins."""
    from pynn.recipes import truth_table_trainer
    from pynn.settings import TRUTH_TABLE, defaults
    from pynn.truth_table import document_table

    return truth_table_trainer(document_table(), epochs=10_000, **defaults(TRUTH_TABLE))
