"""Takes the README's pictures from the built site: ``.venv/bin/python -m tests.pictures.take``."""

import threading
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, expect, sync_playwright

from pynn import mnist
from pynn.__main__ import default_data_folder
from tests.drawings import pen
from tests.e2e.app import App
from tests.e2e.browser import launch
from tests.e2e.coding import open_code, run_labs
from web.build.paths import DIST
from web.build.serve import site_server

FOLDER = Path(__file__).parent


def main() -> None:
    """Drive the page to what is worth seeing, and take its picture."""
    server = site_server(DIST, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        app = App(page, f"http://127.0.0.1:{server.server_address[1]}/").open()
        take_derivation(app, page)
        take_truth_table(app, page)
        take_code(app, page)
        take_digits(app, page)
        browser.close()
    server.shutdown()


def take_derivation(app: App, page: Page) -> None:
    """In the midst of a step: the chain rule of a hidden weight, factor by factor."""
    app.run_to_step(60)
    app.click("tt-stage-next")
    page.get_by_role("button", name="Hidden layer", exact=True).click()
    page.screenshot(path=FOLDER / "derivation.png")


def take_truth_table(app: App, page: Page) -> None:
    """The table learned, with the curve that shows how."""
    app.click("tt-reset")
    page.get_by_role("button", name="All", exact=True).click()
    app.run_until_learned()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(
        path=FOLDER / "truth-table.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": 1280, "height": 1320},
    )


def take_code(app: App, page: Page) -> None:
    """One line of backprop forgotten: the labs run on it, and the difference is shown."""
    open_code(app)
    app.click("exercise-sigma-prime")
    app.click("exercise-begin")
    run_labs(app)
    app.click("exercise-check")
    expect(app.hook("exercise-outcome")).to_have_attribute("data-state", "passed")
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(
        path=FOLDER / "code.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": 1280, "height": 1320},
    )
    app.click("code-mark-restore")
    expect(app.hook("code-mark")).to_be_hidden()


def take_digits(app: App, page: Page) -> None:
    """A trained network that reads a three, and what it has learned."""
    page.goto(f"{app.url}#digits")
    app.choose("mnist-recipe", "best")
    app.click("mnist-run")
    app.wait_for_status("finished")
    test = mnist.load(default_data_folder()).test
    three = int(np.flatnonzero(test.targets[:, 3])[1])
    app.draw(pen.placed(pen.strokes(test.inputs[three].reshape(28, 28)), np.random.default_rng(1)))
    app.read()
    page.screenshot(
        path=FOLDER / "digits.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": 1280, "height": 1310},
    )
    learned = page.locator("section.learned")
    for panel in ("#units-panel", "#test-digits-panel"):  # they are drawn once they are in sight
        page.locator(panel).scroll_into_view_if_needed()
        expect(page.get_by_test_id("test-digit-text")).not_to_be_empty()
    expect(page.get_by_test_id("confusion-3-3")).not_to_have_attribute("data-value", "")
    learned.screenshot(path=FOLDER / "learned.png")


if __name__ == "__main__":
    main()
