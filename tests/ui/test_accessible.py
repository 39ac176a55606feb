"""axe-core finds nothing, in any lab, in any state, in light and in dark, wide and narrow."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.app import App, leave_unanswered
from tests.browser.code_lab import SIGMA_PRIME, open_code, replace, run_labs
from tests.browser.sharing import link_of_a_teacher
from tests.browser.states import States

THREE: list[list[tuple[float, float]]] = [
    [(80, 70), (150, 50), (200, 90), (150, 135), (205, 180), (150, 230), (75, 205)]
]
SCRIBBLE: list[list[tuple[float, float]]] = [
    [(40, 40), (240, 240), (40, 240), (240, 40), (140, 20), (140, 260), (20, 140), (260, 140)]
]
LOOP = "delta = self.network.hidden.backward(x, delta @ W)\n            while len(x): pass"

type CheckState = Callable[[str], None]


@pytest.fixture
def check_state(app: App) -> Iterator[CheckState]:
    """Checks a state of the page with axe; the findings of all states are reported at the end."""
    states = States(app.page)
    yield states.check_state
    states.expect_clean()


def test_while_python_starts_and_when_it_fails(
    app: App, check_state: CheckState, complaints: list[str]
) -> None:
    app.page.route(re.compile("numpy"), leave_unanswered)
    app.page.goto(app.url)
    check_state("Python starts")
    app.page.get_by_role("link", name="Digits").click()
    check_state("Python starts, digits")
    app.page.get_by_role("link", name="Code", exact=True).click()
    check_state("Python starts, code")
    app.wait_for_engine("failed")
    check_state("Python does not come")
    complaints.clear()


def test_the_truth_table(app: App, check_state: CheckState) -> None:
    app.open()
    check_state("ready")
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Pause")
    check_state("running")
    app.click("tt-run")
    check_state("paused")
    for press in range(6):
        app.click("tt-stage-next")
        check_state(f"stage {press + 1}")
    app.page.keyboard.press("Escape")
    app.click("tt-check-all")
    expect(app.by_test_id("tt-check-outcome")).to_have_attribute("data-state", "agrees")
    check_state("checked")
    app.by_test_id("tt-scrubber").fill("3")
    check_state("looking back")
    app.click("tt-reset")
    app.click("tt-step")
    app.fill("tt-learning-rate", "much")
    app.expect_error("settings")
    check_state("a refused setting")
    app.fill("tt-learning-rate", "4")
    app.fill("tt-selected-value", "?")
    app.expect_error("settings")
    check_state("a refused weight")
    app.by_test_id("tt-selected-value").press("Escape")
    app.select_parameter("W1.2.1")
    app.fill("tt-parameter-W1.2.1", "?")
    app.expect_error("settings")
    check_state("a refused weight in the matrix")


def test_other_truth_tables_and_the_end(app: App, check_state: CheckState) -> None:
    app.open()
    app.choose("tt-kind", "4")
    app.choose("tt-hidden-layers", "2")
    app.choose("tt-batch", "one")
    expect(app.page.locator("#stage-layer-3")).to_be_visible()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    check_state("sixteen rows, two layers")
    app.choose("tt-kind", "2")
    app.choose("tt-preset", "xor")
    app.choose("tt-hidden-layers", "0")
    expect(app.page.locator("#truth-table-verdict")).to_contain_text("Cannot be learned")
    check_state("what cannot be learned")
    app.choose("tt-hidden-layers", "2")
    app.choose("tt-activation", "identity")
    app.choose("tt-loss-function", "cross_entropy")
    app.fill("tt-learning-rate", 100)
    app.choose("tt-speed", "flat out")
    app.click("tt-run")
    app.expect_error("diverged")
    check_state("diverged")
    app.kill_worker()
    app.expect_error("engine-died")
    check_state("Python has died")


def test_what_stands_around_the_labs(app: App, check_state: CheckState) -> None:
    app.open()
    link = link_of_a_teacher(app, "What is ŷ?", ["learning_rate", "table"])
    app.by_test_id("share-answer-text").fill("Close to y.")
    check_state("the share dialog, with a teacher’s part")
    link = app.by_test_id("share-link").input_value()
    app.click("share-copy")
    check_state("the share dialog, copied")
    app.click("share-close")
    app.page.locator(".offline summary").click()
    check_state("the offline panel")
    app.page.goto(f"{app.url}#nothing")
    expect(app.by_test_id("address-note")).to_be_visible()
    check_state("an address that names no lab")
    app.page.goto("about:blank")
    app.page.goto(link)
    app.wait_for_engine("ready")
    check_state("a task")
    app.click("task-show-answer")
    check_state("a task with its answer")
    app.click("tt-step")


def test_the_digits_without_mnist(app: App, check_state: CheckState, complaints: list[str]) -> None:
    app.page.route(re.compile("mnist-"), leave_unanswered)
    app.open("digits")
    check_state("empty")
    app.click("mnist-run")
    check_state("loading")
    app.page.unroute_all()
    app.page.route(re.compile("mnist-"), lambda route: route.fulfill(status=404))
    app.page.reload()
    app.wait_for_engine("ready")
    app.click("mnist-run")
    app.expect_error("asset-missing")
    check_state("MNIST is missing")
    complaints.clear()  # the browser's own note of that


def test_the_digits(app: App, check_state: CheckState) -> None:
    app.open("digits")
    app.fill("mnist-epochs", "x")
    app.expect_error("settings")
    check_state("a refused setting")
    app.fill_in({"mnist-train-size": 10_000, "mnist-epochs": 3})
    app.click("mnist-run")
    app.wait_for_steps_of_training()
    check_state("training")
    app.wait_for_status("finished")
    check_state("trained")
    app.draw(THREE)
    app.read()
    app.click("own-add-3")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    app.page.locator("#score-panel").scroll_into_view_if_needed()
    app.click("score-digit-8")
    check_state("a three on the pad")
    app.click("own-teach")
    expect(app.page.locator("#own-outcome")).to_be_visible(timeout=60_000)
    check_state("own digits taught")
    app.clear()
    app.draw(SCRIBBLE)
    expect(app.by_test_id("draw-digit")).to_have_text("?")
    check_state("not sure")
    app.page.locator("#confusion-panel").scroll_into_view_if_needed()
    app.click("confusion-4-9")
    check_state("a cell of the confusion")
    app.by_test_id("mnist-scrubber").fill("2")
    expect(app.page.locator("#digits-lab")).to_have_class(re.compile("past"))
    app.by_test_id("step-centre").uncheck()
    check_state("looking back")
    app.click("mnist-reset")
    check_state("reset, with an earlier run")
    app.page.reload()
    app.wait_for_engine("ready")
    check_state("loaded again")


def test_the_code(app: App, check_state: CheckState) -> None:
    app.open("code")
    open_code(app)
    check_state("a file")
    app.by_test_id("console-input").fill("np.arange(6).reshape(2, 3)")
    app.page.keyboard.press("Enter")
    app.by_test_id("console-input").fill("1/0")
    app.page.keyboard.press("Enter")
    expect(app.by_test_id("console-log")).to_contain_text("ZeroDivisionError")
    app.by_test_id("console-input").press_sequentially("np.ar")
    app.page.keyboard.press("Tab")
    expect(app.by_test_id("console-completions").get_by_role("option").first).to_be_visible()
    check_state("the console, completing")
    app.page.keyboard.press("Escape")
    app.by_test_id("console-input").fill("")
    app.click("exercise-gradients")
    app.click("exercise-begin")
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "failed")
    app.click("exercise-hint")
    check_state("an exercise, not solved")
    app.click("exercise-undo")
    app.click("exercise-sigma-prime")
    app.page.locator(".disclosure summary").first.click()
    app.page.locator(".disclosure summary").last.click()
    check_state("a break")
    app.click("exercise-begin")
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "passed")
    check_state("a break, done")


def test_changed_code(app: App, check_state: CheckState) -> None:
    app.open("code")
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    app.click("code-compare")
    run_labs(app)
    check_state("the difference, and labs that run on it")
    app.page.get_by_role("link", name="Truth table").click()
    app.click("tt-check-all")
    expect(app.by_test_id("tt-check-outcome")).to_have_attribute("data-state", "differs")
    check_state("the truth table on changed code")
    open_code(app)
    app.click("code-restore-all")
    app.click("code-compare")
    replace(app, "self.deltas = [delta]", "self.deltas = [dleta]")
    app.click("code-apply")
    expect(app.by_test_id("code-error")).to_contain_text("NameError")
    check_state("what fails, at its line")
    app.by_test_id("code-text").click()
    app.page.keyboard.press("Control+f")
    check_state("searching")
    app.page.keyboard.press("Escape")
    app.click("code-restore-all")
    app.click("take-wheel")
    expect(app.by_test_id("take-status")).to_contain_text("Saved")
    check_state("taken along")
    replace(app, SIGMA_PRIME, LOOP)
    app.click("code-apply")
    expect(app.by_test_id("code-stop")).to_be_visible(timeout=60_000)
    check_state("what does not end")
    app.click("code-stop")
    app.wait_for_engine("ready")
    check_state("what was stopped")
