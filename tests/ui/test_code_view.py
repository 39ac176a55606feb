"""The code lab is one view: exercises, files and code on one screen; what a break predicts is shown."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from pynn_app.code_lab.exercises.blanks import BLANKS
from pynn_app.code_lab.exercises.breaks import BREAKS
from pynn_protocol.messages import CatalogueText

import pynn
from tests.browser.app import App
from tests.browser.code_lab import BACKPROPAGATION, check_all, open_code, replace, run_labs, unfold
from tests.browser.complaints import Complaints
from tests.browser.first_screen import wait_until_drawn
from tests.browser.pages import watched_page
from tests.unit.catalogue_text import english
from web.build.paths import ROOT

SCREENS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1366, "height": 640}},
    "phone": {"viewport": {"width": 390, "height": 664}, "has_touch": True, "is_mobile": True},
}
SCROLLBAR = 15
"""Pixels that a scrollbar may take, which this browser draws over the text."""
BLANK = 'raise NotImplementedError("Backprop.backward: this body is still blank")'
LINES = {
    **{exercise.key: exercise.before.strip().splitlines()[0] for exercise in BREAKS},
    **{blank.key: f"def {blank.function.rpartition('.')[2]}(" for blank in BLANKS},
}
"""The line of the code that each exercise speaks of, before it is changed."""
IN_TRUTH_TABLE = [exercise.key for exercise in BREAKS if exercise.lab == "truth-table"]

type Open = Callable[[str], App]


@pytest.fixture
def open_lab(browser: Browser, site_url: str, complaints: Complaints, screen: str) -> Iterator[Open]:
    page = watched_page(browser, site_url, complaints, **SCREENS[screen])

    def open_link(link: str) -> App:
        app = App(page, site_url).open(link)
        expect(app.by_test_id("code-text")).to_be_visible()
        wait_until_drawn(page)
        return app

    yield open_link
    page.context.close()
    complaints.check()


both_screens = pytest.mark.parametrize("screen", SCREENS)
laptop = pytest.mark.parametrize("screen", ["laptop"])
phone = pytest.mark.parametrize("screen", ["phone"])


def outside(element: Locator, *around: Locator) -> list[str]:
    """The reasons why an element is not whole on the first screen and within these elements."""
    frames = [found.element_handle() for found in around]
    found: list[str] = element.evaluate(_OUTSIDE, frames)
    return found


def height_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["height"]


def in_view_together(app: App, line: str) -> list[str]:
    """Problems of the task and of the first line with this text: both have to be whole in view."""
    panel, frame = app.by_test_id("exercise-panel"), app.page.locator(".editor")
    code = app.page.locator(".cm-line", has_text=line).first
    sheet = app.page.locator(".sheet-content")
    return [
        *outside(panel.locator("h2"), sheet),
        *outside(panel.locator(".exercise-task"), sheet),
        *outside(code, frame),
    ]


@both_screens
def test_the_first_screen_shows_exercises_code_and_the_button_that_uses_it(
    open_lab: Open,
) -> None:
    app = open_lab("code")
    expect(app.page.locator("#exercises-title")).to_have_text("Exercises · 0 of 12 done")
    editor, apply = app.page.locator(".editor"), app.by_test_id("code-apply")
    wrong = [
        problem
        for element in (app.by_test_id("exercise-list"), editor, apply)
        for problem in outside(element)
    ]
    if app.page.viewport_size == SCREENS["phone"]["viewport"]:  # its list scrolls with the files
        wrong = [problem for problem in wrong if "exercise-list" not in problem]
        wrong += outside(app.page.locator(".code-sheet"))
    assert not wrong, "\n".join(wrong)
    assert height_of(editor) > 100


@both_screens
@pytest.mark.parametrize("name", LINES)
def test_task_and_code_are_in_view_together_after_every_check(open_lab: Open, name: str) -> None:
    app = open_lab("code")
    app.click(f"exercise-{name}")
    expect(app.by_test_id("exercise-panel")).to_be_visible()
    wrong = in_view_together(app, LINES[name])
    app.click("exercise-check")
    expect(app.by_test_id("exercise-tests")).to_be_attached()
    wrong += in_view_together(app, LINES[name])
    open_code(app, "pynn/recipes.py")  # reads on elsewhere
    if app.by_test_id("code-sheet-toggle").is_visible():
        app.click("code-sheet-toggle")
    app.click("exercise-check")
    expect(app.page.locator("#code-file")).not_to_have_text("pynn/recipes.py")
    expect(app.by_test_id("exercise-check")).to_be_enabled()
    wait_until_drawn(app.page)
    wrong += in_view_together(app, LINES[name])
    assert not wrong, "\n".join(wrong)


@both_screens
def test_long_messages_scroll_inside_the_panel(open_lab: Open) -> None:
    app = open_lab("code?exercise=backward")
    app.click("exercise-begin")
    expect(app.by_test_id("code-text")).to_contain_text(BLANK)
    expect(app.by_test_id("code-text")).to_be_focused()
    app.page.keyboard.insert_text(f'raise ValueError("{"a long message, " * 100}")')
    app.click("exercise-check")
    expect(app.by_test_id("exercise-tests")).to_contain_text("a long message")
    wrong = in_view_together(app, "raise ValueError(")
    wrong += outside(app.by_test_id("code-apply"))
    assert not wrong, "\n".join(wrong)


@both_screens
def test_clearing_a_body_puts_the_cursor_into_it(open_lab: Open) -> None:
    app = open_lab("code?exercise=backward")
    app.click("exercise-begin")
    expect(app.by_test_id("code-text")).to_be_focused()
    line = app.page.locator(".cm-activeLine")
    expect(line).to_have_text(re.compile(re.escape(BLANK)))
    wait_until_drawn(app.page)
    assert not outside(line, app.page.locator(".editor"))
    app.page.keyboard.insert_text("self.deltas = []")
    expect(line).to_have_text("        self.deltas = []", use_inner_text=False)
    expect(app.by_test_id("code-text")).not_to_contain_text("still blank")


@both_screens
def test_an_exercise_takes_the_place_of_the_list_and_leads_to_the_next(open_lab: Open) -> None:
    app = open_lab("code")
    app.click("exercise-factor-2")
    expect(app.by_test_id("exercise-list")).to_be_hidden()
    app.click("exercise-next")
    expect(app.page.locator("#exercise-title")).to_contain_text("Forget")
    expect(app.page.locator("#exercise-title")).to_be_focused()
    app.click("exercise-close")
    expect(app.by_test_id("exercise-panel")).to_have_count(0)
    expect(app.by_test_id("exercise-sigma-prime")).to_be_focused()


@phone
def test_the_sheet_is_pulled_down_and_up(open_lab: Open) -> None:
    app = open_lab("code?exercise=backward")
    toggle, frame = app.by_test_id("code-sheet-toggle"), app.page.locator(".editor")
    before = height_of(frame)
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(app.by_test_id("exercise-panel")).to_be_hidden()
    assert height_of(frame) > before + 100
    toggle.press("Enter")
    expect(app.by_test_id("exercise-panel")).to_be_visible()
    assert height_of(frame) == before


@laptop
def test_the_files_of_the_mathematics_come_first_and_all_others_are_folded(open_lab: Open) -> None:
    app = open_lab("code")
    shown = app.page.locator(".file-name:visible")
    expect(shown).to_have_text(list(pynn.MATHEMATICS))
    unfold(app, "other-files")
    expect(shown).to_have_text(list(pynn.READING_ORDER))
    heights = app.page.locator(".files-panel button").evaluate_all(
        "(buttons) => buttons.map((button) => button.offsetHeight)"
    )
    assert len(set(heights)) == 1, heights


@laptop
def test_the_longest_line_of_the_package_fits_into_the_editor(open_lab: Open) -> None:
    app = open_lab("code")
    lines = (ROOT / "pynn" / name for name in pynn.READING_ORDER)
    longest = max(len(line) for path in lines for line in path.read_text().splitlines())
    app.by_test_id("code-text").click()
    app.page.keyboard.press("Control+Home")
    app.page.keyboard.insert_text(f"{'#' * longest}\n")
    wait_until_drawn(app.page)
    room = app.page.locator(".cm-scroller").evaluate("(box) => box.clientWidth - box.scrollWidth")
    line = app.page.locator(".cm-line").first
    free = line.evaluate(_FREE)
    assert room == 0
    assert free >= SCROLLBAR, f"{longest} characters leave {free} pixels"


@laptop
@pytest.mark.parametrize("name", IN_TRUTH_TABLE)
def test_the_link_of_a_break_sets_its_lab_up_so_that_the_predicted_numbers_are_shown(
    open_lab: Open, name: str
) -> None:
    app = open_lab("code")
    app.page.get_by_role("link", name="Truth table").click()
    app.fill("tt-hidden", 3)
    app.fill("tt-learning-rate", 1)
    app.click("tt-target-0")
    app.take_steps(3)
    app.page.get_by_role("link", name="Code", exact=True).click()
    app.click(f"exercise-{name}")
    app.click("exercise-begin")
    run_labs(app)
    app.page.locator(".disclosure summary").first.click()
    app.click("exercise-go")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.by_test_id("tt-hidden")).to_have_value("4")
    expect(app.by_test_id("tt-target-0")).to_have_attribute("data-value", "0")
    predicted = [english(CatalogueText(f"exercise-{name}-look-{n}")) for n in (1, 2)]
    differing = re.search(r"\d+ of 21 differ", predicted[0])
    assert check_all(app).startswith(differing[0] if differing else "All 21 agree")
    steps = re.search(r"in (\d+) steps instead of 263", predicted[1])
    if steps is not None:
        app.run_until_learned()
        assert app.value("tt-epoch") == int(steps[1])
    if name == "too-large":
        app.take_steps(1)
        assert app.outputs() == pytest.approx([1, 1, 1, 1], abs=0.0005)
        assert f"{app.value('tt-loss'):.1f}" in predicted[1]


@laptop
def test_the_link_starts_over_where_the_settings_are_the_same(open_lab: Open) -> None:
    app = open_lab("code?exercise=factor-2")
    app.page.get_by_role("link", name="Truth table").click()
    app.take_steps(2)
    app.page.get_by_role("link", name="Code", exact=True).click()
    app.page.locator(".disclosure summary").first.click()
    app.click("exercise-go")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")


@laptop
def test_the_link_of_a_break_of_the_digits_sets_up_their_form(open_lab: Open) -> None:
    app = open_lab("code?exercise=no-shuffling")
    app.page.get_by_role("link", name="Digits", exact=True).click()
    usual = app.by_test_id("mnist-hidden").input_value()
    app.fill("mnist-hidden", 7)
    app.page.get_by_role("link", name="Code", exact=True).click()
    app.page.locator(".disclosure summary").first.click()
    app.click("exercise-go")
    expect(app.by_test_id("mnist-hidden")).to_have_value(usual)


@laptop
def test_a_break_is_as_predicted_and_no_success(open_lab: Open) -> None:
    app = open_lab("code?exercise=no-bias")
    app.click("exercise-check")
    tests = app.by_test_id("exercise-tests").locator("li")
    expect(tests.filter(has_text="Every gradient of b(1)")).to_contain_text("Not as predicted")
    app.click("exercise-begin")
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_contain_text("Broken as predicted")
    expect(tests.filter(has_text="As predicted")).to_have_count(tests.count())
    expect(app.by_test_id("exercise-panel")).not_to_contain_text("✓")
    run_labs(app)
    expect(app.by_test_id("exercise-outcome")).to_contain_text("Broken as predicted")
    open_code(app, BACKPROPAGATION)
    replace(app, "self.values[-1] @ W.T  #", "self.values[-1] @ W.T + 0 * b  #")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "outdated")


_OUTSIDE = """(element, around) => {
  const box = element.getBoundingClientRect();
  const name = element.dataset.testid ?? `“${element.textContent.trim().slice(0, 30)}”`;
  if (box.width < 1 || box.height < 1) return [`${name} is not visible`];
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const frames = [screen, ...around.map((frame) => frame.getBoundingClientRect())];
  const isLine = element.matches(".cm-line"); // it may be scrolled sideways
  return frames.flatMap((frame, index) =>
    box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1
      && (isLine || (box.left >= frame.left - 1 && box.right <= frame.right + 1)) ? [] :
    [`${name} sticks out of ${index ? "its frame" : "the screen"}: ${Math.round(box.top)} to `
      + `${Math.round(box.bottom)}, not within ${Math.round(frame.top)} to ${
          Math.round(frame.bottom)}`]);
}"""

_FREE = """(line) => {
  const text = document.createRange();
  text.selectNodeContents(line);
  const scroller = line.closest(".cm-scroller").getBoundingClientRect();
  return scroller.right - text.getBoundingClientRect().right;
}"""
