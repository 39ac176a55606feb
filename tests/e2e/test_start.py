"""Start-up: what a newcomer sees first, and what happens when a part is missing or damaged."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.app import START, App


def test_the_page_is_there_at_once_and_says_how_far_python_is(app: App) -> None:
    with app.page.expect_response(re.compile(r"\.wasm$")):
        app.page.goto(app.url)
    expect(app.page.get_by_role("heading", name="Learn a truth table")).to_be_visible()
    expect(app.hook("engine")).to_have_attribute("data-state", "loading")
    expect(app.hook("engine")).to_contain_text(re.compile(r"Step 1 of 3.*\d MB of \d"))
    app.wait_for_engine("ready")
    expect(app.hook("engine")).to_contain_text("Python is ready")
    app.expect_no_error()


def test_a_button_pressed_while_python_loads_is_not_forgotten(app: App) -> None:
    app.page.goto(app.url)
    expect(app.hook("engine")).to_have_attribute("data-state", "loading")
    app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "1", timeout=START)


def test_labs_are_reached_by_their_hash_and_mnist_is_loaded_only_when_wanted(app: App) -> None:
    asked: list[str] = []
    app.page.on("request", lambda request: asked.append(request.url))
    app.open("digits")
    expect(app.page.get_by_role("heading", name="Read handwritten digits")).to_be_visible()
    assert any("numpy" in url for url in asked)
    assert not any("mnist" in url for url in asked)
    app.page.get_by_role("link", name="Truth table").click()
    expect(app.page.get_by_role("heading", name="Learn a truth table")).to_be_visible()
    assert app.page.url.endswith("#truth-table")


def _missing(route: Route) -> None:
    route.fulfill(status=404, body="not found")


def _truncated(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2])


def _altered(route: Route) -> None:
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(body=bytes(body))


@pytest.mark.parametrize(
    ("part", "fault", "kind", "told"),
    [
        ("numpy", _missing, "asset-missing", "is missing on the server"),
        ("pynn_backprop", _truncated, "asset-damaged", "arrived damaged"),
        ("python_stdlib", _altered, "asset-damaged", "its checksum is wrong"),
        ("pyodide.asm", lambda route: route.abort(), "network", "the connection failed"),
    ],
)
def test_a_part_that_fails_is_named_and_a_retry_recovers_without_a_reload(
    app: App, complaints: list[str], part: str, fault: object, kind: str, told: str
) -> None:
    pattern = re.compile(part)
    app.page.route(pattern, fault)  # type: ignore[arg-type]
    app.page.goto(app.url)
    app.click("tt-step")  # what was asked for in the meantime does not take the retry away
    message = app.expect_error(kind, timeout=START)
    assert part in message
    assert told in message
    app.wait_for_engine("failed")
    app.page.get_by_role("button", name="Dismiss").click()
    app.expect_no_error()
    app.click("tt-step")
    assert app.expect_error(kind) == message
    app.page.unroute(pattern)
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()
    app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "1")
    complaints.clear()  # the browser's own words about the request that failed
