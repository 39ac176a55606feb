"""The line under the answer: the right answer is one press away, and so is teaching it."""

import re

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.own_digits import ONE, SEVEN, expect_kept, label

SHORT = {"mnist-train-size": 4000, "mnist-epochs": 1}


def expect_state(app: App, state: str) -> None:
    expect(app.page.locator("#correction")).to_have_attribute("data-state", state, timeout=60_000)


def test_it_asks_only_while_something_is_drawn_and_nothing_moves(app: App) -> None:
    app.open("digits")
    place = app.page.locator("#correction").bounding_box()
    expect(app.by_test_id("own-add-7")).to_be_hidden()
    app.draw(SEVEN)
    app.read()
    expect(app.by_test_id("own-add-7")).to_be_visible()
    expect(app.by_test_id("own-teach-now")).to_be_hidden()
    app.click("own-add-7")
    expect(app.by_test_id("own-saved")).to_contain_text("Saved as a 7.")
    expect(app.by_test_id("own-add-7")).to_be_hidden()
    after = app.page.locator("#correction").bounding_box()
    assert place is not None
    assert after is not None
    assert (after["width"], after["height"]) == (place["width"], place["height"])
    app.clear()
    expect(app.by_test_id("own-saved")).to_be_empty()
    expect(app.by_test_id("own-add-7")).to_be_hidden()


def test_before_training_it_says_that_training_comes_first(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    app.draw(SEVEN)
    app.read()
    app.click("own-add-7")
    expect(app.by_test_id("own-saved")).to_contain_text("Train first")
    expect(app.by_test_id("own-teach-now")).to_be_disabled()
    app.train()
    expect(app.by_test_id("own-saved")).to_have_text("Saved as a 7.")
    expect(app.by_test_id("own-teach-now")).to_be_enabled()


def test_teaching_says_at_the_same_place_what_it_has_changed(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    app.train()
    app.draw(SEVEN)
    app.read()
    before = app.text_value("draw-probability-3")
    app.click("own-add-3")  # taught wrongly on purpose: the answer has to change
    app.click("own-teach-now")
    expect_state(app, "taught")
    outcome = app.by_test_id("own-saved").inner_text()
    own, test = app.value("own-after"), app.value("own-test-after")
    found = re.fullmatch(
        r"Taught: your digits (\d) of 1 → (\d) of 1; test digits ([\d.]+) % → ([\d.]+) %\.",
        outcome.replace("\N{NO-BREAK SPACE}", " "),
    )
    assert found is not None
    assert int(found[1]) == app.value("own-before")
    assert int(found[2]) == own
    assert found[4] == f"{100 * test:.1f}"
    expect(app.by_test_id("draw-probability-3")).not_to_have_attribute("data-value", before)
    expect(app.page.locator("#own-outcome")).to_be_visible()


def test_a_drawing_saved_by_mistake_is_deleted_and_the_keyboard_stays_in_place(app: App) -> None:
    app.open("digits")
    app.draw(ONE)
    app.read()
    app.by_test_id("own-add-7").press("Enter")
    expect(app.by_test_id("own-undo")).to_be_focused()  # untrained: there is nothing to teach yet
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    app.by_test_id("own-undo").press("Enter")
    expect(app.by_test_id("own-add-7")).to_be_focused()
    expect_kept(app, 0)


def test_a_drawing_that_is_deleted_below_can_be_labelled_again(app: App) -> None:
    app.open("digits")
    app.draw(ONE)
    app.read()
    app.click("own-add-7")
    expect_state(app, "saved")
    app.page.get_by_role("button", name="Delete your 7, number 1").click()
    expect_state(app, "ask")
    app.click("own-add-1")
    expect(app.by_test_id("own-saved")).to_contain_text("Saved as a 1.")


def test_the_first_drawing_after_a_restart_is_a_new_one(app: App) -> None:
    dot: list[list[tuple[float, float]]] = [[(140, 140)]]
    app.open("digits")
    label(app, dot, 1, 1)
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    app.draw(dot)
    app.read()
    expect_state(app, "ask")
