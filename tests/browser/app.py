"""An open page: tests find elements by their test ids, and wait for conditions, never for a time."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, Worker, expect

PYTHON = re.compile(r"numpy|/engines$")
"""Requests without whose answers Python does not start, in Pyodide or in CPython."""
START = 90_000
"""Milliseconds that a slow machine may take to start Python."""
TRAINING = 600_000
SAVED = 60_000
"""Until every file is saved for offline use."""

type Strokes = list[list[tuple[float, float]]]
"""Of a drawing, each with its points: x and y in pixels of a pad that is 280 wide."""


def leave_unanswered(_: Route) -> None:
    """A handler that never answers its request."""


class App:
    """One open page of pynn."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, lab: str = "truth-table") -> "App":
        """Open a lab and wait until Python is ready."""
        self.page.goto(f"{self.url}#{lab}")
        self.wait_for_engine("ready")
        return self

    def wait_for_engine(self, state: str) -> None:
        expect(self.by_test_id("engine")).to_have_attribute("data-state", state, timeout=START)

    def by_test_id(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    def text_value(self, name: str) -> str:
        value = self.by_test_id(name).get_attribute("data-value")
        assert value is not None, f"{name} has no data-value"
        return value

    def value(self, name: str) -> float:
        return float(self.text_value(name))

    def click(self, name: str) -> None:
        self.unfold(name)
        self.by_test_id(name).click()

    def unfold(self, name: str) -> None:
        """Show an element whose panel is folded behind a button."""
        panel = self.by_test_id(name).evaluate("(element) => element.closest('[hidden]')?.id ?? ''")
        button = self.page.locator(f'[aria-controls="{panel}"][aria-expanded="false"]')
        if button.is_visible():
            button.click()

    def fill(self, name: str, value: object) -> None:
        self.unfold(name)
        self.by_test_id(name).fill(str(value))
        self.by_test_id(name).press("Tab")

    def fill_in(self, settings: Mapping[str, object]) -> None:
        """Type into several fields."""
        for name, value in settings.items():
            self.fill(name, value)

    def choose(self, name: str, value: object) -> None:
        """Choose an option of a menu."""
        self.unfold(name)
        self.by_test_id(name).select_option(str(value))

    @property
    def worker(self) -> Worker:
        """The present worker: one that was ended may be listed before it for a moment."""
        return self.page.workers[-1]

    def kill_worker(self) -> None:
        """End the worker from within, without a message to the page."""
        self.worker.evaluate("() => self.close()")

    def kill_worker_over(self, action: str) -> None:
        """Let the worker end as soon as it receives this request."""
        self.worker.evaluate(_END_OVER, action)

    # -- errors ---------------------------------------------------------------------------------

    def expect_error(self, kind: str, timeout: float = 30_000) -> str:
        """Wait for an error of this kind; returns its text."""
        expect(self.by_test_id("error")).to_have_attribute("data-kind", kind, timeout=timeout)
        return self.by_test_id("error").inner_text()

    def expect_no_error(self) -> None:
        expect(self.by_test_id("error")).to_be_empty()

    def retry(self) -> None:
        self.page.locator("#error-retry").click()

    # -- truth table ----------------------------------------------------------------------------

    def outputs(self) -> list[float]:
        return [self.value(f"tt-output-{row}") for row in range(4)]

    def targets(self) -> list[float]:
        return [self.value(f"tt-target-{row}") for row in range(4)]

    def run_until_learned(self, timeout: float = 30_000) -> None:
        """Press run, ten times as fast as usual; it stops when every output is near its target."""
        self.choose("tt-speed", 10)
        self.click("tt-run")
        expect(self.by_test_id("tt-verdict")).to_have_attribute(
            "data-state", "learned", timeout=timeout
        )
        self.expect_run("idle")

    def run_to_step(self, step: int) -> None:
        """Run beyond a step, as fast as possible, and go back to it."""
        speed = self.by_test_id("tt-speed").input_value()
        self.choose("tt-speed", "flat out")
        while self.value("tt-epoch") < step:
            self.click("tt-run")
            self.page.wait_for_function(_REACHED_OR_STOPPED, arg=step, polling="raf")
            self.by_test_id("tt-run").evaluate(_PAUSE)
            self.expect_run("idle")
        self.choose("tt-speed", speed)
        self.by_test_id("tt-scrubber").fill(str(step))
        expect(self.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))

    def expect_run(self, state: str) -> None:
        """Wait until the truth table's run is "idle", "running" or "pausing"."""
        expect(self.by_test_id("tt-run")).to_have_attribute("data-state", state)

    def take_steps(self, count: int) -> None:
        """Press *One step* this often: a run would stop at a step that depends on the clock."""
        self.page.evaluate(_STEPS, count)

    def select_row(self, row: int) -> None:
        """Click a row of the table, beside its target."""
        line = self.page.locator("#truth-table-rows tr").nth(row)
        line.locator("td").first.click()
        expect(line).to_have_class(re.compile("selected"))

    def select_parameter(self, key: str) -> None:
        """Go to a weight or bias among the matrices."""
        self.by_test_id(f"tt-parameter-{key}").focus()
        expect(self.page.locator(f'.parameter[data-quantity="{key}"]')).to_have_class(
            re.compile("selected")
        )

    # -- digits ---------------------------------------------------------------------------------

    def status(self) -> str:
        return self.by_test_id("mnist-status").get_attribute("data-state") or ""

    def wait_for_status(self, *states: str, timeout: float = TRAINING) -> None:
        any_of = ", ".join(f'[data-testid="mnist-status"][data-state="{state}"]' for state in states)
        self.page.locator(any_of).wait_for(timeout=timeout)

    def wait_for_steps_of_training(self) -> None:
        """Wait until training shows a loss, and no longer waits for data."""
        self.wait_for_status("training")
        expect(self.by_test_id("mnist-loss")).not_to_have_attribute("data-value", "", timeout=START)

    def train(self) -> tuple[float, float]:
        """Press train, wait for the end; returns loss and accuracy."""
        self.click("mnist-run")
        self.wait_for_status("finished")
        return self.value("mnist-loss"), self.value("mnist-accuracy")

    def draw(self, strokes: Strokes) -> None:
        """Draw strokes with the mouse."""
        pad = self.by_test_id("draw-canvas")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box is not None
        scale = box["width"] / 280
        mouse = self.page.mouse
        for stroke in strokes:
            points = [(box["x"] + x * scale, box["y"] + y * scale) for x, y in stroke]
            mouse.move(*points[0])
            mouse.down()
            for point in points[1:]:
                mouse.move(*point)
            mouse.up()

    def draw_at_once(self, strokes: Strokes) -> None:
        """Like ``draw``, but fast: a script dispatches the pointer's events."""
        self.by_test_id("draw-canvas").evaluate(_DRAW, strokes)

    def answers(self, drawings: Iterable[tuple[int, Strokes]]) -> list[str]:
        """What the network reads, or "", in each of these: a pen's width, and strokes.

        Each is drawn at once on an empty pad.
        """
        return self.by_test_id("draw-canvas").evaluate(_DRAW_AND_READ, list(drawings))

    def choose_pen(self, width: int) -> None:
        """Set the width of the pen in pixels of the pad."""
        self.by_test_id("draw-pen").fill(str(width))

    def clear(self) -> None:
        """Clear the pad, if there is anything on it."""
        if self.by_test_id("draw-clear").is_enabled():
            self.click("draw-clear")

    def read(self) -> str:
        """The digit that the network reads, or ""."""
        expect(self.by_test_id("draw-digit")).to_have_attribute("data-state", "read")
        return self.text_value("draw-digit")

    def load_model(self, path: Path) -> None:
        self.by_test_id("model-load").set_input_files(path)


_END_OVER = """(action) => {
  const answer = self.onmessage;
  self.onmessage = (event) => {
    if (event.data.action === action) self.close();
    else answer(event);
  };
}"""

_DRAW = """(canvas, strokes) => {
  const box = canvas.getBoundingClientRect();
  const dispatch = (type, [x, y], buttons) => {
    const clientX = box.left + (x * box.width) / 280;
    const clientY = box.top + (y * box.width) / 280;
    const mouse = { pointerId: 1, pointerType: "mouse", isPrimary: true };
    canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, buttons, ...mouse }));
  };
  for (const points of strokes) {
    dispatch("pointerdown", points[0], 1);
    for (const point of points.slice(1)) dispatch("pointermove", point, 1);
    dispatch("pointerup", points.at(-1), 0);
  }
}"""

_DRAW_AND_READ = """async (canvas, drawings) => {
  const draw = {draw};
  const element = (name) => document.querySelector(`[data-testid="draw-${name}"]`);
  const [digit, pen, clear] = ["digit", "pen", "clear"].map(element);
  const read = () => new Promise((resolve) => {
    const finish = () => {
      if (digit.dataset.state !== "read") return;
      observer.disconnect();
      resolve(digit.dataset.value);
    };
    const observer = new MutationObserver(finish);
    observer.observe(digit, { attributeFilter: ["data-state"] });
    finish();
  });
  const answers = [];
  for (const [width, strokes] of drawings) {
    if (!clear.disabled) clear.click();
    await read();
    pen.value = width;
    pen.dispatchEvent(new Event("input", { bubbles: true }));
    draw(canvas, strokes);
    answers.push(await read());
  }
  return answers;
}""".replace("{draw}", _DRAW)

_REACHED_OR_STOPPED = """(step) => {
  const find = (name) => document.querySelector(`[data-testid="${name}"]`).dataset;
  return Number(find("tt-epoch").value) >= step || find("tt-run").state === "idle";
}"""

_PAUSE = """(button) => {
  if (button.dataset.state === "running") button.click();
}"""

_STEPS = """async (count) => {
  const byTestId = (name) => document.querySelector(`[data-testid="${name}"]`);
  const done = () => Number(byTestId("tt-epoch").dataset.value);
  for (const first = done(); done() < first + count; ) {
    const before = done();
    byTestId("tt-step").click();
    while (done() === before) await new Promise(requestAnimationFrame);
  }
}"""
