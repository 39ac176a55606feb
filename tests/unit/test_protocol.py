"""The messages between the page and Python are those that the protocol declares."""

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass

import numpy as np
import pytest
from pynn_app.dispatcher import Dispatcher
from pynn_labs.labs import Labs, start
from pynn_protocol.messages import TruthTableFrame
from pynn_protocol.messages.actions import REQUESTS
from pynn_protocol.plain import to_plain

from pynn import settings
from tests.unit.answering import answer_of
from tests.unit.declared_types import check
from tests.unit.labs_under_test import busy_labs
from tests.unit.made_up_mnist import CHOSEN, TEST, TRAIN

INK = np.full(784, 40, np.uint8)
TABLE_SETTINGS = settings.defaults(settings.TRUTH_TABLE)

Arguments = Callable[[Labs], Mapping[str, object]]


def fixed(**arguments: object) -> Arguments:
    return lambda _: arguments


def restored_state(labs: Labs) -> dict[str, object]:
    state = labs.truth_table.state()
    names = labs.truth_table.equations(state.equations).quantities
    numbers = dict(zip(names, state.values.tolist(), strict=True))
    return {
        "settings": state.settings,
        "kind": state.kind,
        "targets": state.targets,
        "step": state.step,
        "parameters": {
            key: value for key, value in numbers.items() if key[0] in "Wb" and key[1].isdigit()
        },
    }


def saved_run(labs: Labs) -> dict[str, object]:
    progress = labs.digits.evaluate()
    moment = labs.digits.moment(0)
    return {
        "settings": progress.settings,
        "model": progress.checkpoint,
        "epoch": 1,
        "accuracy": progress.accuracy,
        "past": [vars(moment)],
    }


LAB_REQUESTS: dict[str, Arguments] = {
    "engine.versions": fixed(),
    "truth_table.state": fixed(),
    "truth_table.configure": fixed(settings=TABLE_SETTINGS | {"learning_rate": "2"}),
    "truth_table.set_targets": fixed(targets=[0, 1, 1, 1]),
    "truth_table.set_parameter": fixed(name="W1.1.1", value="0.5"),
    "truth_table.advance": fixed(steps=3),
    "truth_table.advance_for": fixed(seconds=0),
    "truth_table.advance_frame": fixed(steps=2),
    "truth_table.advance_epoch": fixed(),
    "truth_table.visit": fixed(step=5),
    "truth_table.select": fixed(row=1, name="u1.2"),
    "truth_table.equations": lambda labs: {"key": labs.truth_table.frame().equations},
    "truth_table.between_rows": fixed(across=0, up=1),
    "truth_table.check_all": fixed(),
    "truth_table.restore": restored_state,
    "truth_table.set_table": fixed(kind="3", preset="majority"),
    "truth_table.set_up": fixed(settings=TABLE_SETTINGS, kind="2", targets=[0, 1, 1, 0]),
    "truth_table.reset": fixed(),
    "digits_data.missing_shards": fixed(),
    "digits_data.add_train_shard": fixed(content=TRAIN[0]),
    "digits_data.set_test": fixed(content=TEST),
    "digits_data.unpack": fixed(seconds=60),
    "digits.progress": fixed(),
    "digits.check": fixed(settings=CHOSEN),
    "digits.retune": fixed(settings={"epochs": 9}),
    "digits.stop_when": fixed(settings={"stop_accuracy": "97", "stop_patience": ""}),
    "digits.go_on": fixed(),
    "digits.advance": fixed(seconds=0, steps=1),
    "digits.visit": fixed(step=0),
    "digits.moment": fixed(step=3),
    "digits.evaluate": fixed(),
    "digits.save": fixed(),
    "digits.load": lambda labs: {"model": labs.digits.save().model},
    "drawing.read": fixed(
        ink=INK.tobytes(),
        height=28,
        width=28,
        steps={"crop": True, "width": True, "scale": True, "centre": True},
    ),
    "drawing.read_picture": fixed(picture=INK.tobytes()),
    "drawing.read_again": lambda labs: {"drawing": labs.drawings.read_picture(INK.tobytes()).drawing},
    "own_digits.state": fixed(),
    "own_digits.put": fixed(images=INK.tobytes(), labels=[4]),
    "own_digits.add": lambda labs: {
        "drawing": labs.drawings.read_picture(INK.tobytes()).drawing,
        "digit": 3,
    },
    "own_digits.load": lambda labs: {"content": labs.own_digits.state().file},
    "own_digits.teach": fixed(),
    "own_digits.remove": fixed(index=0),
    "own_digits.clear": fixed(),
    "inspection.units": fixed(),
    "inspection.confusion": fixed(),
    "inspection.confused": fixed(truth=3, answer=3),
    "inspection.mistakes": fixed(),
    "inspection.test_digit": fixed(number="7"),
    "digits.resume": saved_run,
    "digits.configure": fixed(settings=CHOSEN),
}
"""Every action of the labs, in an order in which each has something to do."""


def blank(dispatcher: Dispatcher) -> dict[str, object]:
    catalogue = answer_of(dispatcher, "exercises.catalogue", {})["value"]
    return {"name": catalogue["blanks"][0]["key"], "edits": {}}


CODE_REQUESTS: dict[str, Callable[[Dispatcher], Mapping[str, object]]] = {
    "code.files": lambda _: {},
    "code.check": lambda _: {"edits": {}},
    "code.apply": lambda _: {"edits": {}},
    "code.altered": lambda _: {},
    "console.begin": lambda _: {},
    "console.complete": lambda _: {"before": "netw"},
    "console.run": lambda _: {"text": "print(1)\nnetwork.weights[0]"},
    "equations.lines": lambda _: {},
    "exercises.catalogue": lambda _: {},
    "exercises.begin": blank,
    "exercises.undo": blank,
    "exercises.judge": blank,
    "export.wheel": lambda _: {},
    "export.script": lambda _: {"truth_table": True, "digits": False},
}


def actions_of(dispatcher: Dispatcher) -> dict[str, Callable[..., object]]:
    return {**dispatcher.labs.actions, **dispatcher.code_actions._actions}


def test_every_action_is_declared_and_every_declared_action_exists(dispatcher: Dispatcher) -> None:
    assert set(actions_of(dispatcher)) == set(REQUESTS)


def test_the_parameters_of_every_action_are_the_fields_of_its_request(dispatcher: Dispatcher) -> None:
    for action, method in actions_of(dispatcher).items():
        request, _ = REQUESTS[action]
        assert is_dataclass(request)
        declared = {
            field.name: field.default is not MISSING or field.default_factory is not MISSING
            for field in fields(request)
        }
        found = {
            name: parameter.default is not inspect.Parameter.empty
            for name, parameter in inspect.signature(method).parameters.items()
        }
        assert found == declared, action


# -- answers --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small_shards")
def test_every_answer_of_the_labs_is_what_its_action_declares() -> None:
    labs = busy_labs()
    assert set(LAB_REQUESTS) == set(labs.actions)
    for action, arguments in LAB_REQUESTS.items():
        answer = labs.actions[action](**arguments(labs))
        check(action, answer, REQUESTS[action][1])
        to_plain(answer)


def test_answers_of_the_code_lab_are_what_their_actions_declare(dispatcher: Dispatcher) -> None:
    for action, arguments in CODE_REQUESTS.items():
        answer = actions_of(dispatcher)[action](**arguments(dispatcher))
        check(action, answer, REQUESTS[action][1])
        to_plain(answer)


# -- the size of a frame --------------------------------------------------------------------------


def size(plain: object) -> int:
    """About how many bytes plain data has: 8 for a number, texts and names as in JSON."""
    if isinstance(plain, Mapping):
        return sum(size(name) + size(value) for name, value in plain.items())
    if isinstance(plain, list):
        return sum(map(size, plain))
    if isinstance(plain, np.ndarray):
        return plain.nbytes
    return len(json.dumps(plain)) if isinstance(plain, str) else 8


def test_a_frame_of_the_truth_table_is_small() -> None:
    labs = start()
    labs.truth_table.advance(300)
    frame = labs.truth_table.advance_frame(1)
    assert type(frame) is TruthTableFrame
    assert size(to_plain(frame)) <= 6_000
    # the picture between the rows, 43 × 43 numbers of 4 bytes, is sent only while it is in view
    assert size(to_plain(labs.truth_table.between_rows(0, 1))) <= 43 * 43 * 4 + 100
