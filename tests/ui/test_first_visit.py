"""A first visit: some seconds of learning in the lab itself, which end at the first touch."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import PYTHON, START, App, leave_unanswered
from tests.browser.complaints import Complaints
from tests.browser.pages import first_visit_page
from tests.browser.states import CheckState

CAPTIONS = ["The network answers", "The loss measures", "In every step", "Learned. Now go"]
"""The beginnings of the captions, in their order."""


@pytest.fixture
def app(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    page = first_visit_page(browser, site_url, complaints)
    yield App(page, site_url)
    page.context.close()
    complaints.check()


def visit(app: App, link: str = "") -> App:
    app.page.goto(f"{app.url}{link}")
    app.wait_for_engine("ready")
    return app


def expect_phase(app: App, phase: str) -> None:
    expect(app.by_test_id("first-visit")).to_have_attribute("data-state", phase, timeout=START)


def play(app: App, link: str = "") -> App:
    """Open the site, and wait until the demo has taken a step."""
    visit(app, link)
    expect_phase(app, "playing")
    expect(app.by_test_id("tt-epoch")).not_to_have_attribute("data-value", "0")
    return app


def play_to_the_end(app: App, link: str = "") -> App:
    visit(app, link)
    expect_phase(app, "ended")
    return app


def expect_paused(app: App) -> None:
    """Check that the demo is over and one step is all that happens."""
    expect_phase(app, "off")
    expect(app.by_test_id("first-visit-close")).to_be_hidden()
    expect(app.by_test_id("first-visit-caption")).to_be_empty()
    expect(app.by_test_id("tt-run")).not_to_have_text("Pause")
    step = app.value("tt-epoch")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", f"{step + 1:.0f}")
    app.expect_no_error()


def wait_until_recorded(app: App) -> None:
    """Wait until the browser has stored that it was here."""
    app.page.evaluate(_UNTIL_RECORDED)


def test_it_learns_by_itself_and_stays_learned(app: App) -> None:
    app.page.add_init_script(_NOTE_CAPTIONS)
    app.page.goto(app.url)
    address = app.page.evaluate("[location.href, history.length]")
    app.wait_for_engine("ready")
    expect_phase(app, "ended")
    expect(app.by_test_id("tt-verdict")).to_have_attribute("data-state", "learned")
    assert app.outputs() == pytest.approx(app.targets(), abs=0.1)
    expect(app.by_test_id("tt-scrubber")).to_be_enabled()
    expect(app.by_test_id("tt-speed")).to_have_value("1")
    captions = app.page.evaluate("captions")
    assert [caption[: len(part)] for caption, part in zip(captions, CAPTIONS, strict=True)] == CAPTIONS
    assert app.page.evaluate("[location.href, history.length]") == address
    assert app.page.evaluate("document.activeElement === document.body")
    expect(app.by_test_id("path-next")).to_have_text("Next: one step by hand")
    app.click("first-visit-next")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "forward")
    expect(app.by_test_id("tt-stage-next")).to_be_focused()
    expect_phase(app, "off")


def _go_back_to_the_first_step(app: App) -> None:
    app.by_test_id("tt-scrubber").fill("1")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")


TOUCHES: dict[str, Callable[[App], object]] = {
    "the button": lambda app: app.click("first-visit-close"),
    "a click on nothing": lambda app: app.page.locator("h1").first.click(),
    "Escape": lambda app: app.page.keyboard.press("Escape"),
    "any key": lambda app: app.page.keyboard.press("k"),
    "Pause": lambda app: app.click("tt-run"),
    "Pause by the keyboard": lambda app: app.by_test_id("tt-run").press("Enter"),
    "the slider": _go_back_to_the_first_step,
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_one_touch_ends_it_where_it_is(app: App, touch: str) -> None:
    play(app)
    TOUCHES[touch](app)
    expect_paused(app)
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(0)


def test_a_modifier_key_or_a_shortcut_does_not_end_it(app: App) -> None:
    play(app)
    for keys in ("Shift", "Control", "Control+Shift"):
        app.page.keyboard.press(keys)
    expect_phase(app, "ended")


def test_a_press_does_what_it_was_meant_for(app: App) -> None:
    play(app)
    app.click("tt-stage-next")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "forward")
    expect_paused(app)


def test_another_lab_ends_it(app: App) -> None:
    play(app)
    app.page.get_by_role("link", name="Digits", exact=True).click()
    expect_phase(app, "off")
    app.page.get_by_role("link", name="Truth table", exact=True).click()
    expect_paused(app)


@pytest.mark.parametrize("touch", ["a click", "a key", "scrolling"])
def test_touched_while_python_starts_it_never_begins(app: App, touch: str) -> None:
    app.page.route(PYTHON, leave_unanswered)
    app.page.goto(app.url)
    expect_phase(app, "waiting")
    if touch == "a click":
        app.page.locator("h1").first.click()
    elif touch == "a key":
        app.page.keyboard.press("Escape")
    else:
        app.page.evaluate("scrollTo(0, 40)")
    expect_phase(app, "off")
    app.page.unroute(PYTHON)  # which lets the requests go on
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect_paused(app)


@pytest.mark.parametrize(
    "link",
    [
        "#truth-table",
        "#truth-table?seed=3&table=2-0111",
        "?simd=off",
        "?fbclid=IwAR0&utm_source=chat",
    ],
)
def test_it_comes_by_every_link_to_the_lab(app: App, link: str) -> None:
    play(app, link)
    expect(app.by_test_id("address-note")).to_be_hidden()
    if "seed=3" in link:
        expect(app.by_test_id("tt-seed")).to_have_value("3")
        expect(app.by_test_id("tt-table").locator("tbody tr").first.locator("td")).to_have_count(5)


def test_it_comes_in_german(app: App) -> None:
    play_to_the_end(app, "?language=de")
    expect(app.by_test_id("first-visit-caption")).to_have_text(
        "Gelernt. Geh jetzt selbst einen Schritt durch."
    )


@pytest.mark.parametrize(
    "link", ["#digits", "#code", "#truth-table?task=Look", "#truth-table?seed=3&lock=seed"]
)
def test_who_comes_by_a_link_with_a_task_or_to_another_lab_is_shown_that(app: App, link: str) -> None:
    visit(app, link)
    expect_phase(app, "off")
    if "truth-table" in link:
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
        expect_paused(app)


def test_where_a_table_cannot_be_learned_it_ends_and_says_so(app: App) -> None:
    play_to_the_end(app, "#truth-table?hidden_layers=0")
    expect(app.by_test_id("first-visit-caption")).to_contain_text("cannot learn this table")
    expect(app.by_test_id("tt-verdict")).to_have_attribute("data-state", "unlearnable")
    expect(app.by_test_id("first-visit-next")).to_be_hidden()
    expect(app.by_test_id("path-next")).to_be_hidden()


def test_it_plays_once_and_then_on_request(app: App) -> None:
    play(app).click("first-visit-close")
    wait_until_recorded(app)
    app.page.reload()
    app.wait_for_engine("ready")
    expect_phase(app, "off")
    app.click("first-visit-open")
    expect(app.page.locator("#truth-table-title")).to_be_focused()
    expect_phase(app, "ended")
    expect(app.by_test_id("tt-verdict")).to_have_attribute("data-state", "learned")


def test_without_storage_it_plays_each_time(app: App) -> None:
    app.page.add_init_script(_DENIED)
    play(app).click("first-visit-close")
    expect_phase(app, "off")
    app.page.reload()
    expect_phase(app, "playing")


def test_requested_from_another_lab_it_goes_there_and_keeps_the_run_that_was(app: App) -> None:
    play(app).click("first-visit-close")
    expect_paused(app)
    steps = app.text_value("tt-epoch")
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.click("first-visit-open")
    expect(app.by_test_id("tt-run")).to_be_visible()
    assert app.page.url.endswith("#truth-table")
    expect_phase(app, "ended")
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(1)
    expect(app.by_test_id("tt-earlier-runs")).to_contain_text(f"after {steps} step")


def test_with_reduced_motion_it_plays_on_request_only(app: App) -> None:
    app.page.emulate_media(reduced_motion="reduce")
    visit(app)
    expect_phase(app, "off")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    app.click("first-visit-open")
    expect_phase(app, "ended")


def test_where_python_ends_during_the_demo_the_lab_goes_on_from_there(app: App) -> None:
    play(app)
    app.kill_worker()
    app.expect_error("engine-died", timeout=START)
    expect_phase(app, "off")
    expect(app.by_test_id("first-visit-close")).to_be_hidden()
    step = app.text_value("tt-epoch")
    app.retry()
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", step)
    expect_paused(app)


@pytest.mark.parametrize("size", [(320, 640), (390, 664), (740, 360), (1366, 640), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_caption_hides_neither_drawing_nor_curve_and_moves_nothing(
    app: App, size: tuple[int, int], language: str
) -> None:
    width, height = size
    app.page.set_viewport_size({"width": width, "height": height})
    play(app, f"?language={language}")
    assert app.page.evaluate(_CAPTION_OVERLAPS) == []
    expect_phase(app, "ended")
    expect(app.by_test_id("tt-run")).not_to_have_text("Pause")
    places = app.page.evaluate(_PLACES)
    assert app.page.evaluate(_CAPTION_OVERLAPS) == []
    assert app.page.evaluate(_RIGHT_END) <= width
    app.page.keyboard.press("Escape")
    expect_phase(app, "off")
    assert app.page.evaluate(_PLACES) == places


def test_it_can_be_read_by_everyone(app: App, check_state: CheckState) -> None:
    play_to_the_end(app)
    expect(app.page.get_by_role("status").filter(has_text=re.compile("^Learned. Now"))).to_be_visible()
    check_state("the end of the demo")


_DENIED = 'IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }'

_NOTE_CAPTIONS = """(() => {
  window.captions = [];
  addEventListener("DOMContentLoaded", () => {
    const caption = document.querySelector('[data-testid="first-visit-caption"]');
    const note = () => { if (caption.textContent !== "") captions.push(caption.textContent); };
    new MutationObserver(note).observe(caption, { childList: true });
  });
})()"""

_PLACES = """() => ["path", "tt-run", "tt-table", "tt-network", "tt-curve"].map((name) => {
  const element = document.querySelector(`[data-testid="${name}"]`);
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
})"""

_RIGHT_END = """() => Math.max(
  ...[...document.querySelectorAll(".first-visit, .first-visit *, .path *")].map(
    (part) => part.getBoundingClientRect().right))"""

_CAPTION_OVERLAPS = """() => {
  const box = (name) => document.querySelector(`[data-testid="${name}"]`).getBoundingClientRect();
  const caption = box("first-visit");
  const covers = ({ left, top, right, bottom }) =>
    left < caption.right && right > caption.left && top < caption.bottom && bottom > caption.top;
  return ["tt-network", "tt-curve", "tt-table", "tt-run"].filter((name) => covers(box(name)));
}"""
"""The figures that the caption covers."""

_UNTIL_RECORDED = """async () => {
  for (;;) {
    const opened = indexedDB.open(`pynn ${location.origin}${location.pathname}`);
    const database = await new Promise((done) => { opened.onsuccess = () => done(opened.result); });
    const request = database.transaction("kept").objectStore("kept").getAllKeys();
    const keys = await new Promise((done) => { request.onsuccess = () => done(request.result); });
    database.close();
    if (keys.includes("first-visit/seen")) return;
    await new Promise(requestAnimationFrame);
  }
}"""
