"""The drawing of the network: labels that never overlap, biases, signs of gradients, motion."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, expect

from pynn import recipes, settings, truth_table
from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.pages import watched_page

_KINDS = {2: "2", 3: "document", 4: "4"}
"""The table with as many inputs."""
_SHAPES = ["2-1", "4-1", "3-1-1", "2-2-1", "3-4-1", "2-8-1", "2-2-2-1", "3-4-4-1", "4-8-8-1"]
_SCREENS = {"laptop": (1366, 640), "phone": (390, 664)}

_OVERLAPS = """(drawing) => {
  const boxes = [...drawing.querySelectorAll("text")]
    .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const { left, right } = drawing.getBoundingClientRect();
  const outside = boxes
    .filter(({ box }) => box.left < left - 1 || box.right > right + 1)
    .map(({ text }) => `${text} sticks out`);
  // line boxes are higher than figures: a quarter of their height is free above and below
  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right &&
    one.top + one.height / 4 < other.bottom - other.height / 4 &&
    other.top + other.height / 4 < one.bottom - one.height / 4;
  return [...outside, ...boxes.flatMap(({ text, box }, index) =>
    boxes.slice(index + 1)
      .filter((other) => overlap(box, other.box))
      .map((other) => `${text} and ${other.text}`))];
}"""
"""Pairs of visible texts whose figures overlap, and texts that stick out."""

_COVERED_UNITS = """(drawing) => {
  const circles = [...drawing.querySelectorAll(".unit")].map((unit) => unit.getBoundingClientRect());
  return [...drawing.querySelectorAll(".label text")]
    .filter((text) => {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      return width > 0 && circles.some((circle) => {
        const x = (circle.left + circle.right) / 2, y = (circle.top + circle.bottom) / 2;
        const across = Math.max(left - x, 0, x - right);
        const down = Math.max(top + 4 - y, 0, y - bottom + 4);
        return Math.hypot(across, down) < circle.width / 2;
      });
    })
    .map((text) => text.textContent);
}"""
"""Labels that lie on a unit."""


@pytest.fixture(params=_SCREENS)
def screen(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[App]:
    """A page on a laptop or a phone, without motion."""
    complaints = Complaints()
    width, height = _SCREENS[request.param]
    page = watched_page(
        browser,
        site_url,
        complaints,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    )
    yield App(page, site_url).open()
    page.context.close()
    complaints.check()


def drawing(app: App) -> Locator:
    return app.page.locator("svg.network")


def set_shape(app: App, shape: str) -> None:
    """Fill in the settings of a shape such as 3-4-1."""
    inputs, *hidden, _ = map(int, shape.split("-"))
    if app.by_test_id("tt-settings").get_attribute("aria-expanded") == "false":
        app.click("tt-settings")
    app.choose("tt-kind", _KINDS[inputs])
    app.choose("tt-hidden-layers", len(hidden))
    if hidden:
        app.fill("tt-hidden", hidden[0])
    app.click("tt-settings")
    expect(drawing(app).locator(".unit-group")).to_have_count(inputs + sum(hidden) + 1)


def stages(shape: str) -> list[str]:
    layers = shape.count("-")
    return ["forward", "loss", *(f"layer-{layer}" for layer in range(layers, 0, -1)), "update"]


def enter_stage(app: App, stage: str) -> None:
    app.click("tt-stage-next")
    expect(drawing(app)).to_have_attribute("data-stage", stage)


def faults_in_stages(app: App, shape: str) -> list[str]:
    """Labels that overlap, in all stages; those that ought to be there are waited for."""
    found: list[str] = []
    for stage in ["all", *stages(shape)]:
        if stage != "all":
            enter_stage(app, stage)
        if stage == "loss":
            expect(drawing(app).locator(".loss-value:visible")).to_have_count(1)
        else:
            layers = shape.count("-") if stage == "forward" else 1
            expect(drawing(app).locator(".edge-number:visible")).to_have_count(layers)
        faults = drawing(app).evaluate(_OVERLAPS) + drawing(app).evaluate(_COVERED_UNITS)
        found.extend(f"{shape}, {stage}: {fault}" for fault in faults)
    app.page.locator(".chip").last.click()
    return found


def expect_no_overlaps(app: App, shapes: list[str]) -> None:
    found: list[str] = []
    for shape in shapes:
        set_shape(app, shape)
        found.extend(faults_in_stages(app, shape))
    assert not found, "\n".join(found)


def test_no_two_labels_overlap_whatever_the_shape_and_the_stage(screen: App) -> None:
    expect_no_overlaps(screen, _SHAPES)


def test_no_two_labels_overlap_in_german(screen: App) -> None:
    screen.page.goto(f"{screen.url}?language=de#truth-table")
    screen.wait_for_engine("ready")
    expect(screen.page.locator("html")).to_have_attribute("lang", "de")
    expect_no_overlaps(screen, ["3-4-1", "2-2-2-1", "4-8-8-1"])


def test_no_two_labels_overlap_with_large_and_with_tiny_numbers(screen: App) -> None:
    """A bias of −67.89 and a weight of 98.76 drive units to 0 and to 1, so that gradients vanish."""
    found: list[str] = []
    for shape in ("2-1", "3-4-1", "2-2-2-1", "4-8-8-1"):
        set_shape(screen, shape)
        for key, value in (("b1.1", -67.89), ("W1.1.2", 98.76)):
            drawing(screen).locator(f'[data-quantity="{key}"]').dispatch_event("click")
            expect(drawing(screen).locator(f'.selected[data-quantity="{key}"]').first).to_be_attached()
            screen.fill("tt-selected-value", value)
            expect(screen.by_test_id("tt-selected-value")).to_have_attribute("data-value", str(value))
        found.extend(faults_in_stages(screen, shape))
    assert not found, "\n".join(found)


def test_a_selected_bias_is_drawn_like_a_weight_with_its_number(app: App) -> None:
    app.open()
    bias = drawing(app).locator('.bias[data-quantity="b1.3"]')
    line, square = bias.locator(".weight"), bias.locator(".bias-source")
    bias.dispatch_event("click")
    expect(bias).to_have_class(re.compile("selected"))
    widths = []
    for typed, shown, sign in ((2, "2", "positive"), (-8, "−8", "negative")):
        app.fill("tt-selected-value", typed)
        expect(drawing(app).locator(".edge-number:visible")).to_have_text(shown)
        expect(bias).to_have_class(re.compile(sign))
        widths.append(float(line.get_attribute("stroke-width") or 0))
    assert widths[0] < widths[1]
    # not by colour alone: a negative bias has a broken line and a hollow square
    assert line.evaluate("line => getComputedStyle(line).strokeDasharray") != "none"
    fill, stroke = square.evaluate(
        "square => [getComputedStyle(square).fill, getComputedStyle(square).stroke]"
    )
    assert fill != stroke


_GLOWS = """(drawing) => {
  const groups = [...drawing.querySelectorAll(".edge, .bias")];
  const glows = [...drawing.querySelectorAll(".glow")];
  return Object.fromEntries(groups.map(({ dataset }, index) => {
    const { stroke, strokeDasharray, strokeWidth } = getComputedStyle(glows[index]);
    return [dataset.quantity, [parseFloat(strokeWidth), stroke, strokeDasharray]];
  }));
}"""


def test_gradients_show_their_sign_in_colour_and_in_the_form_of_their_glow(app: App) -> None:
    app.open()
    for _ in range(3):
        app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "3")
    for stage in stages("3-4-1")[:4]:
        enter_stage(app, stage)
    glows = drawing(app).evaluate(_GLOWS)
    examples = truth_table.document_table()
    for _ in (
        trainer := recipes.truth_table_trainer(
            examples, epochs=3, **settings.defaults(settings.TRUTH_TABLE)
        )
    ):
        pass
    row = slice(1, 2)  # that of the inputs 0 1 1, which is shown at first
    gradients = trainer.network.gradients(examples.inputs[row], examples.targets[row])
    forms: dict[float, set[tuple[str, str]]] = {}
    for (to, source), gradient in np.ndenumerate(gradients.weights[0]):
        width, *form = glows[f"W1.{to + 1}.{source + 1}"]
        assert (width > 0) == (gradient != 0)
        if gradient:
            forms.setdefault(np.sign(gradient), set()).add(tuple(form))
    for to, gradient in enumerate(gradients.biases[0]):
        width, *form = glows[f"b1.{to + 1}"]
        assert width > 0
        forms[np.sign(gradient)].add(tuple(form))
    ((positive_colour, positive_dashes),) = forms[1]
    ((negative_colour, negative_dashes),) = forms[-1]
    assert positive_colour != negative_colour
    assert positive_dashes == "none"
    assert negative_dashes != "none"


_ENTER = """(button) => {
  button.click();
  const drawing = document.querySelector("svg.network");
  const animations = drawing.getAnimations({ subtree: true });
  return {
    stage: drawing.dataset.stage,
    ends: animations.map(({ effect }) => effect.getComputedTiming().endTime),
    value: drawing.querySelector('[data-quantity="u2.1"] .unit-value').textContent,
  };
}"""
"""Presses a button, and returns what moves in the drawing from then on."""
_MOVING = "drawing => drawing.getAnimations({ subtree: true }).length"


def test_each_stage_moves_once_when_it_is_entered(app: App) -> None:
    app.open()
    shown = drawing(app).locator('[data-quantity="u2.1"] .unit-value').text_content()
    for stage in stages("3-4-1"):
        entered = app.by_test_id("tt-stage-next").evaluate(_ENTER)
        assert entered["stage"] == stage
        assert entered["ends"], stage
        assert max(entered["ends"]) <= 1200
        assert entered["value"] == shown  # numbers are right at once
        drawing(app).evaluate(
            "d => Promise.all(d.getAnimations({ subtree: true }).map(({ finished }) => finished))"
        )
        expect(drawing(app).locator(".motion > *")).to_have_count(0)
        for key in ("W1.2.1", "W1.1.2"):
            edge = drawing(app).locator(f'.edge[data-quantity="{key}"]')
            edge.dispatch_event("click")
            expect(edge).to_have_class(re.compile("selected"))
        assert drawing(app).evaluate(_MOVING) == 0, f"{stage} moves again"


def test_a_run_moves_nothing_in_the_drawing_and_reduced_motion_neither(app: App) -> None:
    app.open()
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Pause")
    assert drawing(app).evaluate(_MOVING) == 0
    app.click("tt-run")
    app.page.emulate_media(reduced_motion="reduce")
    for stage in stages("3-4-1"):
        entered = app.by_test_id("tt-stage-next").evaluate(_ENTER)
        assert (entered["stage"], entered["ends"]) == (stage, [])
        expect(drawing(app).locator(".motion > *")).to_have_count(0)
