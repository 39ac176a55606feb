"""Everything by keyboard: what Tab reaches, how focus is seen, where arrows lead; focus stays."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import SIGMA_PRIME, open_code, replace, run_labs
from tests.browser.complaints import Complaints
from tests.browser.own_digits import SEVEN, label

_MARK_CONTROLS = """() => {
  const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  let number = 0;
  for (const control of document.querySelectorAll(controls)) {
    const seen = control.checkVisibility({ visibilityProperty: true });
    const offered = seen && control.tabIndex >= 0 && !control.matches(":disabled, .skip");
    if (offered) control.dataset.stop = String(number++);
  }
  return number;
}"""
"""Numbers what Tab has to reach."""
_STOP = """() => {
  let at = document.activeElement;
  if (at === document.body) return null;
  const outlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const stop = at.dataset.stop ?? "";
  const inner = at.shadowRoot?.activeElement ?? at;
  const lines = at.closest(".network") ? [...at.querySelectorAll("*"), at] : [];
  const lit = getComputedStyle(document.documentElement).getPropertyValue("--lit") !== "";
  const drawn = lines.some((line) => line.matches(":focus-visible *, :focus-visible"));
  const around = inner.closest(".console-prompt, .file, .cm-editor") ?? inner;
  const box = around.getBoundingClientRect();
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const covered = box.top >= 0 && box.bottom <= innerHeight &&
    !(middle && (around.contains(middle) || middle.contains(around) || inner !== at));
  return {
    stop,
    name: `${at.tagName} ${at.dataset.testid ?? at.id} ${at.textContent.trim().slice(0, 30)}`,
    seen: outlined(around) || (drawn && lit),
    large: box.width >= 8 && box.height >= 8,
    covered,
    trapping: inner.matches(".cm-content, .console-input"),
  };
}"""


@dataclass(frozen=True)
class Walk:
    """The controls that Tab reached, and those without a visible focus."""

    reached: set[str]
    unseen: list[str]


def walk(app: App) -> Walk:
    """Press Tab from the page's beginning until it is left."""
    keyboard = app.page.keyboard
    reached: set[str] = set()
    unseen: list[str] = []
    controls = app.page.evaluate(_MARK_CONTROLS)
    app.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    app.page.locator(".skip").focus()
    for _ in range(controls + 80):
        keyboard.press("Tab")
        stop = app.page.evaluate(_STOP)
        if stop is None:
            return Walk(reached, unseen)
        reached.add(stop["stop"])
        if not stop["seen"] or not stop["large"] or stop["covered"]:
            unseen.append(str(stop))
        if stop["trapping"]:
            keyboard.press("Escape")
    raise AssertionError(f"Tab is trapped at {stop}")


def expect_all_reached(app: App) -> None:
    """Tab leads to every control, shows where it is, and leads out again."""
    walked = walk(app)
    left_out = app.page.evaluate(
        """(reached) => [...document.querySelectorAll("[data-stop]")]
          .filter((control) => !reached.includes(control.dataset.stop))
          .filter((control) => control.type !== "radio")
          .map((control) => control.outerHTML.slice(0, 150))""",
        sorted(walked.reached),
    )
    assert left_out == []
    assert not walked.unseen, "\n".join(walked.unseen)


def expect_focus(app: App) -> None:
    """Wait until an element has the focus."""
    app.page.wait_for_function("() => document.activeElement !== document.body")


@pytest.mark.parametrize("forced_colors", ["none", "active"])
def test_tab_reaches_all_of_the_truth_table(app: App, forced_colors: str) -> None:
    app.page.emulate_media(forced_colors=forced_colors)  # type: ignore[arg-type]
    app.open()
    app.click("tt-step")
    expect_all_reached(app)


def test_tab_reaches_all_of_the_digits_and_arrows_lead_through_what_is_one_stop(app: App) -> None:
    app.open("digits")
    app.fill_in({"mnist-train-size": 5000, "mnist-epochs": 1})
    app.train()
    app.draw([[(80, 70), (200, 70), (120, 220)]])
    app.read()
    app.page.locator("#score-panel").scroll_into_view_if_needed()
    expect(app.by_test_id("score-digit-0")).to_be_enabled()
    app.page.locator("#confusion-panel").scroll_into_view_if_needed()
    expect(app.by_test_id("confusion-0-0")).to_be_enabled()
    expect(app.by_test_id("test-digits").locator("button:visible").first).to_be_visible()
    expect_all_reached(app)
    for group in ("#units", "#score-digits", "[data-testid=confusion]", "#digit-list"):
        stop = app.page.locator(f"{group} button[tabindex='0']")
        expect(stop).to_have_count(1)
        stop.focus()
        before = stop.evaluate("(button) => [...document.querySelectorAll('button')].indexOf(button)")
        app.page.keyboard.press("ArrowRight")
        after = app.page.evaluate(
            "() => [...document.querySelectorAll('button')].indexOf(document.activeElement)"
        )
        assert after == before + 1, group
    app.page.keyboard.press("Enter")
    expect(app.page.locator("#digit-list button:focus")).to_have_attribute("aria-pressed", "true")


def test_tab_reaches_all_of_the_code_lab_and_leaves_its_editors(app: App) -> None:
    app.open("code")
    open_code(app)
    app.click("exercise-sigma-prime")
    expect_all_reached(app)


def test_dialog_panel_and_labs_take_focus_and_give_it_back(app: App) -> None:
    app.open()
    keyboard = app.page.keyboard
    app.by_test_id("share-open").focus()
    keyboard.press("Enter")
    expect(app.by_test_id("share")).to_be_visible()
    keyboard.press("Escape")
    expect(app.by_test_id("share-open")).to_be_focused()
    app.page.locator(".offline summary").focus()
    keyboard.press("Enter")
    expect(app.page.locator(".offline .menu-panel")).to_be_visible()
    keyboard.press("Escape")
    expect(app.page.locator(".offline .menu-panel")).to_be_hidden()
    expect(app.page.locator(".offline summary")).to_be_focused()
    for name, title in (("Digits", "Read handwritten digits"), ("Code", "Read the code")):
        app.page.get_by_role("link", name=name, exact=True).press("Enter")
        expect(app.page.locator("h1:visible")).to_have_text(re.compile(title))
        expect(app.page.locator("h1:focus")).to_have_text(re.compile(title))
        assert app.page.title() == f"{name} – pynn"


def test_focus_stays_when_a_control_is_gone(app: App) -> None:
    app.open()
    keyboard = app.page.keyboard
    app.take_steps(1)
    app.by_test_id("tt-reset").press("Enter")
    expect(app.by_test_id("tt-forget-runs")).to_be_visible()
    app.by_test_id("tt-forget-runs").press("Enter")
    expect_focus(app)
    app.click("tt-stage-next")
    app.click("tt-stage-next")
    app.by_test_id("tt-stage-back").press("Enter")
    expect(app.by_test_id("tt-stage-back")).to_be_disabled()
    expect(app.by_test_id("tt-stage-next")).to_be_focused()
    app.page.get_by_role("link", name="Digits").click()
    label(app, SEVEN, 7, 1)
    label(app, SEVEN, 7, 2)
    app.page.get_by_role("button", name="Delete your 7, number 1").press("Enter")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    expect(app.page.get_by_role("button", name="Delete your 7, number 1")).to_be_focused()
    keyboard.press("Enter")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "0")
    expect(app.page.locator("#own-panel")).to_be_focused()
    app.draw(SEVEN)
    app.by_test_id("draw-clear").press("Enter")
    expect(app.page.locator(".draw-panel")).to_be_focused()
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    run_labs(app)
    app.by_test_id("code-mark-restore").press("Enter")
    expect(app.by_test_id("code-mark")).to_be_hidden()
    expect_focus(app)
    app.click("exercise-gradients")
    app.by_test_id("exercise-check").press("Enter")
    expect(app.by_test_id("exercise-outcome")).not_to_be_empty()
    expect(app.by_test_id("exercise-check")).to_be_focused()  # it was switched off meanwhile


def test_an_error_that_is_dismissed_leaves_focus_in_the_lab(app: App, complaints: Complaints) -> None:
    app.page.route(re.compile("mnist-"), lambda route: route.fulfill(status=404))
    app.open("digits")
    app.click("mnist-run")
    app.expect_error("asset-missing")
    app.page.get_by_role("button", name="Dismiss").press("Enter")
    expect_focus(app)
    complaints.were_provoked()  # the browser's own note of what is missing
