"""The run of the digits lab, as cells that repeat it."""

from pynn_app.export.accounts import DigitsAccount, DigitsChange
from pynn_app.export.cells import Cell, assignment, bytes_cell, code_cell, text_cell

RECIPE_NAMES = {"document": "Classic", "improved": "Nielsen’s improved", "best": "Best"}
"""Documents are in English, like the code in them."""
_TITLE = "## The digits"
_NEEDS = """\
{run} The first cell that follows needs MNIST: its four files, in a folder. The page saves them as
`pynn-mnist.zip` (“Take it along” in the code lab); unpack that beside this, or name another folder."""
_EPOCHS = "The recipe “{recipe}” with the settings of the page, to the end of epoch {epoch}."
_NONE_YET = """\
The recipe “{recipe}” with the settings of the page, from its beginning to its end. In the page no epoch
was complete, so there are no numbers of it to compare with."""
_ONLY_BEGINNING = "The network as it was in the page; no epoch was trained to its end after that."
_BEGUN_FROM = {
    "resumed": """\
**The beginning is not repeated.** In the page this run went on, after step {step:,}, with a
network that had been saved. This begins with that network.""",
    "loaded": """\
**The beginning cannot be repeated.** In the page a network was loaded from a file. This begins
with it.""",
    "changed": """\
**The beginning cannot be repeated.** In the page, at step {step:,}, weights were changed by hand. This
begins with the network that came of it.""",
    "taught": """\
**The beginning cannot be repeated.** In the page, at step {step:,}, the network was taught digits of
one’s own, which are not in here. This begins with the network that came of it.""",
}
_BY_HAND = "Some settings were changed on the way, and are so here, too:"
_EXPECTED = """\
What to expect: nearly the same. These numbers have 32 bits, and sums of them depend on their order,
which differs from system to system. Measured between a page and one computer, in test digits out of
10,000 that one of them read more than the other: with the classic recipe mostly 0 or 1 after each
of the first five epochs, once 11; with Nielsen’s improved 0; with “Best” up to 5. Its momentum carries
a difference on: over 30 epochs up to 85 in between, and 7 at the end."""
_LOAD = """\
from pynn import metrics, model_file, recipes
from pynn.digits import mnist
from pynn.cli import default_data_folder

MNIST_FOLDER = Path("mnist")  # beside this

if not MNIST_FOLDER.exists():
    MNIST_FOLDER = default_data_folder()  # where pynn’s own build keeps it
digits = mnist.load(MNIST_FOLDER)
"""
_FROM_SEED = "digits_trainer = recipes.digits_trainer(digits.train, **DIGITS_SETTINGS)\n"
_FROM_NETWORK = """\
network = pynn.Network.load(io.BytesIO(DIGITS_BEGINNING))
digits_trainer = recipes.digits_trainer(digits.train, network=network, **DIGITS_SETTINGS)
digits_trainer.skip_steps({step})  # as many were done before
digits_trainer.optimizer.restore(model_file.read_beside(io.BytesIO(DIGITS_BEGINNING), "velocity_"))
"""
_TRAIN_TO = """\
accuracies = {}  # by epoch


def measure():
    \"\"\"Print and remember the accuracy on the test digits.\"\"\"
    now = digits_trainer.progress
    accuracies[now.epoch] = metrics.accuracy(digits_trainer.network, digits.test)
    print(f"epoch {now.epoch}: {accuracies[now.epoch]:.2%} of the test digits, loss {now.loss:.4f}")


def train_to(step):
    \"\"\"Train up to this step, and measure after each epoch.\"\"\"
    while digits_trainer.step < step and not digits_trainer.progress.finished:
        epoch = digits_trainer.progress.epoch
        if digits_trainer.advance(steps=step - digits_trainer.step).epoch > epoch:
            measure()
"""
_PRINT = """\
for epoch, page in PAGE_ACCURACIES.items():
    compare(f"epoch {epoch}", page, accuracies[epoch])
    print(f"{'':<14} {round(abs(page - accuracies[epoch]) * len(digits.test))} digits apart")
"""


def digits_cells(account: DigitsAccount) -> list[Cell]:
    """The cells that repeat the run of this account."""
    begun = account["begun_from"]
    end, changes, of_page = _last_step(account), account["changes"], dict(account["accuracies"])
    list_of_changes = "\n".join(
        f"- step {change['step']:,}: {_NAMES[change['what']]} became {change['value']:g}"
        for change in changes
    )
    beginning = [bytes_cell("DIGITS_BEGINNING", bytes(begun["model"]))] if begun else []
    return [
        text_cell(
            _TITLE,
            _NEEDS.format(run=_description(account)),
            _BEGUN_FROM[begun["why"]].format(step=begun["step"]) if begun else "",
            _BY_HAND if changes else "",
            list_of_changes,
            _EXPECTED,
        ),
        code_cell(_LOAD),
        *beginning,
        code_cell(
            assignment("DIGITS_SETTINGS", account["settings"]),
            _FROM_NETWORK.format(step=begun["step"]) if begun else _FROM_SEED,
        ),
        code_cell(_TRAIN_TO),
        code_cell(
            "measure()" if begun else "",
            "\n".join(
                [
                    *(f"train_to({change['step']})\n{_statement(change)}" for change in changes),
                    *([f"train_to({end})"] if end > account["first"] else []),
                ]
            ),
        ),
        *([code_cell(assignment("PAGE_ACCURACIES", of_page), _PRINT)] if of_page else []),
    ]


_RECIPES = {"document": "Classic", "improved": "Nielsen’s improved", "best": "Best"}
_NAMES = {"learning_rate": "the learning rate ξ", "epochs": "the number of epochs"}
_VARIABLES = {
    "learning_rate": "digits_trainer.optimizer.learning_rate",
    "epochs": "digits_trainer.epochs",
}


def _statement(change: DigitsChange) -> str:
    """A change as a line of Python."""
    return f"{_VARIABLES[change['what']]} = {change['value']!r}"


def _last_step(account: DigitsAccount) -> int:
    """The step to train to."""
    steps = account["steps"]
    if steps > account["first"] or account["begun_from"]:
        return steps
    return int(account["settings"]["epochs"]) * account["steps_per_epoch"]


def _description(account: DigitsAccount) -> str:
    """The recipe, and the part of its run that is repeated."""
    recipe = _RECIPES[str(account["settings"]["recipe"])]
    epoch = account["steps"] // account["steps_per_epoch"]
    if account["steps"] > account["first"]:
        return _EPOCHS.format(recipe=recipe, epoch=epoch)
    return _ONLY_BEGINNING if account["begun_from"] else _NONE_YET.format(recipe=recipe)
