"""Exports: a wheel that installs, and documents that repeat the runs of the page."""

import ast
import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pynn_app.dispatcher import Dispatcher
from pynn_app.export.cells import code_cell, text_cell, to_script
from pynn_app.export.package_copy import LICENCE

import pynn
from pynn import recipes, settings
from pynn.digits import mnist
from tests.unit.answering import answer_of, value_of
from tests.unit.as_page import parameters, with_numbers
from tests.unit.catalogue_text import english
from tests.unit.exported import code_of, run_code, words_of
from tests.unit.made_up_mnist import (
    CHOSEN,
    SHARD_SIZE,
    TRAIN,
    give_test,
    give_train,
    train_epoch,
    train_to_end,
)
from web.build.paths import ROOT

ACTIVATIONS = "pynn/activations.py"
TABLE = settings.defaults(settings.TRUTH_TABLE)


def edit(dispatcher: Dispatcher) -> None:
    """Edit an activation so that the network still learns."""
    text = dispatcher.code_actions.package.originals[ACTIVATIONS]
    changed = text.replace("    return z\n", "    return z * 1.0\n")
    assert changed != text
    value_of(dispatcher, "code.apply", edits={ACTIVATIONS: changed})


def files_in(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# -- the package ------------------------------------------------------------------------------------


def test_the_licence_that_travels_is_that_of_the_project() -> None:
    assert (ROOT / "LICENSE").read_text() == LICENCE


def test_the_edited_package_installs_from_its_wheel_and_runs(
    dispatcher: Dispatcher, tmp_path: Path
) -> None:
    edit(dispatcher)
    file = value_of(dispatcher, "export.wheel")
    assert file["name"] == f"pynn_backprop-{pynn.__version__}+edited-py3-none-any.whl"
    wheel, target = tmp_path / file["name"], tmp_path / "target"
    wheel.write_bytes(file["content"])
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    subprocess.run([*pip, "--no-index", "--no-deps", "--target", target, wheel], check=True)
    program = "import pynn, pynn.activations as a; print(pynn.__file__, a.identity(3))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=target,
        env={"PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(target / "pynn" / "__init__.py"), "3.0"]


def test_a_wheel_records_every_file_with_its_hash_and_is_the_same_each_time(
    dispatcher: Dispatcher,
) -> None:
    file = value_of(dispatcher, "export.wheel")
    assert file == value_of(dispatcher, "export.wheel")
    files = files_in(file["content"])
    info = f"pynn_backprop-{pynn.__version__}.dist-info"
    recorded = {
        name: (digest, size)
        for name, digest, size in csv.reader(files[f"{info}/RECORD"].decode().splitlines())
    }
    assert recorded.keys() == files.keys()
    assert recorded.pop(f"{info}/RECORD") == ("", "")
    for name, (digest, size) in recorded.items():
        expected = urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=").decode()
        assert (digest, size) == (f"sha256={expected}", str(len(files[name])))
    assert f"Version: {pynn.__version__}\n" in files[f"{info}/METADATA"].decode()


def test_the_sources_are_those_that_run_and_say_what_was_changed(dispatcher: Dispatcher) -> None:
    before = files_in(value_of(dispatcher, "export.sources")["content"])
    assert "Nothing in it was changed." in before["README.txt"].decode()
    assert before[ACTIVATIONS] == (ROOT / ACTIVATIONS).read_bytes()
    edit(dispatcher)
    after = files_in(value_of(dispatcher, "export.sources")["content"])
    assert f"Changed from the original: {ACTIVATIONS}." in after["README.txt"].decode()
    assert "+    return z * 1.0" in after["changes.diff"].decode()
    assert {name for name in before if before[name] != after[name]} == {"README.txt", ACTIVATIONS}


# -- the documents ----------------------------------------------------------------------------------


def notebook(dispatcher: Dispatcher, *, truth_table: bool = False, digits: bool = False) -> bytes:
    content: bytes = value_of(dispatcher, "export.notebook", truth_table=truth_table, digits=digits)[
        "content"
    ]
    return content


def test_a_notebook_is_of_the_format_that_jupyter_reads(dispatcher: Dispatcher) -> None:
    made = json.loads(notebook(dispatcher, truth_table=True, digits=True))
    assert (made["nbformat"], made["nbformat_minor"]) == (4, 5)
    assert made["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in made["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in made["cells"]:
        expected = {"cell_type", "id", "metadata", "source"}
        if cell["cell_type"] == "code":
            expected |= {"execution_count", "outputs"}
            ast.parse("".join(cell["source"]))
        assert cell.keys() == expected
        assert all(line.endswith("\n") for line in cell["source"][:-1])


def test_a_script_has_the_same_cells_with_words_as_comments(dispatcher: Dispatcher) -> None:
    script = value_of(dispatcher, "export.script", truth_table=True, digits=True)
    assert script["name"] == "pynn-truth-table-digits.py"
    text = script["content"].decode()
    made = notebook(dispatcher, truth_table=True, digits=True)
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(code_of(made)))
    assert to_script([text_cell("# A", "b"), code_cell("c = 1")]) == (
        "# %% [markdown]\n# # A\n#\n# b\n\n# %%\nc = 1\n"
    )


def test_no_run_at_all_is_refused(dispatcher: Dispatcher) -> None:
    arguments = {"truth_table": False, "digits": False}
    error = answer_of(dispatcher, "export.notebook", arguments)["error"]
    assert error["kind"] == "refused"
    assert "Choose a run" in english(error["text"])


def repeats_table(dispatcher: Dispatcher, folder: Path) -> str:
    """Check that the notebook reproduces the numbers of the lab; returns its text."""
    made = notebook(dispatcher, truth_table=True)
    state = value_of(dispatcher, "truth_table.state")
    values, printed = run_code(code_of(made), folder, "loss", "outputs", "parameters", "PAGE_TABLE")
    assert values["PAGE_TABLE"]["loss"] == state["loss"]
    assert values["loss"] == pytest.approx(state["loss"], rel=1e-9)
    assert values["outputs"] == pytest.approx(state["outputs"], rel=1e-9)
    network = dispatcher.labs.truth_table.network
    parameters = [array.tolist() for array in network.weights + network.biases]
    for here, of_page in zip(values["parameters"], parameters, strict=True):
        np.testing.assert_allclose(here, of_page, rtol=1e-9, atol=1e-9)
    assert printed.count("apart") == 1 + len(state["outputs"])
    return words_of(made)


@pytest.mark.parametrize(
    "chosen",
    [{}, {"seed": 7, "hidden_layers": 2, "activation": "tanh"}, {"batch": "one"}, {"biases": "off"},
     {"hidden_layers": 0, "loss": "cross_entropy", "learning_rate": 0.123456789}],
)  # fmt: skip
def test_a_notebook_repeats_the_truth_table(
    dispatcher: Dispatcher, tmp_path: Path, chosen: dict[str, object]
) -> None:
    value_of(dispatcher, "truth_table.configure", settings=TABLE | chosen)
    value_of(dispatcher, "truth_table.advance", steps=57)
    words = repeats_table(dispatcher, tmp_path)
    assert "as it was written" in words
    assert "57 steps" in words
    assert "by hand" not in words


def test_it_repeats_another_table_and_what_was_done_by_hand(
    dispatcher: Dispatcher, tmp_path: Path
) -> None:
    value_of(dispatcher, "truth_table.set_table", kind="3", preset="majority")
    value_of(dispatcher, "truth_table.set_parameter", name="W1.2.3", value="0.5")
    value_of(dispatcher, "truth_table.advance", steps=10)
    value_of(dispatcher, "truth_table.configure", settings=TABLE | {"learning_rate": 2})
    value_of(dispatcher, "truth_table.advance", steps=10)
    value_of(dispatcher, "truth_table.set_targets", targets=[1, 0, 0, 1, 0, 1, 1, 1])
    value_of(dispatcher, "truth_table.set_parameter", name="b2.1", value=-1)
    value_of(dispatcher, "truth_table.advance", steps=10)
    words = repeats_table(dispatcher, tmp_path)
    assert [line for line in words.splitlines() if line.startswith("- step")] == [
        "- step 0: W1.2.3 became 0.5",
        "- step 10: the learning rate ξ became 2",
        "- step 20: the targets became 1, 0, 0, 1, 0, 1, 1, 1",
        "- step 20: b2.1 became -1",
    ]


def test_it_repeats_up_to_the_step_that_is_looked_at_and_forgets_what_was_undone(
    dispatcher: Dispatcher, tmp_path: Path
) -> None:
    value_of(dispatcher, "truth_table.advance", steps=20)
    value_of(dispatcher, "truth_table.configure", settings=TABLE | {"learning_rate": 2})
    value_of(dispatcher, "truth_table.advance", steps=20)
    value_of(dispatcher, "truth_table.visit", step=15)
    assert "by hand" not in repeats_table(dispatcher, tmp_path)
    value_of(dispatcher, "truth_table.set_parameter", name="W1.1.1", value=3)
    value_of(dispatcher, "truth_table.advance", steps=20)
    words = repeats_table(dispatcher, tmp_path)
    assert "- step 15: W1.1.1 became 3" in words
    assert "- step 20" not in words


def test_it_repeats_what_was_done_in_the_console(dispatcher: Dispatcher, tmp_path: Path) -> None:
    value_of(dispatcher, "truth_table.advance", steps=10)
    value_of(dispatcher, "truth_table.set_parameter", name="W1.1.1", value=3)
    dispatcher.labs.truth_table.network.weights[1][...] *= 1.5
    dispatcher.labs.truth_table.note_change()
    value_of(dispatcher, "truth_table.set_parameter", name="W1.1.1", value=2)
    value_of(dispatcher, "truth_table.advance", steps=10)
    words = repeats_table(dispatcher, tmp_path)
    assert "- step 10: weights or biases became others\n- step 10: W1.1.1 became 2" in words


def test_a_run_that_was_restored_begins_with_its_weights(
    dispatcher: Dispatcher, tmp_path: Path
) -> None:
    before = value_of(dispatcher, "truth_table.advance", steps=20)
    equations = value_of(dispatcher, "truth_table.equations", key=before["equations"])
    edit(dispatcher)
    value_of(
        dispatcher,
        "truth_table.restore",
        settings=before["settings"],
        **{name: before[name] for name in ("kind", "targets", "step")},
        parameters=parameters(with_numbers(equations, before)),
    )
    value_of(dispatcher, "truth_table.advance", steps=5)
    words = repeats_table(dispatcher, tmp_path)
    assert "At step 20 Python was started again" in words
    assert "+    return z * 1.0" in words


# -- digits -----------------------------------------------------------------------------------------


@pytest.fixture
def few_digits(small_shards: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Let the made-up MNIST count as all of MNIST."""
    monkeypatch.setattr(mnist, "TRAIN_IMAGES", 1000)


@pytest.fixture
def digits_dispatcher(few_digits: None, dispatcher: Dispatcher) -> Dispatcher:  # noqa: ARG001  they come first
    give_train(dispatcher.labs.data, *TRAIN)
    give_test(dispatcher.labs.data)
    value_of(dispatcher, "digits.configure", settings=CHOSEN)
    return dispatcher


def repeats_digits(dispatcher: Dispatcher, folder: Path) -> tuple[str, dict[str, float]]:
    """Check that the notebook reproduces the accuracies of the lab; returns its text, and those."""
    files = value_of(dispatcher, "export.mnist")["content"]
    zipfile.ZipFile(io.BytesIO(files)).extractall(folder)
    made = notebook(dispatcher, digits=True)
    in_small_pieces = f"recipes.FIRST_EPOCH_BLOCK = {SHARD_SIZE}\nMNIST_FOLDER = "
    code = code_of(made).replace("MNIST_FOLDER = ", in_small_pieces, 1)
    compared = ["PAGE_ACCURACIES"] if "PAGE_ACCURACIES" in code else []
    values, printed = run_code(code, folder, "accuracies", *compared)
    of_page, accuracies = values.get("PAGE_ACCURACIES", {}), values["accuracies"]
    assert {epoch: accuracies[epoch] for epoch in of_page} == of_page
    assert printed.count(" 0 digits apart") == len(of_page)
    return words_of(made), of_page


def settings_of(recipe: str) -> dict[str, Any]:
    """Two epochs as a recipe has them."""
    of_recipe = recipes.DIGIT_RECIPES[recipe].defaults()
    return CHOSEN | of_recipe | {"recipe": recipe, "epochs": 2}


@pytest.mark.slow
@pytest.mark.parametrize("recipe", ["document", "improved", "best"])
def test_a_notebook_repeats_the_digits(
    digits_dispatcher: Dispatcher, tmp_path: Path, recipe: str
) -> None:
    value_of(digits_dispatcher, "digits.configure", settings=settings_of(recipe))
    last = train_to_end(digits_dispatcher.labs.digits)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert of_page["2"] == last.accuracy
    assert list(of_page) == ["1", "2"]
    assert "to the end of epoch 2" in words
    assert "**" not in words


@pytest.mark.slow
def test_it_repeats_the_complete_epochs_of_a_run_that_goes_on(
    digits_dispatcher: Dispatcher, tmp_path: Path
) -> None:
    train_epoch(digits_dispatcher.labs.digits)
    digits_dispatcher.labs.digits.advance(seconds=0)
    _, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1"]


@pytest.mark.slow
def test_before_the_first_epoch_it_runs_all_and_compares_nothing(
    digits_dispatcher: Dispatcher, tmp_path: Path
) -> None:
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert of_page == {}
    assert "no epoch was complete" in words


@pytest.mark.slow
def test_it_repeats_what_was_changed_on_the_way(digits_dispatcher: Dispatcher, tmp_path: Path) -> None:
    lab = digits_dispatcher.labs.digits
    value_of(digits_dispatcher, "digits.retune", settings={"learning_rate": 2})  # before the first step
    lab.advance(seconds=0)
    step = value_of(digits_dispatcher, "digits.retune", settings={"learning_rate": 0.5})["step"]
    assert 0 < step < 100
    train_to_end(lab)
    value_of(digits_dispatcher, "digits.retune", settings={"epochs": 3})
    train_to_end(lab)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1", "2", "3"]
    assert [line for line in words.splitlines() if line.startswith("- step")] == [
        f"- step {step}: the learning rate ξ became 0.5",
        "- step 200: the number of epochs became 3",
    ]


@pytest.mark.slow
def test_a_run_that_was_kept_is_repeated_from_there(
    digits_dispatcher: Dispatcher, tmp_path: Path
) -> None:
    chosen = settings_of("best") | {"epochs": 3}
    value_of(digits_dispatcher, "digits.configure", settings=chosen)
    saved = train_epoch(digits_dispatcher.labs.digits)
    value_of(
        digits_dispatcher,
        "digits.resume",
        settings=chosen,
        model=saved.checkpoint,
        epoch=1,
        accuracy=saved.accuracy,
        past=[],
    )
    train_to_end(digits_dispatcher.labs.digits)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1", "2", "3"]
    assert "went on, after step" in words


@pytest.mark.slow
def test_a_loaded_network_is_named_and_started_from(
    digits_dispatcher: Dispatcher, tmp_path: Path
) -> None:
    file = tmp_path / "other.npz"
    pynn.Network([784, 6, 10], seed=9, dtype=np.float32).save(file)
    value_of(digits_dispatcher, "digits.load", model=file.read_bytes())
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["0"]
    assert "no epoch was trained" in words
    train_to_end(digits_dispatcher.labs.digits)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["0", "1", "2"]
    assert "loaded from a file" in words


@pytest.mark.slow
def test_teaching_is_named_and_its_result_started_from(
    digits_dispatcher: Dispatcher, tmp_path: Path
) -> None:
    train_epoch(digits_dispatcher.labs.digits)
    picture = np.full(784, 90, np.uint8).tobytes()
    drawing = value_of(digits_dispatcher, "drawing.read_picture", picture=picture)["drawing"]
    value_of(digits_dispatcher, "own_digits.add", drawing=drawing, digit=7)
    value_of(digits_dispatcher, "own_digits.teach")
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1"]
    train_to_end(digits_dispatcher.labs.digits)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1", "2"]
    assert "was taught digits of one’s own" in words


@pytest.mark.slow
def test_a_network_that_was_changed_in_the_console_is_begun_with(
    digits_dispatcher: Dispatcher, tmp_path: Path
) -> None:
    train_epoch(digits_dispatcher.labs.digits)
    digits_dispatcher.labs.digits.network.weights[0][...] *= 0.5
    digits_dispatcher.labs.digits.note_change()
    train_to_end(digits_dispatcher.labs.digits)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1", "2"]
    assert "weights were changed by hand" in words


@pytest.mark.slow
def test_after_a_divergence_the_account_goes_on(digits_dispatcher: Dispatcher, tmp_path: Path) -> None:
    lab = digits_dispatcher.labs.digits
    value_of(digits_dispatcher, "digits.configure", settings=CHOSEN | {"epochs": 3})
    train_epoch(lab)
    lab.advance(seconds=0)
    value_of(digits_dispatcher, "digits.retune", settings={"learning_rate": 0.25})
    lab._run.trainer.network.weights[1][...] = np.nan
    with pytest.raises(pynn.Diverged):
        lab.advance(seconds=0)
    train_to_end(lab)
    words, of_page = repeats_digits(digits_dispatcher, tmp_path)
    assert list(of_page) == ["1", "2", "3"]
    assert "- step 100: the learning rate ξ became 0.25" in words


def test_mnist_is_taken_along_only_when_it_is_here(few_digits: None, dispatcher: Dispatcher) -> None:  # noqa: ARG001
    assert answer_of(dispatcher, "export.mnist", {})["error"]["kind"] == "refused"
    give_train(dispatcher.labs.data, *TRAIN)
    give_test(dispatcher.labs.data)
    assert len(files_in(value_of(dispatcher, "export.mnist")["content"])) == 4


def test_a_package_that_was_not_unpacked_to_its_end_is_not_used(
    dispatcher: Dispatcher, tmp_path: Path
) -> None:  # a folder that was there was taken for whole
    code = code_of(notebook(dispatcher, truth_table=True))
    stopped = "import zipfile\ndef stop(self, name, *_): raise KeyboardInterrupt\n"
    (tmp_path / "stopped.py").write_text(
        code.replace("import zipfile\n", f"{stopped}zipfile.ZipFile._extract_member = stop\n"), "utf-8"
    )
    done = subprocess.run(
        [sys.executable, tmp_path / "stopped.py"], cwd=tmp_path, capture_output=True, check=False
    )
    assert b"KeyboardInterrupt" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["stopped.py"]
    run_code(code, tmp_path)
    (folder,) = tmp_path.glob("pynn-*")
    assert (folder / "pynn" / "__init__.py").stat().st_mode & 0o044  # others may read it, too
