"""Start-up: the first view of the page, and recovery when a part is missing or damaged."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.altered_site import alter_worker
from tests.browser.app import START, App, leave_unanswered
from tests.browser.complaints import Complaints
from tests.browser.pages import first_visit_page
from tests.browser.states import CheckState


def test_the_page_is_there_at_once_and_says_how_far_python_is(app: App) -> None:
    with app.page.expect_response(re.compile("pyodide.asm.wasm")):
        app.page.goto(app.url)
    expect(app.page.get_by_role("heading", name="Learn a truth table")).to_be_visible()
    expect(app.by_test_id("engine")).to_have_attribute("data-state", "loading")
    expect(app.by_test_id("engine")).to_contain_text(re.compile(r"Step 1 of 3.*\d\sMB of \d"))
    app.wait_for_engine("ready")
    expect(app.by_test_id("engine")).to_contain_text("Python is ready")
    app.expect_no_error()


def test_a_button_pressed_while_python_loads_is_not_forgotten(app: App) -> None:
    app.page.goto(app.url)
    expect(app.by_test_id("engine")).to_have_attribute("data-state", "loading")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1", timeout=START)


def test_a_run_asked_for_while_python_loads_begins_when_it_can(app: App) -> None:
    app.page.goto(app.url)
    expect(app.by_test_id("engine")).to_have_attribute("data-state", "loading")
    app.click("tt-run")
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-run")).to_have_text("Pause")
    expect(app.by_test_id("tt-epoch")).not_to_have_attribute("data-value", "0")


def test_labs_are_reached_by_their_hash_and_mnist_is_loaded_only_when_needed(app: App) -> None:
    urls: list[str] = []
    app.page.on("request", lambda request: urls.append(request.url))
    app.open("digits")
    expect(app.page.get_by_role("heading", name="Read handwritten digits")).to_be_visible()
    assert any("numpy" in url for url in urls)
    assert not any("mnist" in url for url in urls)
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
    ("part", "fault", "kind", "reason"),
    [
        ("numpy", _missing, "asset-missing", "is missing (status 404)"),
        ("pynn.tar", _truncated, "asset-damaged", "arrived damaged"),
        ("stdlib.zip", _altered, "asset-damaged", "its checksum is wrong"),
        ("pyodide.asm.wasm", _altered, "asset-damaged", "its checksum is wrong"),
        ("pyodide.asm.wasm", _truncated, "asset-damaged", "bytes arrived"),
        ("pyodide.asm", lambda route: route.abort(), "network", "the connection failed"),
    ],
)
def test_a_part_that_fails_is_named_and_a_retry_recovers_without_a_reload(
    app: App, complaints: Complaints, part: str, fault: object, kind: str, reason: str
) -> None:
    pattern = re.compile(part)
    app.page.route(pattern, fault)  # type: ignore[arg-type]
    app.page.goto(app.url)
    app.click("tt-step")  # a request in the meantime does not remove the retry
    message = app.expect_error(kind, timeout=START)
    assert part in message
    assert reason in message
    app.wait_for_engine("failed")
    expect(app.by_test_id("tt-verdict")).to_contain_text("Python did not start")
    app.page.get_by_role("button", name="Dismiss").click()
    app.expect_no_error()
    app.click("tt-step")
    assert app.expect_error(kind) == message
    app.page.unroute(pattern)
    app.retry()
    expect(app.by_test_id("tt-verdict")).to_contain_text("Python is starting")
    app.wait_for_engine("ready")
    app.expect_no_error()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    complaints.were_provoked()  # the browser's own words about the request that failed


def test_the_fast_path_is_chosen_by_what_the_browser_has(app: App) -> None:
    app.open()
    expect(app.by_test_id("engine")).to_have_attribute("data-simd", "relaxed")
    expect(app.page.locator("#engine-text")).to_have_text("Python is ready")
    app.by_test_id("speed").locator("summary").click()
    expect(app.page.get_by_text("(SIMD, with fused multiply-add)")).to_be_visible()


def test_without_its_library_numpy_computes_and_the_engine_says_so(
    app: App, complaints: Complaints
) -> None:
    app.page.route(re.compile("simd-"), _missing)
    app.open()
    expect(app.by_test_id("engine")).to_have_attribute("data-simd", "")
    expect(app.by_test_id("engine")).to_contain_text("but slower: its fast library could not")
    app.expect_no_error()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    complaints.were_provoked()  # the browser's own words about the request that failed


@pytest.mark.parametrize(
    "lacking",
    [
        "Worker",
        "WebAssembly",
        "WebAssembly.instantiateStreaming",
        "DecompressionStream",
        "Element.prototype.checkVisibility",
    ],
)
def test_what_the_browser_lacks_is_named_with_what_to_do(app: App, lacking: str) -> None:
    app.page.add_init_script(f"delete window.{lacking}")
    app.page.goto(app.url)
    message = app.expect_error("browser-lacks")
    assert f"{lacking.replace('prototype.', '')}" in message
    assert "Open this page with a current Chrome, Edge, Firefox or Safari" in message
    app.wait_for_engine("failed")


def test_a_browser_whose_language_is_no_tag_of_one_shows_everything(app: App) -> None:
    # as WebKitGTK has it on a machine with the locale C.UTF-8
    app.page.add_init_script(_LANGUAGE_C)
    app.open()
    app.run_until_learned()
    expect(app.page.locator(".u-over")).not_to_have_count(0)


_LANGUAGE_C = """for (const [name, value] of [["language", "C"], ["languages", ["C"]]]) {
  Object.defineProperty(Navigator.prototype, name, { get: () => value, configurable: true });
}"""


def test_in_a_browser_without_vector_instructions_numpy_computes(app: App) -> None:
    alter_worker(app.page, app.url, lambda script: f"WebAssembly.validate = () => false;{script}")
    app.open()
    expect(app.by_test_id("engine")).to_contain_text("but slower: this browser has no vector")


@pytest.mark.parametrize(
    ("requested", "simd"), [("off", ""), ("simd128", "simd128"), ("nonsense", "relaxed")]
)
def test_the_address_may_ask_for_other_operations(app: App, requested: str, simd: str) -> None:
    app.page.goto(f"{app.url}?simd={requested}")
    app.wait_for_engine("ready")
    expect(app.by_test_id("engine")).to_have_attribute("data-simd", simd)


def test_where_python_does_not_start_the_demo_is_not_in_the_way(
    browser: Browser, site_url: str, complaints: Complaints
) -> None:
    app = App(first_visit_page(browser, site_url, complaints), site_url)
    app.page.route(re.compile("pyodide.asm.wasm"), lambda route: route.fulfill(status=404))
    app.page.goto(app.url)
    app.expect_error("asset-missing", timeout=START)
    expect(app.by_test_id("first-visit")).to_be_hidden()
    app.page.unroute(re.compile("pyodide.asm.wasm"))
    app.retry()
    app.wait_for_engine("ready")
    expect(app.by_test_id("first-visit")).to_be_hidden()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    expect(app.by_test_id("tt-earlier-runs").locator("li")).to_have_count(0)
    app.page.context.close()


def test_it_is_loaded_again_and_again_while_python_loads(app: App) -> None:
    for part in ("pyodide.asm.wasm", "numpy", "pynn.tar"):
        with app.page.expect_response(re.compile(part)):
            app.page.goto(app.url)
    app.page.reload()
    app.wait_for_engine("ready")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.expect_no_error()


def test_the_page_is_accessible_while_python_starts_and_when_it_fails(
    app: App, check_state: CheckState, complaints: Complaints
) -> None:
    app.page.route(re.compile("numpy"), leave_unanswered)
    app.page.goto(app.url)
    check_state("Python starts")
    app.page.get_by_role("link", name="Digits").click()
    check_state("Python starts, digits")
    app.page.get_by_role("link", name="Code", exact=True).click()
    check_state("Python starts, code")
    app.wait_for_engine("failed")
    check_state("Python does not come")
    complaints.were_provoked()
