"""The recipe *best* in the page: reads drawn digits, is unsure of scribbles, learns odd sevens."""

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.pages import watched_page
from tests.browser.redrawn_digits import PEN, share_read
from tests.drawings import odd_sevens, scribbles

DIGITS = 200
SCRIBBLES = 45
BLANKS = 5
PENS = (6, 28)


@pytest.fixture(scope="module")
def best(browser: Browser, site_url: str) -> Iterator[App]:
    """A page whose network was trained with the recipe *best*."""
    complaints = Complaints()
    page = watched_page(browser, site_url, complaints)
    app = App(page, site_url).open("digits")
    app.choose("mnist-recipe", "best")
    app.click("mnist-run")
    app.wait_for_status("finished", "failed")
    yield app
    page.context.close()
    complaints.check()


def width(rng: np.random.Generator) -> int:
    """Of a pen, in pixels of the pad."""
    return int(rng.integers(*PENS))


@pytest.fixture(autouse=True)
def _clear_pad(best: App) -> None:
    best.clear()


def test_it_reads_97_6_percent_of_the_test_digits(best: App) -> None:
    assert best.value("mnist-epoch") == 60
    assert best.value("mnist-accuracy") >= 0.976


def test_digits_drawn_at_any_size_and_place_and_with_any_pen_are_read(best: App) -> None:
    test = mnist.load(default_data_folder()).test
    assert share_read(best, test, DIGITS, width) >= 0.95


def test_of_scribbles_and_blanks_it_is_not_sure(best: App) -> None:
    rng = np.random.default_rng(0)
    drawn = [(width(rng), scribbles.scribble(rng)) for _ in range(SCRIBBLES)]
    answers = best.answers([*drawn, *[(PENS[0], [])] * BLANKS])
    assert answers.count("") >= 0.9 * (SCRIBBLES + BLANKS)


def test_an_unsure_answer_gives_its_two_best_guesses(best: App) -> None:
    best.choose_pen(PEN)
    best.draw_at_once(
        [[(x, y), (280 - x, y)] for x, y in ((60, 60), (60, 100), (60, 140), (60, 180), (60, 220))]
    )
    assert best.read() == ""
    assert best.by_test_id("draw-digit").get_attribute("data-doubt") == "unfamiliar"
    expect(best.page.locator("#answer-text")).to_contain_text("unlike any digit")


def test_ten_odd_sevens_are_learned_without_forgetting_mnist(best: App) -> None:
    rng = np.random.default_rng(0)
    sevens = [odd_sevens.odd_seven("mirrored", rng) for _ in range(10)]
    best.choose_pen(14)
    for count, seven in enumerate(sevens, start=1):
        best.draw_at_once(seven)
        assert best.read() != "7"
        best.click("own-add-7")
        expect(best.by_test_id("own-count")).to_have_attribute("data-value", str(count))
        best.clear()
    best.click("own-teach")
    expect(best.by_test_id("own-after")).to_have_attribute("data-value", "1")
    assert best.value("own-before") == 0
    assert best.value("own-test-after") >= best.value("own-test-before") - 0.005
    assert best.value("mnist-accuracy") == best.value("own-test-after")
    assert best.answers((14, seven) for seven in sevens) == ["7"] * 10
    best.by_test_id("own-clear").click()
    expect(best.by_test_id("own-count")).to_have_attribute("data-value", "0")
