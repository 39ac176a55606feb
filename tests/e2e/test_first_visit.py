"""A first visit: the introduction, its demo in the lab, and the person who takes over at any moment."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import START, App

PARTS = ["Forward: 0, 1, 1 goes in", "The error:", "Back:", "Training:"]
NOW_YOU = "Now you:"
IS_HELD = "Go on"


def come(app: App) -> App:
    """For the first time, to nothing in particular."""
    app.page.add_init_script(f"({_NOTE_TEXTS})()")
    app.page.goto(app.url)
    expect(app.hook("first-visit")).to_be_visible()
    return app


def play(app: App) -> list[float]:
    """Do not wait until the sentences are read; returns what the network answers at its beginning."""
    app.wait_for_engine("ready")
    outputs = app.outputs()
    app.click("first-visit-play")
    return outputs


def wait_for_part(app: App, words: str) -> None:
    app.page.wait_for_function(_SAYS, arg=words, timeout=START, polling="raf")


def texts(app: App, name: str) -> list[str]:
    """All that a part of the introduction has said so far."""
    return [
        text for where, text in app.page.evaluate("texts") if where == f"first-visit-{name}" and text
    ]


def expect_beginning(app: App, outputs: list[float]) -> None:
    """The lab is as a newcomer finds it."""
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.hook("tt-stage")).to_have_attribute("data-state", "all")
    expect(app.hook("tt-stage-next")).to_have_text("Begin: forward")
    expect(app.hook("tt-run")).to_have_text("Run")
    expect(app.hook("tt-scrubber")).to_be_disabled()
    expect(app.hook("tt-earlier-runs").locator("li")).to_have_count(0)
    assert app.outputs() == outputs
    app.expect_no_error()


def expect_one_step_from_the_beginning(app: App) -> None:
    """Whatever of the demo were still under way would be seen in this."""
    app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "1")
    expect(app.hook("tt-run")).to_have_text("Run")
    expect(app.hook("tt-earlier-runs").locator("li")).to_have_count(0)


def test_it_runs_by_itself_and_leaves_the_lab_at_its_beginning(app: App) -> None:
    come(app)
    expect(app.page.get_by_role("region", name="What this is")).to_be_visible()
    expect(app.hook("engine")).to_have_attribute("data-state", "loading")
    addresses = app.page.evaluate("[location.href, history.length]")
    app.wait_for_engine("ready")
    outputs = app.outputs()
    wait_for_part(app, NOW_YOU)
    expect_beginning(app, outputs)
    coming, *parts, _ = texts(app, "caption")
    assert coming.startswith("A ten-second demo starts by itself")
    assert [said[: len(part)] for said, part in zip(parts, PARTS, strict=True)] == PARTS
    assert f"answers {outputs[1]:.2f}" in parts[0]
    assert re.fullmatch(r"\d+ steps, loss 0\.00\d\d: learned", texts(app, "reading")[-1])
    assert app.page.evaluate("[location.href, history.length]") == addresses
    assert app.page.evaluate("document.activeElement === document.body")
    app.click("first-visit-close")
    expect(app.hook("first-visit")).to_be_hidden()
    expect(app.hook("tt-stage-next")).to_be_focused()
    expect_one_step_from_the_beginning(app)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("way", ["button", "Escape"])
def test_it_is_skipped_at_any_moment(app: App, part: str, way: str) -> None:
    outputs = play(come(app))
    wait_for_part(app, part)
    if way == "button":
        app.click("first-visit-close")
    else:
        app.page.keyboard.press("Escape")
    expect(app.hook("first-visit")).to_be_hidden()
    expect_beginning(app, outputs)
    expect_one_step_from_the_beginning(app)


def test_skipped_while_python_starts_it_never_begins(app: App) -> None:
    come(app).click("first-visit-close")
    expect(app.hook("first-visit")).to_be_hidden()
    app.wait_for_engine("ready")
    expect_one_step_from_the_beginning(app)
    assert texts(app, "caption") == ["A ten-second demo starts by itself when Python is ready."]


@pytest.mark.parametrize("part", PARTS)
def test_who_presses_a_button_of_the_lab_has_taken_over(app: App, part: str) -> None:
    play(come(app))
    wait_for_part(app, part)
    expect_one_step_from_the_beginning(app)
    expect(app.hook("first-visit")).to_be_hidden()


def test_a_press_that_was_meant_for_the_demo_only_ends_it(app: App) -> None:
    outputs = play(come(app))
    app.page.wait_for_function(_PRESS_PAUSE, timeout=START, polling="raf")
    expect(app.hook("first-visit")).to_be_hidden()
    expect_beginning(app, outputs)
    app.run_until_learned()


def test_the_stepper_is_the_person_s_again_at_its_first_stage(app: App) -> None:
    outputs = play(come(app))
    wait_for_part(app, PARTS[1])
    app.click("first-visit-play")
    expect(app.hook("first-visit-play")).to_have_text(IS_HELD)
    app.hook("tt-stage-next").press("Enter")
    expect_beginning(app, outputs)
    app.hook("tt-stage-next").press("Enter")
    expect(app.hook("tt-stage")).to_have_attribute("data-state", "forward")


def test_the_past_of_the_demo_cannot_be_visited(app: App) -> None:
    outputs = play(come(app))
    _hold_in_training(app)
    app.hook("tt-scrubber").fill("1")
    expect(app.hook("first-visit")).to_be_hidden()
    expect_beginning(app, outputs)


def test_it_can_be_paused_and_goes_on(app: App) -> None:
    outputs = play(come(app))
    wait_for_part(app, PARTS[0])
    for _ in range(2):
        app.click("first-visit-play")
        expect(app.hook("first-visit-play")).to_have_text(IS_HELD)
        app.click("first-visit-play")
        expect(app.hook("first-visit-play")).to_have_text("Pause")
    _hold_in_training(app)
    expect(app.hook("tt-run")).to_have_text("Run")
    app.click("first-visit-play")
    wait_for_part(app, NOW_YOU)
    expect_beginning(app, outputs)
    expect(app.hook("first-visit-play")).to_have_text("Play again")


def test_where_motion_is_unwanted_it_is_offered_and_shows_still_pictures(app: App) -> None:
    app.page.emulate_media(reduced_motion="reduce")
    come(app)
    app.wait_for_engine("ready")
    expect(app.hook("first-visit-play")).to_be_enabled()
    expect(app.hook("first-visit-caption")).to_have_text("There is a short demo, in still pictures.")
    outputs = play(app)
    wait_for_part(app, NOW_YOU)
    expect_beginning(app, outputs)
    pictures = [text.split()[0] for text in texts(app, "reading") if "steps" in text]
    assert pictures == ["200", "400"]


def test_it_does_not_begin_where_somebody_has_begun(app: App) -> None:
    come(app).click("tt-step")
    expect(app.hook("first-visit")).to_be_hidden()
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "1", timeout=START)
    app.wait_for_engine("ready")
    expect(app.hook("first-visit")).to_be_hidden()


def test_it_does_not_take_the_page_away_from_under_a_reader(app: App) -> None:
    come(app).page.evaluate("scrollTo(0, 40)")
    expect(app.hook("first-visit-caption")).to_contain_text("There is a ten-second demo", timeout=START)
    expect(app.hook("first-visit-play")).to_be_enabled()
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "0")


@pytest.mark.parametrize(
    "link", ["#truth-table", "#digits", "?simd=off", "#truth-table?task=Look", "#nowhere"]
)
def test_who_comes_by_a_link_is_shown_what_it_leads_to(app: App, link: str) -> None:
    app.page.goto(f"{app.url}{link}")
    app.wait_for_engine("ready")
    expect(app.hook("first-visit")).to_be_hidden()


def test_it_is_shown_once_and_then_when_it_is_wanted(app: App) -> None:
    come(app).click("first-visit-close")
    app.page.wait_for_function(_IS_NOTED)
    app.page.reload()
    app.wait_for_engine("ready")
    expect(app.hook("first-visit")).to_be_hidden()
    app.click("first-visit-open")
    expect(app.hook("first-visit-play")).to_be_focused()
    app.page.keyboard.press("Escape")
    expect(app.hook("first-visit")).to_be_hidden()


def test_without_storage_it_is_shown_each_time(app: App) -> None:
    app.page.add_init_script("delete window.indexedDB; delete IDBFactory.prototype.open")
    come(app).click("first-visit-close")
    expect(app.hook("first-visit")).to_be_hidden()
    app.page.reload()
    expect(app.hook("first-visit")).to_be_visible()


def test_wanted_from_another_lab_it_goes_there_and_keeps_the_run_that_was(app: App) -> None:
    app.open()
    app.click("tt-step")
    app.click("tt-step")
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.click("first-visit-open")
    app.click("first-visit-play")
    wait_for_part(app, PARTS[0])
    assert app.page.url.endswith("#truth-table")
    wait_for_part(app, NOW_YOU)
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.hook("tt-earlier-runs").locator("li")).to_have_count(1)
    expect(app.hook("tt-earlier-runs")).to_contain_text("after 2 steps")


def test_where_python_does_not_start_it_is_not_in_the_way(app: App, complaints: list[str]) -> None:
    app.page.route(re.compile("pyodide.asm.wasm"), lambda route: route.fulfill(status=404))
    app.page.goto(app.url)
    app.expect_error("asset-missing", timeout=START)
    expect(app.hook("first-visit")).to_be_hidden()
    app.page.unroute(re.compile("pyodide.asm.wasm"))
    app.retry()
    app.wait_for_engine("ready")
    expect(app.hook("first-visit")).to_be_hidden()
    expect_one_step_from_the_beginning(app)
    complaints.clear()  # the browser's own words about the request that failed


def test_where_python_ends_in_the_midst_the_lab_begins_anew(app: App) -> None:
    outputs = play(come(app))
    _hold_in_training(app)
    app.kill_worker()
    app.expect_error("engine-died", timeout=START)
    expect(app.hook("first-visit")).to_be_hidden()
    app.retry()
    app.wait_for_engine("ready")
    expect_beginning(app, outputs)


@pytest.mark.parametrize("size", [(320, 640), (360, 740), (740, 360), (1440, 900)])
def test_it_fits_into_the_window_and_moves_nothing(app: App, size: tuple[int, int]) -> None:
    width, height = size
    app.page.set_viewport_size({"width": width, "height": height})
    app.page.add_init_script(f"({_NOTE_SHIFTS})()")
    outputs = play(come(app))
    for part in [*PARTS, NOW_YOU]:
        wait_for_part(app, part)
        assert app.page.evaluate("document.documentElement.scrollWidth") <= width
        for place in ("first-visit-caption", "first-visit-play", "first-visit-close"):
            box = app.hook(place).bounding_box()
            assert box is not None
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width
            assert 0 <= box["y"] <= box["y"] + box["height"] <= height
    expect_beginning(app, outputs)
    assert app.page.evaluate("shifts") == []


def _hold_in_training(app: App) -> None:
    app.page.wait_for_function(_HOLD_IN_TRAINING, timeout=START, polling="raf")
    expect(app.hook("first-visit-play")).to_have_text(IS_HELD)


def test_the_introduction_is_read_before_the_labs(app: App) -> None:
    come(app)
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


_NOTE_TEXTS = """() => {
  window.texts = [];
  addEventListener("DOMContentLoaded", () => {
    for (const name of ["first-visit-caption", "first-visit-reading"]) {
      const place = document.querySelector(`[data-testid="${name}"]`);
      const note = () => texts.push([name, place.textContent]);
      new MutationObserver(note).observe(place, { childList: true });
    }
  });
}"""

_NOTE_SHIFTS = """() => {
  window.shifts = [];
  const isOfIt = ({ node }) => node?.parentElement?.closest("#first-visit") ?? node?.id === "first-visit";
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.sources.some(isOfIt)) shifts.push(entry.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
}"""

_SAYS = """(words) =>
  document.querySelector('[data-testid="first-visit-caption"]').textContent.startsWith(words)"""

_PRESS_PAUSE = """() => {
  const run = document.querySelector('[data-testid="tt-run"]');
  if (run.textContent !== "Pause") return false;
  run.click();
  return true;
}"""

_HOLD_IN_TRAINING = """() => {
  const shown = (name) => document.querySelector(`[data-testid="${name}"]`);
  if (shown("tt-run").textContent !== "Pause" || shown("tt-epoch").dataset.value === "0") return false;
  shown("first-visit-play").click();
  return true;
}"""

_IS_NOTED = """async () => {
  const opened = indexedDB.open("pynn");
  const database = await new Promise((resolve) => { opened.onsuccess = () => resolve(opened.result); });
  const asked = database.transaction("kept").objectStore("kept").getAllKeys();
  const keys = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
  database.close();
  return keys.includes("first-visit/seen");
}"""
