"""The run of the truth-table lab, as cells that repeat it."""

from typing import TYPE_CHECKING

from pynn_protocol.messages import TruthTableState

from pynn_app.export.accounts import TableAccount, TableChange
from pynn_app.export.cells import Cell, assignment, code_cell, text_cell

if TYPE_CHECKING:
    from pynn.network import Network

_TITLE = "## The truth table"
_DRAWN = """\
{steps} of gradient descent. The seed decides the weights that the network begins with, so they are
those of the page."""
_GIVEN = """\
{steps} of gradient descent in all. **The beginning cannot be repeated.** At step {first:,} Python was
started again in the page, perhaps on other code. So this begins with the weights of that moment."""
_BY_HAND = "Some things were changed by hand on the way, and are so here, too:"
_EXPECTED = """\
What to expect: the same, as far as rounding goes. These numbers have 64 bits, and systems round their
last digits differently; every step carries that on. Measured between a
page and one computer: after 1,000 steps of the default run, with four seeds, no weight was further
apart than 10⁻¹⁴. A run that leaps about, with a large ξ, can drift further apart."""
_ALL_CHANGED = "weights or biases became others"
_SET_UP = """\
table = truth_table.table("{kind}", {targets})
table_trainer = recipes.truth_table_trainer(table, epochs={steps}, **TABLE_SETTINGS)
table_network = table_trainer.network
"""
_BEGIN_FROM = """\
table_trainer.skip_steps({first})  # as many were done before
put(TABLE_BEGINNING)
"""
_PUT = """\
def put(given):
    \"\"\"Replace the weights, and after them the biases, of the network.\"\"\"
    parameters = table_network.weights + table_network.biases
    for parameter, array in zip(parameters, given, strict=True):
        parameter[...] = array

"""
_RUN_TO = """\
losses = []  # after each step


def run_to(step):
    \"\"\"Go on up to this step.\"\"\"
    while table_trainer.step < step:
        next(table_trainer)
        losses.append(table_network.loss(table.inputs, table.targets))


"""
_PRINT = """\
loss = table_network.loss(table.inputs, table.targets)
outputs = table_network.forward(table.inputs)[:, 0]
parameters = table_network.weights + table_network.biases
apart = max(abs(here - page).max() for here, page in zip(parameters, PAGE_TABLE["parameters"]))

compare("loss", PAGE_TABLE["loss"], loss)
for row, (page, here) in enumerate(zip(PAGE_TABLE["outputs"], outputs), start=1):
    compare(f"ŷ of row {row}", page, here)
print(f"The weight or bias that differs most differs by {apart:.0e}.")
for layer, (W, b) in enumerate(zip(table_network.weights, table_network.biases), start=1):
    print(f"\\nW of layer {layer}, a row for each unit, and b:\\n{W}\\n{b}")
"""


def truth_table_cells(account: TableAccount, state: TruthTableState, network: "Network") -> list[Cell]:
    """The cells that repeat the run of this account, up to this state and network."""
    weights, biases = account["weights"], account["biases"]
    is_given = weights is not None and biases is not None
    changes = account["changes"]
    list_of_changes = "\n".join(
        f"- step {change['step']:,}: {_description(change)}" for change in changes
    )
    puts_all = is_given or any(change["what"] == "parameters" for change in changes)
    beginning = _BEGIN_FROM.format(first=account["first"]) if is_given else ""
    given = [assignment("TABLE_BEGINNING", [*(weights or []), *(biases or [])])] if is_given else []
    return [
        text_cell(
            _TITLE,
            (_GIVEN if is_given else _DRAWN).format(steps=_steps(state.step), first=account["first"]),
            _BY_HAND if changes else "",
            list_of_changes,
            _EXPECTED,
        ),
        code_cell(
            "from pynn import recipes, truth_table",
            assignment("TABLE_SETTINGS", account["settings"]),
            *given,
            _SET_UP.format(kind=account["kind"], targets=account["targets"], steps=state.step),
        ),
        *([code_cell(_PUT)] if puts_all else []),
        code_cell(_RUN_TO),
        code_cell(
            beginning,
            "\n".join(
                [
                    *(f"run_to({change['step']})\n{_statement(change)}" for change in changes),
                    f"run_to({state.step})",
                ]
            ),
        ),
        code_cell(assignment("PAGE_TABLE", _numbers_of_page(state, network)), _PRINT),
    ]


def _numbers_of_page(state: TruthTableState, network: "Network") -> dict[str, object]:
    return {
        "loss": state.loss,
        "outputs": state.outputs,
        "parameters": [array.tolist() for array in network.weights + network.biases],
    }


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count:,} steps"


def _description(change: TableChange) -> str:
    """A change in words."""
    what, value = change["what"], change["value"]
    if isinstance(value, list):
        is_targets = what == "targets"
        return f"the targets became {', '.join(map(str, value))}" if is_targets else _ALL_CHANGED
    if what == "learning_rate":
        return f"the learning rate ξ became {value:g}"
    return f"{what} became {value:.15g}"


def _statement(change: TableChange) -> str:
    """A change as a line of Python."""
    what, value = change["what"], change["value"]
    if what == "learning_rate":
        return f"table_trainer.optimizer.learning_rate = {value!r}"
    if what == "targets":
        return f"table.targets[:, 0] = {value}"
    if what == "parameters":
        return f"put({value})"
    part = {"W": "weights", "b": "biases"}[what[0]]
    layer, *index = (int(number) - 1 for number in what[1:].split("."))  # counted from 1 in the page
    return f"table_network.{part}[{layer}][{', '.join(map(str, index))}] = {value!r}  # {what}"
