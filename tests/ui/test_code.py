"""The running package is changed, run, compared and restored; code that fails or hangs does no harm."""

import re

from playwright.sync_api import expect

from tests.browser.app import START, App
from tests.browser.code_lab import (
    BACKPROPAGATION,
    SIGMA_PRIME,
    check_all,
    expect_original,
    find,
    mark,
    open_code,
    replace,
    run_labs,
    unfold,
)
from tests.browser.complaints import Complaints
from tests.browser.saved_runs import SHORT, reload, saved_run, train_short

LOOP = f"""while len(x):
                pass
            {SIGMA_PRIME}"""


def test_a_wrong_line_runs_in_every_lab_and_the_gradient_check_finds_it(app: App) -> None:
    app.open("code")
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    expect(app.by_test_id("code-outcome")).to_contain_text("The labs run on the original code until")
    expect(mark(app)).to_be_hidden()
    run_labs(app)
    expect(mark(app)).to_have_text(
        re.compile(f"You have changed {BACKPROPAGATION}: everything here runs")
    )
    expect(app.by_test_id("engine")).to_have_attribute("data-simd", "")
    expect(app.by_test_id("engine")).to_contain_text("but slower: running your backpropagation.py")
    assert "W⁽¹⁾" in check_all(app)
    expect(app.by_test_id("tt-check-outcome")).to_have_attribute("data-state", "differs")
    expect(mark(app)).to_be_visible()
    app.page.get_by_role("link", name="Digits").click()
    expect(mark(app)).to_be_visible()
    app.click("code-mark-restore")
    # the outcome belonged to other code
    expect(app.by_test_id("tt-check-outcome")).to_have_attribute("data-state", "")
    expect_original(app)
    open_code(app)
    expect(app.by_test_id("code-text")).to_contain_text("delta = delta @ W")  # what was written stays


def test_code_that_is_not_python_is_marked_at_its_line_and_nothing_changes(app: App) -> None:
    app.open("code")
    open_code(app)
    replace(app, "self.deltas = [delta]", "self.deltas = [delta")
    expect(app.page.locator(".cm-lint-marker-error")).to_be_visible()  # while one types
    app.click("code-apply")
    error = app.by_test_id("code-error")
    expect(error).to_contain_text("SyntaxError: '[' was never closed")
    expect(error).to_contain_text("self.deltas = [delta")
    expect(error.get_by_role("button")).to_have_text(re.compile(rf"{BACKPROPAGATION}, line \d+"))
    expect_original(app)


def test_what_fails_in_its_first_step_is_not_taken_and_what_fails_later_names_its_line(
    app: App, complaints: Complaints
) -> None:
    app.open("code")
    open_code(app)
    replace(app, "self.deltas = [delta]", "self.deltas = [dleta]")
    app.click("code-apply")
    expect(app.by_test_id("code-error")).to_contain_text("NameError: name 'dleta' is not defined")
    expect(mark(app)).to_be_hidden()
    replace(app, "[dleta]", "[delta if m < 4 or self.loss > 0.2 else dleta]")
    run_labs(app)
    app.page.get_by_role("link", name="Truth table").click()
    app.click("tt-run")
    assert "dleta" in app.expect_error("python")
    app.page.get_by_role("button", name="Show the line").click()
    expect(app.by_test_id("code-error")).to_contain_text(
        "[delta if m < 4 or self.loss > 0.2 else dleta]"
    )
    expect(app.page.locator(".cm-activeLine")).to_contain_text("dleta")
    app.click("code-restore-all")
    expect(mark(app)).to_be_hidden()
    app.expect_no_error()
    assert all("NameError" in complaint for complaint in complaints)
    complaints.were_provoked()  # the console has the traceback, too


def test_the_difference_is_shown_and_one_file_or_all_are_restored(app: App) -> None:
    app.open("code")
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    app.click("code-compare")
    expect(app.page.locator(".cm-deletedChunk")).to_contain_text(SIGMA_PRIME)
    expect(app.page.locator(".cm-changedLine")).to_contain_text("delta = delta @ W")
    open_code(app, "pynn/losses.py")
    replace(app, "2 * (y_hat - y))", "(y_hat - y))")
    run_labs(app)
    expect(mark(app)).to_contain_text(f"{BACKPROPAGATION} and pynn/losses.py")
    app.click("code-restore")
    expect(mark(app)).to_contain_text(BACKPROPAGATION)
    expect(mark(app)).not_to_contain_text("losses")
    app.click("code-restore-all")
    expect_original(app)


def test_edits_and_what_runs_outlast_a_reload(app: App) -> None:
    app.open("code")
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    run_labs(app)
    open_code(app, "pynn/losses.py")
    replace(app, "2 * (y_hat - y))", "(y_hat - y))")
    reload(app)
    expect(mark(app)).to_contain_text(f"You have changed {BACKPROPAGATION}:")
    open_code(app, "pynn/losses.py")
    find(app, "backward(y_hat, (y_hat - y))")
    expect(app.by_test_id("code-text")).to_contain_text("backward(y_hat, (y_hat - y))")
    expect(app.by_test_id("code-outcome")).to_contain_text("The labs run on your earlier code")


def test_the_trained_network_and_mnist_stay_through_an_edit(app: App) -> None:
    urls: list[str] = []
    app.page.on("request", lambda request: urls.append(request.url))
    train_short(app)
    accuracy = app.value("mnist-accuracy")
    open_code(app, "pynn/optimizers.py")
    replace(app, "xi * gradient", "xi * gradient * 1.0")
    run_labs(app)
    app.page.get_by_role("link", name="Digits").click()
    assert (app.value("mnist-epoch"), app.value("mnist-accuracy")) == (2, accuracy)
    app.fill("mnist-epochs", 1)
    app.train()
    assert app.value("mnist-epoch") == 3
    digits = [url for url in urls if "mnist-" in url]
    assert len(digits) == len(set(digits))


def test_what_never_ends_is_stopped_by_a_button_and_the_text_stays(app: App) -> None:
    train_short(app)
    accuracy = app.value("mnist-accuracy")
    app.page.get_by_role("link", name="Truth table").click()
    app.run_to_step(20)
    outputs = app.outputs()
    open_code(app)
    replace(app, SIGMA_PRIME, LOOP)
    app.click("code-apply")
    app.by_test_id("code-stop").click(timeout=START)
    app.wait_for_engine("ready")
    expect(mark(app)).to_contain_text("not applied")
    expect(app.by_test_id("code-text")).to_contain_text("while len(x):")
    expect(app.by_test_id("code-apply")).to_be_enabled()
    app.expect_no_error()
    app.page.get_by_role("link", name="Digits").click()
    expect(app.by_test_id("mnist-accuracy")).to_have_attribute("data-value", str(accuracy))
    assert app.value("mnist-epoch") == 2
    app.click("code-mark-dismiss")
    app.page.get_by_role("link", name="Truth table").click()
    assert app.outputs() == outputs
    reload(app)
    expect_original(app)


def test_what_never_ends_while_digits_are_learned_is_stopped_and_training_goes_on(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT | {"mnist-epochs": 3})
    open_code(app)
    replace(app, SIGMA_PRIME, LOOP.replace("len(x)", "len(x) == 10 and self.loss < 0.5"))
    run_labs(app)
    app.page.get_by_role("link", name="Digits").click()
    app.click("mnist-run")
    app.by_test_id("code-stop").click(timeout=START)
    app.wait_for_status("finished")
    assert app.value("mnist-epoch") == 3
    assert saved_run(app, 3)["run"] is not None


_IS_SCROLLED = """(expected) => {
  const { shadowRoot } = document.querySelector(".editor");
  return shadowRoot.querySelector(".cm-scroller").scrollLeft > 0 === expected;
}"""


def test_the_editor_is_scrolled_sideways_only_while_the_cursor_is_out_there(app: App) -> None:
    app.page.set_viewport_size({"width": 1024, "height": 768})
    app.open("code")
    open_code(app)
    press = app.page.keyboard.press

    def expect_scrolled(expected: bool) -> None:
        app.page.wait_for_function(_IS_SCROLLED, arg=expected)

    def scroll_sideways() -> None:
        find(app, "strict=True")
        press("End")
        expect_scrolled(True)

    scroll_sideways()
    press("ArrowDown")
    press("Home")
    expect_scrolled(False)
    scroll_sideways()
    app.page.locator(".cm-activeLine").click(position={"x": 400, "y": 5})
    expect_scrolled(False)
    scroll_sideways()
    open_code(app, "pynn/losses.py")
    expect_scrolled(False)
    open_code(app)
    expect_scrolled(False)


def test_code_in_what_files_say_of_themselves_is_code(app: App) -> None:
    app.open("code")
    open_code(app, "pynn/gradient_check.py")
    unfold(app, "other-files")
    about = app.by_test_id("code-file-pynn/cli.py").locator(".file-about")
    expect(about).to_have_text("The commands truth-table, mnist and predict")
    expect(about.locator("code")).to_have_text(["truth-table", "mnist", "predict"])
    expect(app.page.locator(".files-panel")).not_to_contain_text("`")
