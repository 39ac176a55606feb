"""Out of memory: a clear message, nothing lost, and it works once there is memory again."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import pynn
from tests.browser.altered_site import alter_worker
from tests.browser.app import START, App, leave_unanswered
from tests.browser.code_lab import expect_original, open_code, replace
from tests.browser.complaints import Complaints

SHORT = {"mnist-train-size": 2000, "mnist-epochs": 1}
SEVEN = [(80.0, 80.0), (200.0, 80.0), (120.0, 220.0)]
_FOR_ITS_INSTANCE = """
WebAssembly.instantiateStreaming = async (source) => {
  await (await source).arrayBuffer(); // the file is good, and there is no room for what it holds
  throw new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory");
};"""
_FOR_MORE = """
WebAssembly.Memory.prototype.grow = () => {
  throw new RangeError("WebAssembly.Memory.grow(): Unable to grow instance memory");
};"""
_WHILE_OUT_OF_MEMORY = """(() => {
  const request = new XMLHttpRequest();
  request.open("GET", %s, false);
  request.send();
  if (request.status !== 200) return;
  %s
})();
"""


def _exhaust_memory(app: App) -> None:
    """Let every further allocation of this worker fail."""
    worker = app.worker
    worker.evaluate(f"() => {{ {_FOR_MORE} }}")


def _expect_out_of_memory(app: App) -> None:
    message = app.expect_error("out-of-memory", timeout=START)
    assert message.startswith("The browser has no more memory for this page. Close other tabs, or ")


def _try_again(app: App) -> None:
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()


@pytest.mark.parametrize("failure", [_FOR_ITS_INSTANCE, _FOR_MORE])
def test_while_python_starts(app: App, complaints: Complaints, failure: str) -> None:
    marker = f"{app.url}refused"
    app.page.route(marker, lambda route: route.fulfill(status=200))
    begin = _WHILE_OUT_OF_MEMORY % (json.dumps(marker), failure)
    alter_worker(app.page, app.url, lambda script: begin + script)
    app.page.goto(app.url)
    _expect_out_of_memory(app)
    app.wait_for_engine("failed")
    app.page.unroute(marker)
    _try_again(app)
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    complaints.were_provoked()  # Pyodide's own words about it


def test_while_mnist_arrives(app: App) -> None:
    app.open("digits?slow_start=off")
    app.draw([SEVEN])
    app.fill_in(SHORT)
    app.click("mnist-reset")
    expect(app.by_test_id("mnist-run")).to_have_text("Train")
    _exhaust_memory(app)
    app.click("mnist-run")
    _expect_out_of_memory(app)
    app.wait_for_status("failed")
    _try_again(app)
    app.wait_for_status("finished", timeout=START)  # the run that was requested
    app.read()
    app.expect_no_error()


def test_a_wide_network_that_is_refused_leaves_the_one_there_is(app: App, tmp_path: Path) -> None:
    app.page.route(re.compile("mnist-train-11"), leave_unanswered)  # MNIST is on its way all the time
    app.open("digits?slow_start=off")
    app.fill_in(SHORT)
    _, accuracy = app.train()
    app.draw([SEVEN])
    read, probability = app.read(), app.value("draw-probability-7")
    _exhaust_memory(app)
    app.fill("mnist-hidden", 500)
    app.click("mnist-run")
    _expect_out_of_memory(app)
    assert app.value("mnist-accuracy") == accuracy
    with app.page.expect_download() as download:
        app.click("model-save")
    download.value.save_as(tmp_path / "network.npz")
    assert pynn.Network.load(tmp_path / "network.npz").sizes == (784, 30, 10)
    app.page.unroute_all()
    _try_again(app)
    assert app.value("mnist-accuracy") == accuracy
    expect(app.by_test_id("draw-digit")).to_have_attribute("data-value", read)
    assert app.value("draw-probability-7") == probability
    app.click("mnist-run")
    app.wait_for_status("training", "finished")
    app.wait_for_status("finished")
    app.expect_no_error()


def test_code_that_exhausts_memory_is_reported_and_python_restarts(app: App) -> None:
    app.open("code")
    open_code(app)
    replace(
        app, "self.deltas = [delta]", "self.deltas = [delta]; [bytearray(10**8) for _ in range(99)]"
    )
    app.click("code-apply")
    app.expect_error("out-of-memory")
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()
    expect(app.by_test_id("code-text")).to_contain_text("bytearray")
    expect_original(app)


def test_the_truth_table_needs_no_more_memory_than_it_has(app: App) -> None:
    app.open()
    _exhaust_memory(app)
    app.fill_in({"tt-hidden": 8})
    app.choose("tt-speed", "flat out")
    app.run_until_learned()
    app.expect_no_error()
