"""Changes that code makes outside the package are shown, and undone when the original runs again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app import START, App
from tests.browser.code_lab import SIGMA_PRIME, expect_original, mark, open_code, replace, run_labs
from tests.browser.console import open_console, run
from tests.browser.saved_runs import reload, saved_run, train_short

FIRST_LINE = 'INITIAL_WEIGHTS = ("scaled", "normal")'
PATCH = f"np.exp = np.exp2\n{FIRST_LINE}"
NETWORK = "pynn/network.py"


def restore(app: App) -> None:
    """Press the mark's button, and wait until Python has started again."""
    app.click("code-mark-restore")
    expect(mark(app)).to_be_hidden(timeout=START)
    expect(app.by_test_id("engine")).to_have_attribute("data-state", "ready")


def expect_original_numpy(app: App) -> None:
    app.page.goto(f"{app.url}#code")
    expect(run(app, "np.exp(1.0)")).to_contain_text("2.71828")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("np.exp = np.exp2", "numpy.exp"),
        ("pynn.Network.forward = lambda self, x: x", "pynn.network.Network.forward"),
        ("network.hidden = pynn.activations.ACTIVATIONS['tanh']", "network.hidden"),
        ("import math, builtins; math.sqrt = builtins.sum = abs", "builtins.sum and math.sqrt"),
    ],
)
def test_what_the_console_has_changed_is_marked_and_gone_with_the_original(
    app: App, line: str, name: str
) -> None:
    app.open()
    app.run_to_step(20)
    outputs = app.outputs()
    open_console(app)
    run(app, "1 + 1")
    expect(mark(app)).to_be_hidden()
    run(app, line)
    expect(mark(app)).to_contain_text(f"Your code has changed {name}, which every lab uses.")
    expect(app.by_test_id("code-mark-compare")).to_be_hidden()
    expect(app.by_test_id("code-restore-all")).to_be_enabled()
    expect(app.by_test_id("code-outcome")).to_contain_text("your code has changed something else")
    restore(app)
    expect(app.by_test_id("code-restore-all")).to_be_disabled()
    expect_original_numpy(app)
    app.page.goto(f"{app.url}#truth-table")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "20")
    assert app.outputs() == outputs
    expect_original(app)


def test_what_an_edit_has_changed_of_numpy_is_gone_with_the_original(app: App) -> None:
    train_short(app)
    accuracy = app.value("mnist-accuracy")
    open_code(app, NETWORK)
    replace(app, FIRST_LINE, PATCH)
    run_labs(app)
    expect(mark(app)).to_contain_text("It has also changed numpy.exp, outside these files.")
    expect(run(app, "np.exp(1.0)")).to_contain_text("2.0")
    app.click("code-mark-restore")
    expect(mark(app)).to_have_attribute("data-state", "restarting")
    expect(mark(app)).to_contain_text("Python restarts on the original code.")
    expect(mark(app)).to_be_hidden(timeout=START)
    expect_original_numpy(app)
    app.page.get_by_role("link", name="Digits").click()
    assert (app.value("mnist-epoch"), app.value("mnist-accuracy")) == (2, accuracy)
    expect_original(app)


def test_another_edit_runs_without_what_the_one_before_has_changed_elsewhere(app: App) -> None:
    app.open("code")
    open_code(app, NETWORK)
    replace(app, FIRST_LINE, PATCH)
    run_labs(app)
    expect(mark(app)).to_contain_text("numpy.exp")
    app.click("code-restore")
    expect(mark(app)).to_be_hidden(timeout=START)
    replace(app, FIRST_LINE, PATCH)
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    run_labs(app)
    expect(mark(app)).to_contain_text("pynn/network.py and pynn/backpropagation.py")
    open_code(app, NETWORK)
    app.click("code-restore")
    expect(mark(app)).to_have_text(
        re.compile("You have changed pynn/backpropagation.py: everything here runs on your code.")
    )
    expect(mark(app)).not_to_contain_text("numpy")
    expect(mark(app)).to_have_attribute("data-state", "running", timeout=START)
    expect_original_numpy(app)


def test_an_edit_that_does_not_run_leaves_the_one_before_in_a_python_of_its_own(app: App) -> None:
    app.open("code")
    open_code(app, NETWORK)
    replace(app, FIRST_LINE, PATCH)
    run_labs(app)
    replace(app, f"{FIRST_LINE}\n", f"{FIRST_LINE}\n1 / 0\n")
    app.click("code-apply")
    expect(app.by_test_id("code-error")).to_contain_text("ZeroDivisionError", timeout=START)
    expect(mark(app)).to_contain_text(f"You have changed {NETWORK}")
    expect(mark(app)).to_contain_text("numpy.exp")
    restore(app)
    expect_original_numpy(app)


def test_what_was_changed_does_not_outlast_stopping_an_ended_python_or_a_reload(app: App) -> None:
    prompt = open_console(app)
    run(app, "np.exp = np.exp2")
    expect(mark(app)).to_contain_text("numpy.exp")
    prompt.fill("while True: pass")
    app.click("console-run")
    app.by_test_id("code-stop").click(timeout=START)
    expect(mark(app)).to_be_hidden(timeout=START)
    app.wait_for_engine("ready")
    expect_original_numpy(app)
    run(app, "np.exp = np.exp2")
    expect(mark(app)).to_contain_text("numpy.exp")
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    expect(mark(app)).to_be_hidden()
    expect_original_numpy(app)
    run(app, "np.exp = np.exp2")
    expect(mark(app)).to_contain_text("numpy.exp")
    reload(app)
    expect(mark(app)).to_be_hidden()
    expect(app.by_test_id("console-log")).to_contain_text("network")
    expect_original_numpy(app)


def test_what_never_ends_in_something_that_was_changed_can_be_stopped(app: App) -> None:
    app.page.goto(f"{app.url}?simd=off#code")  # the fast path does not ask NumPy
    app.wait_for_engine("ready")
    expect(app.by_test_id("console-log")).to_contain_text("network")
    run(app, "np.exp = lambda *a, **b: [0 for _ in iter(int, 1)]")
    app.page.get_by_role("link", name="Truth table").click()
    app.click("tt-step")
    app.by_test_id("code-stop").click(timeout=START)
    expect(mark(app)).to_be_hidden(timeout=START)
    app.wait_for_engine("ready")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")


_APPLY_AND_RESTORE_ON_THE_WAY = """() => new Promise((resolve) => {
  const press = (name) => document.querySelector(`[data-testid="${name}"]`).click();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...given) {
    post.call(this, message, ...given);
    if (message.action !== "digits.resume") return;
    Worker.prototype.postMessage = post;
    press("code-mark-restore");
    resolve();
  };
  press("code-apply");
})"""


def test_restoring_while_a_run_is_on_its_way_to_new_code_loses_no_trained_network(app: App) -> None:
    train_short(app)
    before = saved_run(app, 2)
    accuracy = app.value("mnist-accuracy")
    open_code(app)
    replace(app, SIGMA_PRIME, f"{SIGMA_PRIME}  # read")
    app.page.evaluate(_APPLY_AND_RESTORE_ON_THE_WAY)
    expect(mark(app)).to_be_hidden(timeout=START)
    app.page.get_by_role("link", name="Digits").click()
    expect(app.by_test_id("mnist-status")).to_have_attribute("data-state", "finished")
    assert app.value("mnist-accuracy") == accuracy
    assert saved_run(app, 2) == before
    reload(app)
    app.page.get_by_role("link", name="Digits").click()
    app.click("mnist-go-on")
    app.wait_for_status("finished", "failed")
    assert app.value("mnist-accuracy") == accuracy
