"""A student's path, from a teacher's link to a notebook whose numbers are the page's."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import check_all, open_code, replace, run_labs
from tests.browser.downloads import notebook
from tests.browser.sharing import link_of_a_teacher
from tests.unit.exported import code_of, run_code, words_of
from web.build.mnist_files import mnist_folder

TASK = "Write `backward` anew, in the code lab. Then train on digits, and bring me the notebook."
SETTINGS = {"mnist-epochs": 2, "mnist-train-size": 20_000, "mnist-seed": 7}
LOCKS = ("epochs", "train_size", "seed")
BLANK = 'raise NotImplementedError("Backprop.backward: this body is still blank")'
OWN = """found = self.network.loss_function.delta(self.values[-1], self._y) / len(self._y)
        self.deltas = [found]
        for W, x in zip(self.network.weights[:0:-1], self.values[-2:0:-1]):
            found = found @ W
            self.deltas.insert(0, found)"""
CORRECTED = "found = self.network.hidden.backward(x, found @ W)"


def test_from_a_teacher_s_link_to_a_notebook_with_the_page_s_numbers(
    app: App, elsewhere: Callable[[str], App], tmp_path: Path
) -> None:
    app.open("digits")
    app.fill_in(SETTINGS)
    student = elsewhere(link_of_a_teacher(app, TASK, LOCKS))

    expect(student.by_test_id("task-text")).to_have_text(TASK)
    for name, value in SETTINGS.items():
        expect(student.by_test_id(name)).to_have_value(str(value))
        expect(student.by_test_id(name)).not_to_be_editable()

    open_code(student)
    expect(student.by_test_id("task-text")).to_be_visible()
    student.click("exercise-backward")
    student.click("exercise-begin")
    expect(student.by_test_id("code-text")).to_contain_text(BLANK)
    replace(student, BLANK, OWN)
    student.click("exercise-check")
    outcome = student.by_test_id("exercise-outcome")
    expect(outcome).to_have_attribute("data-state", "failed")
    right, wrong = (
        student.by_test_id("exercise-tests").locator(f"[data-state={state}]")
        for state in ("passed", "failed")
    )
    expect(right.filter(has_text="agree with ∂L/∂W(2), ∂L/∂b(2)")).to_have_count(1)
    expect(wrong.filter(has_text="agree with ∂L/∂W(1), ∂L/∂b(1)")).to_have_count(1)

    run_labs(student)
    assert check_all(student).startswith("16 of 21 differ")
    for key, verdict in (
        ("W1.1.1", "differs"),
        ("b1.4", "differs"),
        ("W2.1.1", "agrees"),
        ("b2.1", "agrees"),
    ):
        cell = student.page.locator(f'.parameter[data-quantity="{key}"]')
        expect(cell).to_have_class(re.compile(verdict))

    open_code(student)
    replace(student, "found = found @ W", CORRECTED)
    student.click("exercise-check")
    expect(outcome).to_have_attribute("data-state", "passed")
    run_labs(student)
    assert check_all(student).startswith("All 21 agree")

    student.page.get_by_role("link", name="Digits", exact=True).click()
    expect(student.by_test_id("code-mark")).to_be_visible()
    # the student's code runs
    expect(student.by_test_id("engine")).to_have_attribute("data-simd", "")
    _, accuracy = student.train()
    assert accuracy > 0.9

    made = notebook(student, truth_table=False, digits=True)
    assert f"+            {CORRECTED}" in words_of(made)
    values, _ = run_code(code_of(made), tmp_path, "accuracies", "PAGE_ACCURACIES", mnist=mnist_folder())
    assert values["PAGE_ACCURACIES"]["2"] == accuracy
    for epoch, of_page in values["PAGE_ACCURACIES"].items():
        # 32-bit sums in another order: a few of the 10,000 digits
        assert values["accuracies"][epoch] == pytest.approx(of_page, abs=0.001)
