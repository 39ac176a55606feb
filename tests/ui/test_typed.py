"""Text typed or pasted into a field is accepted, or rejected with a reason."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app import App


def test_the_page_s_own_numbers_can_be_pasted_back(app: App) -> None:
    app.open()
    for shown, value in (("\N{MINUS SIGN}1.163", -1.163), ("2.5·10⁻³", 0.0025), ("1.5 · 10¹", 15)):
        app.fill("tt-selected-value", shown)
        expect(app.by_test_id("tt-selected-value")).to_have_attribute("data-value", str(value))
    app.expect_no_error()


def test_what_only_python_takes_for_a_number_is_refused(app: App) -> None:
    app.open()
    app.fill("tt-learning-rate", "1_0")
    assert "not 1_0" in app.expect_error("settings")


def test_after_a_weight_was_typed_the_weights_are_not_called_random(app: App) -> None:
    app.open()
    verdict = app.page.locator("#truth-table-verdict")
    expect(verdict).to_have_text("Not trained yet: the weights are random.")
    app.fill("tt-selected-value", 2)
    expect(verdict).to_have_text("Not trained yet: some of the weights were set by hand.")
    app.click("tt-step")
    expect(verdict).to_have_text(re.compile("^Still learning"))
    app.click("tt-reset")
    expect(verdict).to_have_text("Not trained yet: the weights are random.")


@pytest.mark.parametrize("typed", ["on", "off (all 0)", "the seed"])
def test_in_german_an_error_repeats_what_was_typed(app: App, typed: str) -> None:
    app.page.goto(f"{app.url}?language=de")
    app.wait_for_engine("ready")
    app.fill("tt-learning-rate", typed)
    assert app.expect_error("settings").endswith(f", nicht {typed}.")


def test_a_link_that_a_messenger_has_escaped_sets_up_its_lab(app: App) -> None:
    app.page.goto(f"{app.url}#truth-table%3Fseed%3D3%26lock%3Dseed%26task%3D100%2525%2Bof%2Bit")
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-seed")).to_have_value("3")
    expect(app.by_test_id("tt-seed")).to_be_disabled()
    expect(app.by_test_id("task-text")).to_have_text("100% of it")
    expect(app.by_test_id("address-note")).to_be_hidden()
