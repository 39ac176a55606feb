"""The first steps of a run: slow enough to see the answer form, and the same run as ever."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.own_digits import SEVEN

SHORT = {"mnist-train-size": 4000, "mnist-epochs": 1, "mnist-seed": 3}
SLOW_STEPS = 300
SEEN = 10
"""Answers that are shown in these steps at least; a fast machine shows about seventy."""


def test_with_a_drawing_the_answer_is_seen_to_form(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    app.draw(SEVEN)
    app.read()
    app.page.evaluate(_RECORD_ANSWERS)
    app.train()
    answers = app.page.evaluate("() => window.answers")
    first = {tuple(outputs) for step, outputs in answers if 0 < step < SLOW_STEPS}
    assert len(first) >= SEEN


def test_the_pace_changes_no_number(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    fast = app.train()  # nothing is drawn
    app.draw(SEVEN)
    app.read()
    app.page.evaluate(_RECORD_ANSWERS)
    app.click("mnist-reset")
    app.wait_for_status("idle")
    assert app.train() == fast
    app.unfold("mnist-slow-start")
    app.by_test_id("mnist-slow-start").uncheck()
    app.click("mnist-reset")
    app.wait_for_status("idle")
    assert app.train() == fast


def test_only_the_beginning_of_a_run_with_ink_is_slow(app: App) -> None:
    app.page.add_init_script(_RECORD_STARTS)
    app.open("digits")
    app.fill_in(SHORT)
    app.train()
    app.draw(SEVEN)
    app.read()
    app.train()  # goes on for another epoch
    app.click("mnist-reset")
    app.wait_for_status("idle")
    app.train()
    app.unfold("mnist-slow-start")
    app.by_test_id("mnist-slow-start").uncheck()
    app.click("mnist-reset")
    app.wait_for_status("idle")
    app.train()
    assert app.page.evaluate("() => window.starts") == [0, 0, SLOW_STEPS, 0]


def test_a_link_switches_it_off(app: App) -> None:
    app.open("digits?slow_start=off&lock=slow_start")
    app.unfold("mnist-slow-start")
    expect(app.by_test_id("mnist-slow-start")).not_to_be_checked()
    expect(app.by_test_id("mnist-slow-start")).to_be_disabled()


_RECORD_ANSWERS = """() => {
  window.answers = [];
  const digit = document.querySelector('[data-testid="draw-digit"]');
  const outputs = [...document.querySelectorAll('[data-testid^="draw-probability-"]')];
  new MutationObserver(() => {
    window.answers.push([Number(digit.dataset.step), outputs.map(({ dataset }) => dataset.value)]);
  }).observe(digit, { attributeFilter: ["data-step"] });
}"""

_RECORD_STARTS = """
  window.starts = [];
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...others) {
    if (message.action === "digits.train") window.starts.push(message.args.slow_until);
    postMessage.call(this, message, ...others);
  };
"""
