"""The scenes of the pictures: those of each lab, in the order in which a person comes to them.

A scene is reached by the test ids and helpers of the tests, from fixed seeds, so that it is always the
same; all but what a clock decides: the pace of a training, and how far the running one has come.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from playwright.sync_api import Route, expect

from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.browser.app import App, leave_unanswered
from tests.browser.code_lab import SIGMA_PRIME, open_code, replace, run_labs
from tests.browser.sharing import link_of_a_teacher
from tests.drawings import odd_sevens, pen

LEARNED = 400
"""Steps after which the truth table is learned from seed 0."""
LONG = {"mnist-epochs": 10, "mnist-batch-size": 1}
"""A training that still runs when its pictures are taken."""
TASK = "Run it, then take the hidden layer away and run it again.\nWhy does it stop half-way?"
_PYTHON = re.compile(r"pyodide\.asm\.wasm")
_SAVED = 60_000


@dataclass(frozen=True)
class DocsPicture:
    """The picture of a scene in README and docs."""

    file: str
    height: int | None = None
    """From the top of the page; None: the window as it is, or the scene's part."""


@dataclass(frozen=True)
class Scene:
    """A state of the page, and the part of it to take a picture of."""

    name: str
    part: str = ""
    """A selector; empty: the whole page."""
    floats: bool = False
    """True if it lies over the page, so that the window is shown."""
    docs_picture: DocsPicture | None = None


def page(app: App) -> Iterator[Scene]:
    """The scenes around the labs: start, failure, a link's task, and what opens over the page."""
    app.page.route(_PYTHON, leave_unanswered)
    app.page.goto(app.url)
    expect(app.by_test_id("engine")).to_contain_text("MB")
    yield Scene("starting")
    _replace_route(app, lambda route: route.abort())
    app.page.reload()
    app.wait_for_engine("failed")
    yield Scene("failed")
    app.page.unroute(_PYTHON)
    app.retry()
    app.wait_for_engine("ready")
    link = link_of_a_teacher(app, TASK, ["learning_rate", "seed"])
    app.by_test_id("share").evaluate("(dialog) => dialog.scrollTo(0, 0)")
    yield Scene("share", floats=True)
    app.page.goto("about:blank")
    app.page.goto(link)
    app.wait_for_engine("ready")
    yield Scene("task")
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=_SAVED)
    app.by_test_id("offline").locator("summary").click()
    yield Scene("offline", floats=True)
    app.by_test_id("offline").locator("summary").click()
    app.page.goto(f"{app.url}#nowhere?learning_rate=much")
    expect(app.by_test_id("address-note")).to_be_visible()
    yield Scene("address", floats=True)


def truth_table(app: App) -> Iterator[Scene]:
    """The scenes of the truth table, from the first weights to a table that cannot be learned."""
    app.open()
    yield Scene("start")
    app.take_steps(60)
    app.click("tt-stage-next")
    app.page.locator(".chip").nth(3).click()  # the hidden layer, in whatever language
    yield Scene("derivation", docs_picture=DocsPicture("derivation.png"))
    for _ in range(2):
        app.click("tt-stage-next")
    expect(app.by_test_id("tt-payoff")).to_be_visible()
    yield Scene("end-of-a-step")
    app.page.locator(".chip").last.click()
    app.take_steps(LEARNED - 61)
    yield Scene("learned", docs_picture=DocsPicture("truth-table.png"))
    app.click("tt-check-all")
    expect(app.by_test_id("tt-check-outcome")).not_to_have_attribute("data-state", "")
    yield Scene("gradient-check")
    app.by_test_id("tt-scrubber").fill("120")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "120")
    yield Scene("history")
    app.choose("tt-hidden-layers", 2)
    app.fill("tt-hidden", 8)
    app.choose("tt-kind", "4")
    app.click("tt-settings")  # folds them again
    app.take_steps(50)
    yield Scene("two-hidden-layers")
    app.choose("tt-kind", "document")
    app.choose("tt-preset", "xor")
    app.choose("tt-hidden-layers", 0)
    app.click("tt-settings")
    expect(app.page.locator("#truth-table-verdict")).to_contain_text("01 + 10 = 00 + 11")
    app.take_steps(100)
    yield Scene("cannot-be-learned")


def digits(app: App) -> Iterator[Scene]:
    """The scenes of the digits, from an empty pad to a network that was taught own digits."""
    app.open("digits")
    yield Scene("empty")
    recipe = {name: app.by_test_id(name).input_value() for name in LONG}
    app.fill_in(LONG)
    app.click("mnist-settings")  # folds them again
    app.click("mnist-run")
    app.wait_for_steps_of_training()
    yield Scene("training")
    app.click("mnist-run")
    app.wait_for_status("paused")
    app.click("mnist-reset")
    app.wait_for_status("idle")
    app.fill_in(recipe)
    app.click("mnist-settings")
    app.choose("mnist-recipe", "best")
    app.train()
    test = mnist.load(default_data_folder()).test
    three = int(np.flatnonzero(test.targets[:, 3])[1])
    app.draw(
        pen.place_randomly(pen.strokes(test.inputs[three].reshape(28, 28)), np.random.default_rng(1))
    )
    app.read()
    for panel in ("curves", "steps", "score", "confusion", "test-digits"):
        app.page.locator(f"#{panel}-panel").scroll_into_view_if_needed()  # drawn once in sight
    expect(app.by_test_id("test-digit-text")).not_to_be_empty()
    expect(app.by_test_id("confusion-3-3")).not_to_have_attribute("data-value", "")
    app.page.evaluate("scrollTo(0, 0)")
    yield Scene("trained", docs_picture=DocsPicture("digits.png", 1180))
    yield Scene("learned", part="#digits-lab .further", docs_picture=DocsPicture("learned.png"))
    app.click("confusion-4-9")
    yield Scene("confusion", part="#confusion-panel")
    app.clear()
    app.draw([[(40, 60), (240, 220)], [(240, 60), (40, 220)], [(140, 30), (140, 250)]])
    app.read()
    yield Scene("not-sure")
    app.clear()
    rng = np.random.default_rng(0)
    for count in range(1, 6):
        app.draw(odd_sevens.odd_seven("mirrored", rng))
        app.read()
        app.click("own-add-7")
        expect(app.by_test_id("own-count")).to_have_attribute("data-value", str(count))
        app.clear()
    app.click("own-teach")
    expect(app.by_test_id("own-after")).not_to_have_attribute("data-value", "")
    yield Scene("own-digits", part="#own-panel")


def code(app: App) -> Iterator[Scene]:
    """The scenes of the code lab: code that is read, changed, broken and written, and the console."""
    app.open("code")
    open_code(app)
    yield Scene("editor")
    app.click("exercise-sigma-prime")
    app.click("exercise-begin")
    run_labs(app)
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "passed")
    app.page.evaluate("scrollTo(0, 0)")
    yield Scene("break", docs_picture=DocsPicture("code.png", 1320))
    app.click("code-mark-restore")
    expect(app.by_test_id("code-mark")).to_be_hidden()
    app.click("exercise-close")
    app.click("exercise-gradients")
    app.click("exercise-begin")
    app.click("exercise-check")
    app.click("exercise-hint")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "failed")
    yield Scene("exercise")
    app.click("exercise-close")
    app.click("code-restore-all")
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    app.click("code-compare")
    expect(app.page.locator(".cm-deletedChunk")).to_be_visible()
    yield Scene("difference")
    app.click("code-restore-all")
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = (delta @ W")
    app.click("code-apply")
    expect(app.by_test_id("code-error")).to_contain_text("SyntaxError")
    yield Scene("trouble")
    app.click("code-restore-all")
    for line in ("network.weights[0]", "show(digits_network.weights[0][3])", "network.forward(3)"):
        prompt = app.by_test_id("console-input")
        prompt.fill(line)
        prompt.press("Enter")
        expect(prompt).to_have_value("")
    yield Scene("console")


LABS: dict[str, Callable[[App], Iterator[Scene]]] = {
    "page": page,
    "truth-table": truth_table,
    "digits": digits,
    "code": code,
}


def _replace_route(app: App, answer: Callable[[Route], None]) -> None:
    app.page.unroute(_PYTHON)
    app.page.route(_PYTHON, answer)
