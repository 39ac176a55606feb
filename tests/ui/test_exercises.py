"""Exercises in the code lab, and the way from an equation to its lines and back."""

import re

from playwright.sync_api import expect

from tests.browser.app import START, App
from tests.browser.code_lab import check_all, open_code, replace, run_labs
from tests.browser.console import run
from tests.browser.saved_runs import reload

BLANK = 'raise NotImplementedError("Backprop.gradients: this body is still blank")'
_IS_ON_TOP = """() => {
  const button = document.querySelector(".equation.found .to-code");
  const { x, y, width, height } = button.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === button;
}"""
WRONG = """both = list(zip(self.deltas, self.values))
        return [d.T @ x for d, x in both], [d.mean(axis=0) for d, x in both]"""


def check(app: App, state: str) -> None:
    """Press “Check”, and wait for the outcome."""
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", state)


def test_a_blank_body_is_filled_in_wrongly_then_rightly(app: App) -> None:
    app.open("code")
    app.click("exercise-gradients")
    app.click("exercise-begin")
    expect(app.by_test_id("code-text")).to_contain_text(BLANK)
    check(app, "failed")
    expect(app.by_test_id("exercise-tests")).to_contain_text("this body is still blank")
    app.click("exercise-hint")
    app.click("exercise-hint")
    expect(app.by_test_id("exercise-hints").locator("li")).to_have_count(2)
    replace(app, BLANK, WRONG)
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "outdated")
    check(app, "failed")
    expect(app.by_test_id("exercise-outcome")).to_contain_text("“∂L/∂b⁽²⁾ has the shape of b⁽²⁾")
    expect(app.by_test_id("exercise-tests")).to_contain_text("∂L/∂b(2) is 0.2 times what was expected")
    replace(app, "d.mean(axis=0)", "d.sum(axis=0)")
    check(app, "passed")
    expect(app.by_test_id("exercise-gradients")).to_have_attribute("data-state", "done")
    reload(app)
    expect(app.by_test_id("exercise-gradients")).to_have_attribute("data-state", "done")
    expect(app.by_test_id("exercise-forward")).to_have_attribute("data-state", "")


def test_a_check_pressed_at_once_is_of_the_blank_body(app: App) -> None:
    app.open("code")
    app.click("exercise-gradients")
    both = [app.by_test_id(f"exercise-{name}").element_handle() for name in ("begin", "check")]
    app.page.evaluate("(buttons) => buttons.forEach((button) => button.click())", both)
    expect(app.by_test_id("exercise-tests")).to_contain_text("this body is still blank")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "failed")


def test_a_break_is_made_and_the_gradient_check_fails_where_it_is_said_to(app: App) -> None:
    app.open("code")
    app.click("exercise-sigma-prime")
    check(app, "failed")
    app.click("exercise-begin")
    check(app, "passed")
    run_labs(app)
    assert check_all(app).startswith("16 of 21 differ")
    for key, error in (("W1.1.1", "differs"), ("b1.4", "differs"), ("W2.1.1", "agrees")):
        cell = app.page.locator(f'.parameter[data-quantity="{key}"]')
        expect(cell).to_have_class(re.compile(error))
    app.page.get_by_role("link", name="Code", exact=True).click()
    app.click("exercise-begin")
    expect(app.by_test_id("exercise-outcome")).to_have_text("The change is made already.")
    app.click("exercise-undo")
    run_labs(app)
    assert check_all(app).startswith("All 21 agree")


def test_what_the_tests_have_said_ages_with_the_code_and_with_nothing_else(app: App) -> None:
    app.open("code")
    app.click("exercise-sigma-prime")
    app.click("exercise-begin")
    check(app, "passed")
    outcome = app.by_test_id("exercise-outcome").inner_text()
    run_labs(app)
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "passed")
    open_code(app, "pynn/losses.py")
    run(app, "1 + 1")
    expect(app.by_test_id("exercise-outcome")).to_have_text(outcome)
    replace(app, "import", "import  ")
    expect(app.by_test_id("exercise-outcome")).to_have_text("The code has changed since: check again.")
    app.page.keyboard.press("Control+z")
    expect(app.by_test_id("exercise-outcome")).to_have_text(outcome)  # it is the same code again
    app.click("code-mark-restore")
    expect(app.by_test_id("code-mark")).to_be_hidden(timeout=START)
    expect(app.by_test_id("exercise-outcome")).to_have_text(outcome)
    app.click("code-restore-all")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "outdated")
    check(app, "failed")
    expect(app.by_test_id("exercise-outcome")).not_to_have_attribute("data-state", "outdated")


def test_an_equation_leads_to_its_lines_and_a_line_to_its_equation(app: App) -> None:
    app.open()
    lit = app.page.locator(".cm-lit")
    app.click("tt-code-d1")
    expect(lit).to_have_count(1)
    expect(lit).to_contain_text("delta = self.network.hidden.backward(x, delta @ W)")
    app.page.get_by_role("link", name="Truth table").click()
    app.click("tt-code-gW1")
    expect(lit).to_have_count(1)
    expect(lit).to_contain_text("delta.T @ x for delta, x in steps")
    app.click("code-equation")
    found = app.page.locator(".equation.found")
    expect(found).to_have_attribute("data-equation", "gW1")
    expect(found).to_be_in_viewport()
    assert app.page.evaluate(_IS_ON_TOP), "the drawing that stays in sight hides the equation"
    expect(app.by_test_id("tt-code-gW1")).to_be_focused()
    app.click("tt-code-mean_W")
    expect(app.page.locator(".cm-activeLine")).to_contain_text("delta.T @ x for delta, x in steps")
    app.click("code-equation-gb2")  # the sign beside the code
    expect(found).to_have_attribute("data-equation", "gb2")


def test_a_link_opens_an_exercise_and_reports_an_unknown_one(app: App) -> None:
    app.open("code?exercise=backward")
    expect(app.page.locator("#exercise-title")).to_have_text("Backpropagate δ")
    expect(app.page.locator("#code-file")).to_have_text("pynn/backpropagation.py")
    app.click("exercise-close")
    expect(app.page.locator("#exercise-title")).to_have_count(0)
    expect(app.by_test_id("exercise-backward")).to_be_focused()
    app.open("code?exercise=dropout")
    expect(app.by_test_id("code-error")).to_contain_text("the exercise “dropout”, which does not exist")
