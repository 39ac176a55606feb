"""The whole way through the app, once, for every engine."""

from tests.engines.visitor import TRAINING, Visitor

FILE = "pynn/backpropagation.py"
REMARK = "# read, and understood"


def journey(visitor: Visitor, url: str) -> None:
    start(visitor, url)
    learn_a_truth_table(visitor)
    check_the_gradient(visitor)
    accuracy = learn_digits(visitor)
    draw_a_one(visitor)
    change_the_code(visitor)
    reload_the_page(visitor, accuracy)


def start(visitor: Visitor, url: str) -> None:
    """Open the page for the first time, and end the demo."""
    visitor.driver.open(url)
    ready(visitor)
    visitor.wait_until_shown("first-visit-close")
    visitor.click("first-visit-close")
    visitor.wait_until_hidden("first-visit-close")


def ready(visitor: Visitor) -> None:
    assert visitor.wait_for_state("engine", "ready", "failed") == "ready", visitor.text("error")


def learn_a_truth_table(visitor: Visitor) -> None:
    """Run until it stops, as every output is near its target."""
    visitor.click("tt-run")
    visitor.wait_until_close([(f"tt-output-{row}", f"tt-target-{row}") for row in range(4)], 0.1)
    visitor.wait_for_state("tt-run", "idle")


def check_the_gradient(visitor: Visitor) -> None:
    """Check the gradient of the selected weight, and those of all."""
    assert visitor.value("tt-check-error") < 1e-6
    visitor.click("tt-check-all")
    visitor.wait_for_state("tt-check-outcome", "agrees")


def learn_digits(visitor: Visitor) -> float:
    """Train one epoch on all 60,000 digits; returns the accuracy on the test digits."""
    visitor.go_to("digits")
    visitor.click("mnist-settings")
    visitor.fill("mnist-epochs", 1)
    visitor.click("mnist-run")
    ended = visitor.wait_for_state("mnist-status", "finished", "failed", patience=TRAINING)
    assert ended == "finished", visitor.text("error")
    accuracy = visitor.value("mnist-accuracy")
    assert accuracy > 0.9
    return accuracy


def draw_a_one(visitor: Visitor) -> None:
    visitor.draw("draw-canvas", (0.5, 0.15), (0.5, 0.85))
    visitor.wait_for("draw-digit", "data-value", "1")


def change_the_code(visitor: Visitor) -> None:
    """Add a comment above the first line, run the labs on it, and restore the original."""
    visitor.go_to("code")
    visitor.wait_until_shown("code-text")  # it has come, and moves nothing any more
    visitor.click(f"code-file-{FILE}")
    visitor.click("code-text")
    visitor.driver.press("Control", "Home")
    visitor.driver.type(f"{REMARK}\n")
    assert REMARK in visitor.text("code-text")
    visitor.click("code-apply")
    visitor.wait_for_state("code-mark", "running")
    visitor.click("code-mark-restore")
    visitor.wait_until_hidden("code-mark")


def reload_the_page(visitor: Visitor, accuracy: float) -> None:
    """Reload the page: the browser has stored the trained network."""
    visitor.driver.reload()
    ready(visitor)
    visitor.go_to("digits")
    visitor.click("mnist-go-on")
    visitor.wait_for_state("mnist-status", "finished")
    assert visitor.value("mnist-accuracy") == accuracy
