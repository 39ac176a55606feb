"""Edits of the package: tried, run by the labs and undone, or rejected without any change."""

import sys
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pynn_app.code_lab.package import REPLACED_BY_BACKEND, CodeError, Package
from pynn_app.dispatcher import Dispatcher
from pynn_protocol.errors import RejectedInput

import pynn
from pynn import recipes
from tests.unit.answering import answer_of
from tests.unit.catalogue_text import english
from tests.unit.made_up_mnist import SHARD_SIZE, TRAIN, give_test, give_train

FILE = "pynn/backpropagation.py"
SOURCE = Path(pynn.__file__).parent


def edits_of(package: Package, file: str, before: str, after: str) -> dict[str, str]:
    text = package.originals[file]
    assert text.count(before) == 1, f"{before!r} stands in {file} {text.count(before)} times"
    return {file: text.replace(before, after)}


def change(dispatcher: Dispatcher, file: str, before: str, after: str) -> dict[str, Any]:
    """The answer to a request for one edit."""
    return answer_of(
        dispatcher,
        "code.apply",
        {"edits": edits_of(dispatcher.code_actions.package, file, before, after)},
    )


def test_every_file_of_the_package_can_be_read_in_the_reading_order(package: Package) -> None:
    assert list(package.originals) == [f"pynn/{name}" for name in pynn.READING_ORDER]
    assert package.originals[FILE] == (SOURCE / "backpropagation.py").read_text()


def test_the_files_come_in_the_reading_order(dispatcher: Dispatcher) -> None:
    files = answer_of(dispatcher, "code.files", {})["value"]
    assert [entry["file"] for entry in files[:2]] == ["pynn/activations.py", "pynn/losses.py"]


def test_a_trial_is_the_edited_package_and_then_the_running_one_is_back(package: Package) -> None:
    running = sys.modules["pynn.backpropagation"]
    edit = edits_of(package, "pynn/activations.py", "    return z\n", "    return z + 1\n")
    with package.trial(edit) as tried:
        assert tried.activations.identity(1) == 2
        import pynn.activations as meant  # noqa: PLC0415

        assert meant is tried.activations
    assert sys.modules["pynn.backpropagation"] is running
    assert sys.modules["pynn.activations"].identity(1) == 1


def test_a_syntax_error_names_its_line_and_says_what_python_says(package: Package) -> None:
    edit = edits_of(package, FILE, "        self._x, self._y = x, y\n", "        self._x, = = y\n")
    with pytest.raises(CodeError, match="SyntaxError: invalid syntax") as raised:
        package.check(edit)
    trace = raised.value.trace
    assert trace is not None
    line = edit[FILE].splitlines().index("        self._x, = = y") + 1
    assert (trace.file, trace.line) == (FILE, line)
    assert "self._x, = = y" in trace.text
    assert f'File "{FILE}", line {line}' in trace.text


@pytest.mark.parametrize("text", ["x = \0", "(" * 10_000, "\ud800", "return 1", "def f(:\n", "x = 08"])
def test_text_that_is_not_python_is_refused_in_words(package: Package, text: str) -> None:
    with pytest.raises(CodeError) as raised:
        package.check({FILE: text})
    assert len(str(raised.value)) > 8


def test_a_file_that_there_is_not_is_refused(package: Package) -> None:
    with pytest.raises(RejectedInput) as raised:
        package.check({"os.py": ""})
    assert english(raised.value) == "The package has no file “os.py”."


def test_an_import_that_fails_names_the_line_and_changes_nothing(dispatcher: Dispatcher) -> None:
    running, engine = sys.modules["pynn"], dispatcher.labs
    failed = change(dispatcher, "pynn/losses.py", "LOSSES = (", "LOSSES = 1 / 0\nLOSSES = (")["error"]
    assert failed["kind"] == "code"
    assert english(failed["text"]) == "ZeroDivisionError: division by zero"
    assert failed["trace"]["file"] == "pynn/losses.py"
    assert "LOSSES = 1 / 0" in failed["trace"]["text"]
    assert "importlib" not in failed["trace"]["text"]
    assert sys.modules["pynn"] is running
    assert dispatcher.labs is engine


def test_what_fails_in_the_first_step_is_not_taken_either(dispatcher: Dispatcher) -> None:
    engine = dispatcher.labs
    failed = change(dispatcher, FILE, "self.deltas = [delta]", "self.deltas = [dleta]")["error"]
    assert english(failed["text"]).startswith("NameError: name 'dleta' is not defined")
    text = dispatcher.code_actions.package.originals[FILE].replace("[delta]", "[dleta]")
    assert text.splitlines()[failed["trace"]["line"] - 1].strip() == "self.deltas = [dleta]"
    assert dispatcher.labs is engine


def test_the_labs_run_on_the_edited_code_and_the_gradient_check_finds_what_is_wrong(
    dispatcher: Dispatcher,
) -> None:
    line = "delta = self.network.hidden.backward(x, delta @ W)"
    answer = change(dispatcher, FILE, line, "delta = delta @ W")
    assert answer["value"]["edited"] == [FILE]
    errors = answer_of(dispatcher, "truth_table.check_all", {})["value"]["errors"]
    assert errors["W2.1.1"] < 1e-6
    assert errors["W1.1.2"] > 0.1
    assert "value" in answer_of(dispatcher, "code.apply", {"edits": {}})
    errors = answer_of(dispatcher, "truth_table.check_all", {})["value"]["errors"]
    assert max(errors.values()) < 1e-6


@pytest.mark.parametrize("file", REPLACED_BY_BACKEND)
def test_an_edit_of_what_the_fast_path_replaces_switches_it_off(
    dispatcher: Dispatcher, file: str
) -> None:
    text = dispatcher.code_actions.package.originals[file]
    answer = answer_of(dispatcher, "code.apply", {"edits": {file: f"{text}\nADDED = 1\n"}})
    assert answer["value"]["versions"]["simd"] == ""
    assert english(answer["value"]["versions"]["why"]) == f"running your {file.removeprefix('pynn/')}"


def test_of_several_edits_that_the_fast_path_replaces_all_are_named(dispatcher: Dispatcher) -> None:
    originals = dispatcher.code_actions.package.originals
    edits = {file: f"{originals[file]}\nADDED = 1\n" for file in REPLACED_BY_BACKEND}
    why = english(answer_of(dispatcher, "code.apply", {"edits": edits})["value"]["versions"]["why"])
    assert why.startswith("running your ")
    for file in REPLACED_BY_BACKEND:
        assert file.removeprefix("pynn/") in why


def test_comments_leave_the_fast_path_on(package: Package) -> None:
    assert package.replaced({FILE: package.originals[FILE] + "\n# mine\n"}) == []
    network = "pynn/network.py"
    assert package.replaced({network: package.originals[network] + "\nADDED = 1\n"}) == []


LEAVING = ("SystemExit", "SystemExit(3)", "KeyboardInterrupt", "GeneratorExit", "BaseException(1)")


@pytest.mark.parametrize("error", LEAVING)
def test_code_that_wants_to_leave_is_refused_as_every_other_error(
    dispatcher: Dispatcher, error: str
) -> None:
    running, engine = sys.modules["pynn"], dispatcher.labs
    name, _, number = error.rstrip(")").partition("(")
    words = f"{name}: {number}" if number else name
    at_import = change(dispatcher, "pynn/losses.py", "LOSSES = (", f"raise {error}\nLOSSES = (")
    in_a_step = change(
        dispatcher, FILE, "self.deltas = [delta]", f"raise {error}\n        self.deltas = []"
    )
    for answer, file in ((at_import, "pynn/losses.py"), (in_a_step, FILE)):
        failed = answer["error"]
        assert (failed["kind"], english(failed["text"]), failed["trace"]["file"]) == (
            "code",
            words,
            file,
        )
        assert f"raise {error}" in failed["trace"]["text"]
        assert "pynn_app" not in failed["trace"]["text"]
    assert (sys.modules["pynn"], dispatcher.labs) == (running, engine)


@pytest.mark.parametrize("error", LEAVING)
def test_code_that_wants_to_leave_while_a_lab_runs_names_its_line(
    dispatcher: Dispatcher, error: str
) -> None:
    line = "        y_hat, m = self.values[-1], len(self.values[-1])\n"
    broken = f"{line}        if m == 4 and self.loss < 0.2:\n            raise {error}\n"
    assert "value" in change(dispatcher, FILE, line, broken)
    for action, arguments in (("advance", {"steps": 1000}), ("advance_for", {"seconds": 9})):
        failed = answer_of(dispatcher, f"truth_table.{action}", arguments)["error"]
        assert failed["kind"] == "python"
        assert english(failed["text"]).startswith(error.partition("(")[0])
        assert failed["trace"]["file"] == FILE
        assert f"raise {error}" in failed["trace"]["text"]
    lab = dispatcher.labs.truth_table
    assert "value" in answer_of(dispatcher, "truth_table.reset", {})
    assert lab.state().step == 0


@pytest.mark.parametrize("error", LEAVING)
def test_what_is_looked_at_in_a_network_may_want_to_leave(dispatcher: Dispatcher, error: str) -> None:
    method = "    def __repr__(self) -> str:\n        layers"
    with_property = f"    @property\n    def sly(self):\n        raise {error}\n\n{method}"
    assert "value" in change(dispatcher, "pynn/network.py", method, with_property)
    for action, arguments in (
        ("console.run", {"text": "network.sly", "at_once": True}),
        ("console.complete", {"before": "network.sly."}),
        ("exercises.judge", {"name": "gradients", "edits": {}}),
    ):
        assert "value" in answer_of(dispatcher, action, arguments)


@pytest.mark.usefixtures("small_shards")
def test_the_digits_stay_and_are_not_copied(dispatcher: Dispatcher) -> None:
    give_train(dispatcher.labs.data, *TRAIN)
    give_test(dispatcher.labs.data)
    before = dispatcher.labs.data
    edit = {
        "pynn/schedules.py": dispatcher.code_actions.package.originals["pynn/schedules.py"]
        + "\nADDED = 1\n"
    }
    assert "value" in answer_of(dispatcher, "code.apply", {"edits": edit})
    after = dispatcher.labs.data
    assert after is not before
    assert np.shares_memory(after.train.inputs, before.train.inputs)
    assert after.train.available == before.train.available
    assert after.test
    assert before.test
    assert np.shares_memory(after.test.inputs, before.test.inputs)
    assert recipes.FIRST_EPOCH_BLOCK == SHARD_SIZE


def test_an_error_of_an_edit_while_a_lab_runs_names_its_line(dispatcher: Dispatcher) -> None:
    line = "        y_hat, m = self.values[-1], len(self.values[-1])\n"
    broken = f"{line}        if m == 4 and self.loss < 0.2:\n            raise RuntimeError('broken')\n"
    assert "value" in change(dispatcher, FILE, line, broken)
    failed = answer_of(dispatcher, "truth_table.advance", {"steps": 1000})["error"]
    assert failed["trace"]["file"] == FILE
    assert "raise RuntimeError('broken')" in failed["trace"]["text"]


def test_an_engine_that_was_replaced_leaves_its_memory(dispatcher: Dispatcher) -> None:
    before = weakref.ref(dispatcher.labs)
    assert "value" in change(dispatcher, "pynn/schedules.py", "return 1.0", "return 1.00")
    assert before() is None
