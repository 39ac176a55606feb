"""The pad: ink comes from the strokes, a tap is a dot, and one pointer at a time draws."""

import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, CDPSession, expect

from pynn import recipes, settings
from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.downloads import content
from tests.browser.pages import watched_page
from tests.browser.redrawn_digits import PEN, share_read

DOT = math.pi * (PEN / 2) ** 2
"""Pixels of ink that a tap leaves."""
MIDDLE = (140.0, 140.0)
DRAWINGS = 20
NOISE = Path(__file__).with_name("noisy_canvas.js")
Point = tuple[float, float]


@pytest.fixture(scope="module")
def data() -> mnist.Mnist:
    return mnist.load(default_data_folder())


@pytest.fixture(scope="module")
def network_file(data: mnist.Mnist, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network that reads digits, trained as the page's defaults do."""
    trainer = recipes.digits_trainer(data.train, **settings.defaults(settings.DIGITS))
    while not trainer.progress.finished:
        trainer.advance()
    path = tmp_path_factory.mktemp("network") / "trained.npz"
    trainer.network.save(path)
    return path


@pytest.fixture
def noisy(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    """The page in a browser that answers noise where a canvas is read."""
    page = watched_page(browser, site_url, complaints)
    page.add_init_script(path=NOISE)
    yield App(page, site_url)
    page.context.close()
    complaints.check()


@pytest.fixture
def tablet(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    """The digits lab on a screen for fingers and a pen, with nothing drawn."""
    screen = {"width": 800, "height": 1000}
    page = watched_page(browser, site_url, complaints, viewport=screen, has_touch=True, is_mobile=True)
    app = App(page, site_url).open("digits")
    app.by_test_id("draw-canvas").scroll_into_view_if_needed()
    yield app
    page.context.close()
    complaints.check()


@pytest.fixture
def cdp(tablet: App) -> CDPSession:
    return tablet.page.context.new_cdp_session(tablet.page)


def place(app: App, point: Point) -> Point:
    """The point of the window at a point of the pad, which is 280 wide."""
    box = app.by_test_id("draw-canvas").bounding_box()
    assert box is not None
    scale = box["width"] / 280
    return box["x"] + point[0] * scale, box["y"] + point[1] * scale


def touch(app: App, cdp: CDPSession, kind: str, *points: Point) -> None:
    """All fingers that are down after this event, each at its point of the pad."""
    send_touch(cdp, kind, *(place(app, point) for point in points))


def send_touch(cdp: CDPSession, kind: str, *places: Point) -> None:
    """Like ``touch``, with points of the window."""
    fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
    cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def press_pen(app: App, cdp: CDPSession, kind: str, point: Point, **more: object) -> None:
    event = {"type": kind, "pointerType": "pen", "button": "left", "buttons": 1, "clickCount": 1}
    x, y = place(app, point)
    cdp.send("Input.dispatchMouseEvent", event | {"x": x, "y": y} | more)


def send_pointer(app: App, kind: str, point: Point, **event: object) -> None:
    """An event of a pointer that this machine does not have."""
    app.by_test_id("draw-canvas").evaluate(
        """(canvas, [kind, [x, y], event]) => canvas.dispatchEvent(new PointerEvent(kind, {
          bubbles: true, clientX: x, clientY: y, button: 0, buttons: 1, ...event }))""",
        [kind, place(app, point), event],
    )


def ink_area(app: App) -> float:
    """Full pixels of ink that the pad shows."""
    return float(app.by_test_id("draw-canvas").evaluate(_INK_AREA))


def expect_strokes(app: App, count: int) -> None:
    """This many presses of Undo empty the pad."""
    undo = app.page.locator("#pad-undo")
    for _ in range(count):
        expect(undo).to_be_enabled()
        undo.dispatch_event("click")
    expect(undo).to_be_disabled()
    assert ink_area(app) == 0


# -- what is read is what was drawn ---------------------------------------------------------------


def test_drawings_are_read_where_reading_a_canvas_gives_noise(
    noisy: App, data: mnist.Mnist, network_file: Path
) -> None:
    noisy.open("digits").load_model(network_file)
    expect(noisy.by_test_id("mnist-status")).to_contain_text("784-30-10")
    assert share_read(noisy, data.test, DRAWINGS) >= 0.9


def test_a_png_of_noise_is_refused_with_the_reason_and_the_svg_is_right(noisy: App) -> None:
    noisy.open()
    noisy.click("tt-picture-png")
    assert "does not let a page read its own pictures" in noisy.expect_error("refused")
    noisy.take_steps(1)  # what the lab can do does not hide what could not be saved
    noisy.expect_error("refused")
    fills = set(re.findall(r'fill="(#\w+)"', content(noisy, "tt-picture-svg").decode()))
    assert {"#fffefb", "#1d2430"} <= fills  # --panel and --ink of the light page
    noisy.page.get_by_role("link", name="Digits").click()
    noisy.fill_in({"mnist-train-size": 1000, "mnist-epochs": 1})
    noisy.train()  # unfolds what is below the view
    noisy.page.locator("#units-panel").scroll_into_view_if_needed()
    expect(noisy.page.locator("#units canvas")).to_have_count(30)
    noisy.click("units-picture-png")
    assert "resistFingerprinting" in noisy.expect_error("refused")


def test_the_ink_is_what_the_browser_itself_would_paint(app: App) -> None:
    app.open("digits")
    rng = np.random.default_rng(3)
    for width in (4, 16, 40):
        app.choose_pen(width)
        points = [(float(x), float(y)) for x, y in rng.uniform(20, 260, (12, 2))]
        app.draw([points])
        mean, count = app.by_test_id("draw-canvas").evaluate(_DIFFERENCE, [points, width])
        assert mean < 1  # of 255
        assert count < 30  # pixels that differ by more than a quarter: at the tips of sharp bends
        app.clear()


# -- a tap is a dot -------------------------------------------------------------------------------


def tap_with_mouse(app: App, _: CDPSession) -> None:
    app.page.mouse.click(*place(app, MIDDLE))


def tap_with_finger(app: App, _: CDPSession) -> None:
    app.page.touchscreen.tap(*place(app, MIDDLE))


def tap_with_pen(app: App, cdp: CDPSession) -> None:
    press_pen(app, cdp, "mousePressed", MIDDLE)
    press_pen(app, cdp, "mouseReleased", MIDDLE, buttons=0)


def tap_with_keyboard(app: App, _: CDPSession) -> None:
    app.by_test_id("draw-canvas").focus()
    app.page.keyboard.press("Space")
    app.page.keyboard.press("Space")


TAPS = [tap_with_mouse, tap_with_finger, tap_with_pen, tap_with_keyboard]


@pytest.mark.parametrize("tap", TAPS)
def test_a_tap_is_a_dot_of_the_pen_s_width_and_not_sure(
    tablet: App, cdp: CDPSession, network_file: Path, tap: Callable[[App, CDPSession], None]
) -> None:
    tablet.load_model(network_file)
    expect(tablet.by_test_id("mnist-status")).to_contain_text("784-30-10")
    tap(tablet, cdp)
    assert ink_area(tablet) == pytest.approx(DOT, rel=0.02)
    assert tablet.read() == ""
    expect(tablet.by_test_id("draw-digit")).to_have_text("?")
    expect(tablet.page.locator("#answer-text")).to_contain_text("Not sure")
    tap(tablet, cdp)
    assert ink_area(tablet) == pytest.approx(DOT, rel=0.02)
    expect_strokes(tablet, 2)


@pytest.mark.parametrize("width", [4, 40])
def test_a_dot_is_as_wide_as_the_pen(app: App, width: int) -> None:
    app.open("digits")
    app.choose_pen(width)
    app.draw([[MIDDLE]])
    assert ink_area(app) == pytest.approx(math.pi * width**2 / 4, rel=0.05)


# -- one pointer at a time ------------------------------------------------------------------------


def test_a_second_finger_takes_the_first_one_s_stroke_back(tablet: App, cdp: CDPSession) -> None:
    touch(tablet, cdp, "touchStart", (60, 60))
    touch(tablet, cdp, "touchMove", (60, 120))
    assert ink_area(tablet) > DOT
    touch(tablet, cdp, "touchStart", (60, 120), (200, 200))
    assert ink_area(tablet) == 0
    touch(tablet, cdp, "touchMove", (60, 160), (200, 160))
    touch(tablet, cdp, "touchEnd")
    expect_strokes(tablet, 0)
    touch(tablet, cdp, "touchStart", (60, 60))
    touch(tablet, cdp, "touchEnd")
    expect_strokes(tablet, 1)


def test_two_fingers_on_the_pad_zoom_the_page_and_draw_nothing(tablet: App, cdp: CDPSession) -> None:
    touch(tablet, cdp, "touchStart", (130, 140))
    touch(tablet, cdp, "touchMove", (125, 140))
    touch(tablet, cdp, "touchStart", (125, 140), (150, 140))
    spread(cdp, *place(tablet, MIDDLE))
    tablet.page.wait_for_function("() => visualViewport.scale > 1.5")
    assert ink_area(tablet) == 0
    expect_strokes(tablet, 0)


def spread(cdp: CDPSession, x: float, y: float) -> None:
    """Two fingers that are down already move apart, and are lifted."""
    for apart in range(20, 120, 10):
        send_touch(cdp, "touchMove", (x - apart, y), (x + apart, y))
    send_touch(cdp, "touchEnd")


def test_what_the_browser_takes_for_itself_leaves_no_stroke(tablet: App, cdp: CDPSession) -> None:
    tap_with_mouse(tablet, cdp)
    before = ink_area(tablet)
    touch(tablet, cdp, "touchStart", (60, 60))
    touch(tablet, cdp, "touchMove", (60, 120))
    touch(tablet, cdp, "touchCancel")
    assert ink_area(tablet) == before
    expect_strokes(tablet, 1)


def test_a_pen_goes_before_the_hand_that_holds_it(tablet: App) -> None:
    """The hand comes down first, stays, and comes down again; the pen draws one stroke."""
    hand = {"pointerId": 21, "pointerType": "touch"}
    stylus = {"pointerId": 22, "pointerType": "pen", "isPrimary": True}
    send_pointer(tablet, "pointerdown", (220, 220), **hand)
    send_pointer(tablet, "pointermove", (222, 225), **hand)
    assert ink_area(tablet) > 0
    send_pointer(tablet, "pointerdown", (60, 60), **stylus)
    assert ink_area(tablet) == pytest.approx(DOT, rel=0.02)
    send_pointer(tablet, "pointermove", (200, 200), **hand)
    send_pointer(tablet, "pointermove", (60, 120), **stylus)
    send_pointer(tablet, "pointerdown", (200, 60), **hand | {"pointerId": 23})
    send_pointer(tablet, "pointermove", (200, 90), **hand | {"pointerId": 23})
    send_pointer(tablet, "pointerup", (60, 120), **stylus | {"buttons": 0})
    send_pointer(tablet, "pointerdown", (200, 60), **hand | {"pointerId": 24})
    # 60 long and 16 wide, with two half circles
    assert ink_area(tablet) == pytest.approx(60 * PEN + DOT, rel=0.02)
    expect_strokes(tablet, 1)


def test_a_pen_that_hovers_and_other_buttons_draw_nothing(tablet: App, cdp: CDPSession) -> None:
    press_pen(tablet, cdp, "mouseMoved", (60, 60), button="none", buttons=0)
    press_pen(tablet, cdp, "mouseMoved", (200, 200), button="none", buttons=0)
    for button in ("right", "middle"):
        tablet.page.mouse.move(*place(tablet, MIDDLE))
        tablet.page.mouse.down(button=button)
        tablet.page.mouse.move(*place(tablet, (200, 200)))
        tablet.page.mouse.up(button=button)
    for event in ({"button": 2, "buttons": 2}, {"button": 5, "buttons": 32}):
        send_pointer(tablet, "pointerdown", MIDDLE, pointerId=9, pointerType="pen", **event)
        send_pointer(tablet, "pointermove", (60, 60), pointerId=9, pointerType="pen", **event)
    expect_strokes(tablet, 0)


def test_a_stroke_goes_on_after_a_way_outside_and_ends_with_the_window_s_focus(app: App) -> None:
    app.open("digits")
    app.draw([[(140, 140), (140, 400), (140, 140)]])
    expect_strokes(app, 1)
    mouse = app.page.mouse
    mouse.move(*place(app, (60, 60)))
    mouse.down()
    app.page.evaluate("dispatchEvent(new Event('blur'))")
    mouse.move(*place(app, (200, 200)))
    assert ink_area(app) == pytest.approx(DOT, rel=0.02)
    mouse.up()
    expect_strokes(app, 1)


@pytest.mark.parametrize("way", ["draw-clear", "pad-undo"])
def test_a_stroke_that_is_cleared_while_it_is_drawn_is_over(app: App, way: str) -> None:
    app.open("digits")
    app.draw([[(60, 60)]])
    mouse = app.page.mouse
    mouse.move(*place(app, (100, 100)))
    mouse.down()
    app.page.locator(f"#{way}, [data-testid={way}]").dispatch_event("click")
    mouse.move(*place(app, (200, 200)))
    mouse.up()
    expect_strokes(app, 1 if way == "pad-undo" else 0)


def test_a_pointer_and_the_keyboard_s_pen_never_share_a_stroke(app: App) -> None:
    app.open("digits")
    mouse = app.page.mouse
    mouse.move(*place(app, (60, 60)))
    mouse.down()
    app.page.keyboard.press("Space")  # a dot in the middle
    mouse.move(*place(app, (60, 100)))
    mouse.up()
    app.page.keyboard.press("Space")
    assert ink_area(app) == pytest.approx(2 * DOT, rel=0.02)
    expect_strokes(app, 2)


def test_ink_over_a_test_digit_is_taken_back_to_that_digit(tablet: App) -> None:
    tablet.fill_in({"mnist-train-size": 2000, "mnist-epochs": 1})
    tablet.train()
    tablet.page.locator("#test-digits-panel").scroll_into_view_if_needed()
    expect(tablet.by_test_id("test-to-pad")).to_be_enabled()
    tablet.click("test-to-pad")
    digit = ink_area(tablet)
    assert digit > 0
    tablet.by_test_id("draw-canvas").scroll_into_view_if_needed()
    tablet.page.touchscreen.tap(*place(tablet, (20, 20)))
    assert ink_area(tablet) == pytest.approx(digit + DOT, rel=0.02)
    tablet.page.locator("#pad-undo").click()
    assert ink_area(tablet) == digit
    expect_strokes(tablet, 1)


# -- other places that are dragged on -------------------------------------------------------------


def test_two_fingers_on_a_chart_zoom_and_do_not_fight_over_the_step(
    browser: Browser, site_url: str, complaints: Complaints
) -> None:
    page = watched_page(browser, site_url, complaints, has_touch=True, is_mobile=True)
    app = App(page, site_url).open()
    app.run_to_step(100)
    chart = page.locator(".scrubbed .u-over").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    cdp = page.context.new_cdp_session(page)
    x, y, width = box["x"], box["y"] + box["height"] / 2, box["width"]
    send_touch(cdp, "touchStart", (x + 0.5 * width, y))
    expect(app.by_test_id("tt-epoch")).not_to_have_attribute("data-value", "100")
    picked = app.text_value("tt-epoch")
    send_touch(cdp, "touchStart", (x + 0.5 * width, y), (x + 0.6 * width, y))
    spread(cdp, x + 0.55 * width, y)
    page.wait_for_function("() => visualViewport.scale > 1.5")
    assert app.text_value("tt-epoch") == picked
    page.context.close()
    complaints.check()


_INK_AREA = """(canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let area = 0;
  for (let at = 3; at < data.length; at += 4) area += data[at] / 255;
  return area;
}"""

_DIFFERENCE = """(canvas, [points, width]) => {
  const pen = new OffscreenCanvas(280, 280).getContext("2d");
  Object.assign(pen, { lineCap: "round", lineJoin: "round", lineWidth: width });
  pen.moveTo(...points[0]);
  for (let n = 1; n < points.length - 1; n += 1) {
    const [[x, y], [nextX, nextY]] = [points[n], points[n + 1]];
    const isLast = n === points.length - 2;
    const end = isLast ? [nextX, nextY] : [(x + nextX) / 2, (y + nextY) / 2];
    pen.quadraticCurveTo(x, y, ...end);
  }
  pen.stroke();
  const shown = new OffscreenCanvas(280, 280).getContext("2d");
  shown.drawImage(canvas, 0, 0);
  const [a, b] = [pen, shown].map((context) => context.getImageData(0, 0, 280, 280).data);
  let [sum, count] = [0, 0];
  for (let at = 3; at < a.length; at += 4) {
    sum += Math.abs(a[at] - b[at]);
    if (Math.abs(a[at] - b[at]) > 64) count += 1;
  }
  return [sum / 280 ** 2, count];
}"""
