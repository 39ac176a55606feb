"""A first visit: the introduction, its demo in the lab, and the person who takes over at any moment."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app import START, App

PARTS = ["Forward: 0, 1, 1 goes in", "The error:", "Back:", "Training:"]


def visit(app: App) -> App:
    """Open the site for the first time, without a hash."""
    app.page.add_init_script(f"({_NOTE_TEXTS})(); ({_HURRY})()")
    app.page.goto(app.url)
    expect(app.by_test_id("first-visit")).to_be_visible()
    return app


def play(app: App, press: str = "", at: str = "", *, training: bool = False) -> None:
    """Let the demo begin by itself.

    ``press`` is pressed at the very moment when the caption says ``at``, or when a step of training
    was taken, however slow the machine is.
    """
    if press:
        app.page.evaluate(_PRESS_WHEN, [press, at or PARTS[3], training])


def hold(app: App, at: str = "", *, training: bool = False) -> None:
    """Play the demo, and pause it at this moment."""
    play(app, "first-visit-play", at, training=training)
    expect(app.by_test_id("first-visit-play")).to_have_text("Go on", timeout=START)


def wait_for_the_end(app: App) -> None:
    expect(app.by_test_id("first-visit-caption")).to_contain_text("Now you: press", timeout=START)


def texts(app: App, name: str) -> list[str]:
    """The texts that a part of the introduction has shown so far."""
    return [
        text for where, text in app.page.evaluate("texts") if where == f"first-visit-{name}" and text
    ]


def expect_beginning(app: App) -> None:
    """Check that the lab is as on a first visit."""
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "all")
    expect(app.by_test_id("tt-stage-next")).to_have_text("Begin: forward")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    expect(app.by_test_id("tt-scrubber")).to_be_disabled()
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(0)
    assert app.outputs() == app.page.evaluate("beginning")
    app.expect_no_error()


def expect_one_step_from_the_beginning(app: App) -> None:
    """Check that one step is all that happens: a demo that still ran would change these values."""
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(0)


def test_it_runs_by_itself_and_leaves_the_lab_at_its_beginning(app: App) -> None:
    visit(app)
    expect(app.page.get_by_role("region", name="What this is")).to_be_visible()
    expect(app.by_test_id("engine")).to_have_attribute("data-state", "loading")
    addresses = app.page.evaluate("[location.href, history.length]")
    app.wait_for_engine("ready")
    wait_for_the_end(app)
    expect_beginning(app)
    coming, *parts, _ = texts(app, "caption")
    assert coming.startswith("A ten-second demo starts by itself")
    assert [caption[: len(part)] for caption, part in zip(parts, PARTS, strict=True)] == PARTS
    assert f"answers {app.outputs()[1]:.2f}" in parts[0]
    assert re.fullmatch(r"\d+ steps, loss 0\.00\d\d: learned", texts(app, "reading")[-1])
    assert app.page.evaluate("[location.href, history.length]") == addresses
    assert app.page.evaluate("document.activeElement === document.body")
    app.click("first-visit-close")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    expect(app.by_test_id("tt-stage-next")).to_be_focused()
    expect_one_step_from_the_beginning(app)


@pytest.mark.parametrize("part", PARTS)
def test_it_is_skipped_at_any_moment(app: App, part: str) -> None:
    play(visit(app), "first-visit-close", part)
    expect(app.by_test_id("first-visit")).to_be_hidden(timeout=START)
    expect_beginning(app)
    expect_one_step_from_the_beginning(app)


def test_escape_skips_it(app: App) -> None:
    hold(visit(app), PARTS[2])
    app.page.keyboard.press("Escape")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    expect_beginning(app)
    expect_one_step_from_the_beginning(app)


def test_skipped_while_python_starts_it_never_begins(app: App) -> None:
    visit(app).click("first-visit-close")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    app.wait_for_engine("ready")
    expect_one_step_from_the_beginning(app)
    assert texts(app, "caption") == ["A ten-second demo starts by itself when Python is ready."]


@pytest.mark.parametrize("training", [False, True])
def test_who_presses_a_button_of_the_lab_has_taken_over(app: App, *, training: bool) -> None:
    play(visit(app), "tt-step", PARTS[3] if training else PARTS[0], training=training)
    expect(app.by_test_id("first-visit")).to_be_hidden(timeout=START)
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(0)


def test_a_press_that_was_meant_for_the_demo_only_ends_it(app: App) -> None:
    play(visit(app), "tt-run", training=True)
    expect(app.by_test_id("first-visit")).to_be_hidden(timeout=START)
    expect_beginning(app)
    app.run_until_learned()


def test_the_stepper_is_the_person_s_again_at_its_first_stage(app: App) -> None:
    hold(visit(app), PARTS[1])
    app.by_test_id("tt-stage-next").press("Enter")
    expect_beginning(app)
    app.by_test_id("tt-stage-next").press("Enter")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "forward")


def test_the_past_of_the_demo_cannot_be_visited(app: App) -> None:
    hold(visit(app), training=True)
    app.by_test_id("tt-scrubber").fill("1")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    expect_beginning(app)


def test_it_can_be_paused_and_goes_on(app: App) -> None:
    hold(visit(app), training=True)
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    app.click("first-visit-play")
    wait_for_the_end(app)
    expect_beginning(app)
    expect(app.by_test_id("first-visit-play")).to_have_text("Play again")


def test_with_reduced_motion_it_is_offered_and_shows_still_pictures(app: App) -> None:
    app.page.emulate_media(reduced_motion="reduce")
    visit(app)
    app.wait_for_engine("ready")
    expect(app.by_test_id("first-visit-play")).to_be_enabled()
    expect(app.by_test_id("first-visit-caption")).to_have_text(
        "There is a short demo, in still pictures."
    )
    app.click("first-visit-play")
    wait_for_the_end(app)
    expect_beginning(app)
    pictures = [text.split()[0] for text in texts(app, "reading") if "steps" in text]
    assert pictures == ["200", "400"]


def test_it_does_not_begin_after_the_visitor_has_acted(app: App) -> None:
    visit(app).click("tt-step")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1", timeout=START)
    app.wait_for_engine("ready")
    expect(app.by_test_id("first-visit")).to_be_hidden()


def test_it_does_not_take_the_page_away_from_under_a_reader(app: App) -> None:
    visit(app).page.evaluate("scrollTo(0, 40)")
    expect(app.by_test_id("first-visit-caption")).to_contain_text(
        "There is a ten-second demo", timeout=START
    )
    expect(app.by_test_id("first-visit-play")).to_be_enabled()
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")


@pytest.mark.parametrize("link", ["#truth-table", "#digits", "?simd=off", "#truth-table?task=Look"])
def test_who_comes_by_a_link_is_shown_what_it_leads_to(app: App, link: str) -> None:
    app.page.goto(f"{app.url}{link}")
    app.wait_for_engine("ready")
    expect(app.by_test_id("first-visit")).to_be_hidden()


def test_it_is_shown_once_and_then_on_request(app: App) -> None:
    visit(app).click("first-visit-close")
    app.page.wait_for_function(_IS_NOTED)
    app.page.reload()
    app.wait_for_engine("ready")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    app.click("first-visit-open")
    expect(app.by_test_id("first-visit-play")).to_be_focused()
    app.page.keyboard.press("Escape")
    expect(app.by_test_id("first-visit")).to_be_hidden()


def test_without_storage_it_is_shown_each_time(app: App) -> None:
    app.page.add_init_script(_DENIED)
    visit(app).click("first-visit-close")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    app.page.reload()
    expect(app.by_test_id("first-visit")).to_be_visible()


def test_requested_from_another_lab_it_goes_there_and_keeps_the_run_that_was(app: App) -> None:
    app.open()
    app.click("tt-step")
    app.click("tt-step")
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.click("first-visit-open")
    app.click("first-visit-play")
    expect(app.by_test_id("tt-run")).to_be_visible()
    assert app.page.url.endswith("#truth-table")
    wait_for_the_end(app)
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(1)
    expect(app.by_test_id("tt-earlier-runs")).to_contain_text("after 2 steps")


def test_where_python_ends_during_the_demo_the_lab_starts_over(app: App) -> None:
    hold(visit(app), training=True)
    app.kill_worker()
    app.expect_error("engine-died", timeout=START)
    expect(app.by_test_id("first-visit")).to_be_hidden()
    app.retry()
    app.wait_for_engine("ready")
    expect_beginning(app)


@pytest.mark.parametrize("size", [(320, 640), (740, 360), (1440, 900)])
def test_it_fits_into_the_window_and_moves_nothing(app: App, size: tuple[int, int]) -> None:
    width, height = size
    app.page.set_viewport_size({"width": width, "height": height})
    app.page.add_init_script(f"({_NOTE_SHIFTS})(); ({_NOTE_WHAT_DOES_NOT_FIT})()")
    play(visit(app))
    wait_for_the_end(app)
    expect_beginning(app)
    assert app.page.evaluate("shifts") == []
    assert app.page.evaluate("places") > len(PARTS)
    assert app.page.evaluate("outside") == []


def test_the_introduction_is_read_before_the_labs(app: App) -> None:
    visit(app)
    app.wait_for_engine("ready")
    assert _names_by_tab(app.page, until="tt-run")[-3:] == [
        "first-visit-play",
        "first-visit-close",
        "tt-run",
    ]


def _names_by_tab(page: Page, until: str) -> list[str]:
    names: list[str] = []
    while names[-1:] != [until]:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.dataset.testid ?? ''"))
        assert len(names) < 20
    return names


_DENIED = 'IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }'

_NOTE_TEXTS = """() => {
  Object.assign(window, { texts: [], beginning: null });
  const place = (row) => document.querySelector(`[data-testid="tt-output-${row}"]`);
  const output = (row) => Number(place(row).dataset.value);
  addEventListener("DOMContentLoaded", () => {
    for (const name of ["first-visit-caption", "first-visit-reading"]) {
      const place = document.querySelector(`[data-testid="${name}"]`);
      const note = () => {
        texts.push([name, place.textContent]);
        if (place.textContent.startsWith("Forward")) window.beginning = [0, 1, 2, 3].map(output);
      };
      new MutationObserver(note).observe(place, { childList: true });
    }
  });
}"""

_HURRY = """() => {
  const wait = setTimeout;
  window.setTimeout = (callback, delay, ...args) => wait(callback, delay === 100 ? 10 : delay, ...args);
}"""
"""Lets a tick of the demo take a tenth of its time."""

_NOTE_SHIFTS = """() => {
  window.shifts = [];
  const strip = (node) => document.querySelector("#first-visit").contains(node);
  const isOfIt = ({ node }) => node !== null && strip(node);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.sources.some(isOfIt)) shifts.push(entry.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
}"""

_NOTE_WHAT_DOES_NOT_FIT = """() => {
  Object.assign(window, { places: 0, outside: [] });
  const look = () => {
    for (const part of document.querySelectorAll("#first-visit :is(p, h2, button)")) {
      const { left, top, right, bottom, width } = part.getBoundingClientRect();
      if (width === 0) continue; // has no place now
      places += 1;
      const fits = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      if (!fits) outside.push([part.textContent, left, top, right, bottom]);
    }
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) outside.push(["the page", scrollWidth]);
  };
  addEventListener("DOMContentLoaded", () => {
    const caption = document.querySelector('[data-testid="first-visit-caption"]');
    new MutationObserver(() => requestAnimationFrame(look)).observe(caption, { childList: true });
  });
}"""

_PRESS_WHEN = """([press, words, training]) => {
  const shown = (name) => document.querySelector(`[data-testid="${name}"]`);
  const isNow = () =>
    shown("first-visit-caption").textContent.startsWith(words) &&
    (!training || Number(shown("tt-epoch").dataset.value) > 0);
  const watch = new MutationObserver(() => {
    if (!isNow()) return;
    watch.disconnect();
    shown(press).click();
  });
  for (const name of ["first-visit-caption", "tt-epoch"]) {
    watch.observe(shown(name), { childList: true });
  }
}"""

_IS_NOTED = """async () => {
  const opened = indexedDB.open(`pynn ${location.origin}${location.pathname}`);
  const database = await new Promise((resolve) => { opened.onsuccess = () => resolve(opened.result); });
  const request = database.transaction("kept").objectStore("kept").getAllKeys();
  const keys = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  database.close();
  return keys.includes("first-visit/seen");
}"""
