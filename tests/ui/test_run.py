"""A run of the truth table: its pace, where it ends, and the way back through it."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.first_screen import wait_until_drawn

LEARNED = "263"
"""Steps until every output is within 0.1 of its target, see tests/unit/test_truth_table_lab.py."""


@pytest.mark.parametrize("speed", ["10", "flat out"])
def test_it_stops_when_every_answer_is_learned_and_goes_on_when_told(app: App, speed: str) -> None:
    app.open()
    app.choose("tt-speed", speed)
    app.click("tt-run")
    run = app.by_test_id("tt-run")
    expect(run).to_have_text("Continue")
    expect(app.by_test_id("tt-verdict")).to_have_attribute("data-state", "learned")
    expect(app.by_test_id("tt-verdict")).to_have_text(
        f"Learned after {LEARNED} steps: every answer is within 0.1 of its target."
    )
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", LEARNED)
    app.click("tt-run")
    expect(run).to_have_text("Pause")
    expect(app.by_test_id("tt-epoch")).not_to_have_attribute("data-value", LEARNED)
    app.click("tt-run")
    expect(run).to_have_text("Continue")
    expect(app.by_test_id("tt-verdict")).to_contain_text(f"Learned after {LEARNED} steps")


def test_a_target_that_is_flipped_while_it_goes_on_has_to_be_learned_too(app: App) -> None:
    app.open()
    app.choose("tt-speed", "flat out")
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Continue")
    app.click("tt-target-0")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Continue")
    assert all(abs(y - t) <= 0.1 for y, t in zip(app.outputs(), app.targets(), strict=True))


def test_the_slider_stands_under_its_step_of_the_curve(app: App) -> None:
    app.open()
    app.run_until_learned()
    slider, plot = app.by_test_id("tt-scrubber"), app.page.locator("#truth-table-chart .u-over")
    mark = app.page.locator("#truth-table-chart .chart-mark")
    assert slider.get_attribute("max") == LEARNED
    for step in (0, 100, 263):
        slider.fill(str(step))
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))
        wait_until_drawn(app.page)
        box, line, area = slider.bounding_box(), mark.bounding_box(), plot.bounding_box()
        assert box
        assert line
        assert area
        thumb = 16  # pixels, as --thumb
        thumb_middle = box["x"] + thumb / 2 + step / 263 * (box["width"] - thumb)
        assert thumb_middle == pytest.approx(area["x"] + step / 263 * area["width"], abs=1.5)
        assert thumb_middle == pytest.approx(line["x"] + line["width"] / 2, abs=2)


def test_back_to_latest_is_there_while_one_looks_back(app: App) -> None:
    app.open()
    app.run_until_learned()
    latest = app.by_test_id("tt-latest")
    expect(latest).to_be_hidden()
    app.by_test_id("tt-scrubber").fill("90")
    expect(app.by_test_id("tt-epoch")).to_have_text(f"90 of {LEARNED}")
    latest.click()
    expect(app.by_test_id("tt-epoch")).to_have_text(LEARNED)
    expect(latest).to_be_hidden()
    expect(app.by_test_id("tt-scrubber")).to_be_focused()
