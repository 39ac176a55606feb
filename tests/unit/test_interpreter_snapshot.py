"""Changes that code makes outside of the edited files are found and named; reading is no change."""

import builtins
import gc
import math
import sys
import warnings
from collections.abc import Iterator

import numpy as np
import pytest
from pynn_app.dispatcher import Dispatcher

from tests.unit.answering import answer_of
from tests.unit.test_code_lab import change
from tests.unit.test_console import run


def altered(dispatcher: Dispatcher) -> list[str]:
    """The answer to the page's question."""
    names: list[str] = answer_of(dispatcher, "code.altered", {})["value"]
    return names


@pytest.fixture
def fresh_dispatcher(dispatcher: Dispatcher) -> Iterator[Dispatcher]:
    """A dispatcher in an interpreter whose state is restored afterwards."""
    watched = [np, np.linalg, np.random, math, builtins, sys.modules["random"]]
    before = [dict(vars(module)) for module in watched]
    modules, filters = dict(sys.modules), warnings.filters[:]
    errors, limit = np.geterr(), sys.getrecursionlimit()
    # its own import of the package, which may be changed freely
    assert "value" in change(dispatcher, "pynn/schedules.py", "return 1.0", "return 1.00")
    assert altered(dispatcher) == []
    with np.printoptions():
        yield dispatcher
    for module, entries in zip(watched, before, strict=True):
        vars(module).update(entries)
    sys.modules.update(modules)
    warnings.filters = filters
    np.seterr(**errors)
    sys.setrecursionlimit(limit)
    gc.enable()
    gc.callbacks[:] = [callback for callback in gc.callbacks if callback is not print]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("np.exp = np.exp2", "numpy.exp"),
        ("np.pi = 3", "numpy.pi"),
        ("del np.tanh", "numpy.tanh"),
        ("np.linalg.norm = 1", "numpy.linalg.norm"),
        ("np.random.default_rng = None", "numpy.random.default_rng"),
        ("import math; math.sqrt = abs", "math.sqrt"),
        ("import random; random.random = abs", "random.random"),
        ("import builtins; builtins.round = abs", "builtins.round"),
        ("import sys; sys.modules['random'] = np", "random"),
        ("import sys; sys.setrecursionlimit(900)", "sys.setrecursionlimit"),
        ("import gc; gc.disable()", "gc.disable"),
        ("import gc; gc.callbacks.append(print)", "gc.callbacks"),
        ("import warnings; warnings.simplefilter('error')", "warnings.filters"),
        ("np.seterr(all='raise')", "numpy.seterr"),
        ("pynn.Network.forward = None", "pynn.network.Network.forward"),
        ("pynn.Network.__getattribute__ = object.__getattribute__", "Network.__getattribute__"),
        ("pynn.backpropagation.np = None", "pynn.backpropagation.np"),
        ("pynn.backpropagation.len = abs", "pynn.backpropagation.len"),
        ("pynn.activations.sigmoid.__code__ = (lambda z: z).__code__", "pynn.activations.sigmoid"),
        ("pynn.Network.__init__.__kwdefaults__ = {}", "pynn.network.Network.__init__"),
        ("pynn.activations.ACTIVATIONS['tanh'] = None", "ACTIVATIONS"),
        ("network.forward = None", "network.forward"),
        ("network.hidden = pynn.activations.ACTIVATIONS['tanh']", "network.hidden"),
        ("del digits_network.loss_function", "digits_network.loss_function"),
    ],
)
def test_what_the_console_changes_is_named(fresh_dispatcher: Dispatcher, text: str, name: str) -> None:
    run(fresh_dispatcher, text)
    found = altered(fresh_dispatcher)
    assert len(found) == 1, found
    assert found[0].endswith(name)


def test_all_that_is_changed_is_named_until_it_is_put_back(fresh_dispatcher: Dispatcher) -> None:
    run(fresh_dispatcher, "exp, np.exp = np.exp, np.exp2; np.log = np.log2")
    assert altered(fresh_dispatcher) == ["numpy.exp", "numpy.log"]
    run(fresh_dispatcher, "np.exp = exp")
    assert altered(fresh_dispatcher) == ["numpy.log"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a = 1",
        "1 / 0",
        "np.log(0)",
        "np.set_printoptions(precision=3)",
        "np.random.seed(0); np.random.rand()",
        "with np.errstate(all='raise'): pass",
        "import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('error')\n",
        "import json, decimal, statistics, fractions",
        "np.testing, np.polynomial, np.ma, np.char, np.fft, np.rec",
        "from pynn import drawing, teaching; import pynn.cli",
        "help(network); help(np.exp); help('numpy'); help(pynn)",
        "import copy; copy.copy(network), copy.deepcopy(network)",
        "import inspect, typing; inspect.signature(pynn.Network); typing.get_type_hints(pynn.Network)",
        "pynn.Network.__annotations__, pynn.backpropagation.__annotations__",
        "net = pynn.Network([2, 3, 1]); net.forward = None",
        "pynn.Trainer(pynn.Network([3, 2, 1]), x, y)",
        "network.gradients(x, y); pynn.gradient_check(network, x, y)",
        "network.weights[0][0, 0] = 3; network.biases[1] = [2]",
        "class Mine(pynn.Network):\n    def forward(self, x): return x\n",
        "show(digits_network.weights[0][3])",
    ],
)
def test_what_changes_nothing_that_was_there_before_is_no_change(
    fresh_dispatcher: Dispatcher, text: str
) -> None:
    run(fresh_dispatcher, text)
    assert altered(fresh_dispatcher) == []


def test_labs_that_work_and_tests_that_run_are_no_change(fresh_dispatcher: Dispatcher) -> None:
    fresh_dispatcher.answer("truth_table.advance", {"steps": 20})
    fresh_dispatcher.answer("truth_table.check_all", {})
    for name in ("gradients", "backward", "sigma-prime"):
        assert "value" in fresh_dispatcher.answer("exercises.judge", {"name": name, "edits": {}})
    assert "value" in fresh_dispatcher.answer("export.wheel", {})
    assert "value" in change(fresh_dispatcher, "pynn/schedules.py", "return 1.0", "return 1.000")
    fresh_dispatcher.answer("truth_table.advance", {"steps": 20})
    assert "value" in fresh_dispatcher.answer("code.apply", {"edits": {}})
    assert altered(fresh_dispatcher) == []


def test_an_edit_that_changes_numpy_is_found_also_after_it_was_taken_back(
    fresh_dispatcher: Dispatcher,
) -> None:
    added = "import numpy as np\nnp.exp = np.exp2\n"
    text = fresh_dispatcher.code_actions.package.originals["pynn/schedules.py"]
    answer = fresh_dispatcher.answer("code.apply", {"edits": {"pynn/schedules.py": text + added}})
    assert "value" in answer
    assert altered(fresh_dispatcher) == ["numpy.exp"]
    fresh_dispatcher.answer("code.apply", {"edits": {}})
    assert altered(fresh_dispatcher) == ["numpy.exp"]


def test_an_edit_that_is_refused_or_only_tried_may_have_changed_something_all_the_same(
    fresh_dispatcher: Dispatcher,
) -> None:
    text = fresh_dispatcher.code_actions.package.originals["pynn/schedules.py"]
    rejected = {"pynn/schedules.py": f"{text}\nimport numpy as np\nnp.exp = np.exp2\n1 / 0\n"}
    assert "error" in fresh_dispatcher.answer("code.apply", {"edits": rejected})
    assert altered(fresh_dispatcher) == ["numpy.exp"]
    tried = {"pynn/schedules.py": f"{text}\nimport numpy as np\nnp.log = np.log2\n"}
    fresh_dispatcher.answer("exercises.judge", {"name": "gradients", "edits": tried})
    assert altered(fresh_dispatcher) == ["numpy.exp", "numpy.log"]


def test_what_the_console_changed_of_the_package_is_gone_with_another_import_of_it(
    fresh_dispatcher: Dispatcher,
) -> None:
    run(fresh_dispatcher, "pynn.Network.forward = None; network.hidden = None")
    assert altered(fresh_dispatcher) == ["network.hidden", "pynn.network.Network.forward"]
    assert "value" in change(fresh_dispatcher, "pynn/schedules.py", "return 1.0", "return 1.00")
    assert altered(fresh_dispatcher) == []
