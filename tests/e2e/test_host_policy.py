"""Headers of a host that restrict the page: it works, or names the header and what helps."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.altered_site import alter_worker
from tests.browser.app import START, App
from tests.browser.code_lab import open_code
from tests.browser.complaints import Complaints
from tests.browser.hosts import host, sending
from tests.browser.pages import watched_page
from web.build.paths import DIST

CSP = "Content-Security-Policy"
type OpenWith = Callable[[dict[str, str]], App]


@pytest.fixture
def open_with(browser: Browser) -> Iterator[OpenWith]:
    """Opens the site on a host that sends these headers; complaints of the browser are expected."""
    opened = ExitStack()

    def open_site(headers: dict[str, str]) -> App:
        url, _ = opened.enter_context(host(DIST, sending(headers)))
        page = watched_page(browser, url, [])
        opened.callback(page.context.close)
        page.goto(url)
        return App(page, url)

    with opened:
        yield open_site


@pytest.mark.parametrize(
    ("policy", "directive"),
    [
        ("default-src 'self'", "script-src: 'wasm-unsafe-eval'"),
        ("script-src 'self'", "script-src: 'wasm-unsafe-eval'"),
        ("script-src 'self' blob:", "script-src: 'wasm-unsafe-eval'"),
        ("script-src 'self' 'wasm-unsafe-eval'", "worker-src"),
        ("script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:", "script-src-elem"),
        ("worker-src 'none'", "worker-src"),
        ("worker-src 'self'", "worker-src"),
        ("child-src 'self'", "worker-src"),
        ("connect-src 'none'", "connect-src"),
        ("connect-src https://elsewhere.test", "connect-src"),
        ("trusted-types 'none'", "trusted-types: pynn"),
        ("trusted-types default; require-trusted-types-for 'script'", "trusted-types: pynn"),
    ],
)
def test_a_policy_that_keeps_python_from_starting_is_named_with_what_helps(
    open_with: OpenWith, policy: str, directive: str
) -> None:
    app = open_with({CSP: policy})
    message = app.expect_error("host-policy", timeout=START)
    app.wait_for_engine("failed")
    assert f"its Content-Security-Policy ({directive}) refused it" in message
    assert "script-src 'self' blob: 'wasm-unsafe-eval'; " in message
    assert "worker-src 'self' blob:; connect-src 'self'; style-src 'self'" in message
    assert "save the one file, pynn-offline.html" in message
    app.retry()
    assert app.expect_error("host-policy", timeout=START) == message


def test_the_policy_that_is_named_as_sufficient_is_sufficient(open_with: OpenWith) -> None:
    message = open_with({CSP: "worker-src 'none'"}).expect_error("host-policy", timeout=START)
    sufficient = message.partition("has to allow: ")[2].partition(". If")[0]
    app = open_with({CSP: f"default-src 'none'; {sufficient}"})
    app.wait_for_engine("ready")
    app.expect_no_error()
    open_code(app)
    app.expect_no_error()


def test_in_german_the_policy_is_named_too(open_with: OpenWith) -> None:
    app = open_with({CSP: "worker-src 'none'"})
    app.page.goto(f"{app.url}?language=de")
    message = app.expect_error("host-policy", timeout=START)
    assert message.startswith(
        "Der Webserver dieser Seite verbietet, was pynn braucht: Seine Content-Security-Policy"
    )
    assert "Der Header des Servers muss erlauben: script-src" in message


def test_styles_that_the_policy_refuses_are_neither_missing_nor_damaged(open_with: OpenWith) -> None:
    app = open_with({CSP: "style-src 'none'"})
    message = app.expect_error("host-policy", timeout=START)
    assert "(style-src-elem)" in message
    assert "damaged" not in message
    app.wait_for_engine("ready")


@pytest.mark.parametrize("policy", ["script-src 'none'", "default-src 'none'", "script-src 'nonce-a'"])
def test_where_no_script_may_run_the_page_itself_names_the_policy(
    open_with: OpenWith, policy: str
) -> None:
    app = open_with({CSP: policy})
    notice = app.page.locator("#not-started")
    expect(notice).to_be_visible(timeout=START)
    expect(notice).to_contain_text("the web server forbids its scripts (Content-Security-Policy)")


@pytest.mark.parametrize(
    "headers",
    [
        {CSP: "script-src 'self' 'wasm-unsafe-eval' blob:"},
        {CSP: "script-src 'self' 'unsafe-eval' blob:"},
        {CSP: "worker-src blob:"},
        {CSP: "style-src 'self'"},
        {CSP: "img-src 'none'; font-src 'none'; manifest-src 'none'; media-src 'none'"},
        {CSP: "require-trusted-types-for 'script'"},
        {CSP: "frame-ancestors 'none'; upgrade-insecure-requests"},
        {CSP: "sandbox allow-scripts allow-same-origin"},
        {f"{CSP}-Report-Only": "default-src 'self'"},
        {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"},
        {"Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff"},
        {"Permissions-Policy": "clipboard-write=(), fullscreen=(), sync-xhr=()"},
        {"Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"},
    ],
    ids=lambda headers: "; ".join(headers.values()),
)
def test_other_headers_leave_it_working(open_with: OpenWith, headers: dict[str, str]) -> None:
    app = open_with(headers)
    app.wait_for_engine("ready")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.expect_no_error()


def test_web_assembly_that_is_refused_unread_ends_the_start(app: App, complaints: Complaints) -> None:
    """Covers an engine that rejects WebAssembly at compile time, where Pyodide would wait for ever."""
    rejecting_script = (
        "WebAssembly.instantiateStreaming=async()=>{throw new WebAssembly.CompileError('refused')};"
    )
    alter_worker(app.page, app.url, lambda script: rejecting_script + script)
    app.page.goto(app.url)
    assert app.expect_error("engine-failed", timeout=START) == "The engine failed: refused."
    complaints.were_provoked()  # Pyodide's own words


def test_a_failed_request_of_the_page_s_own_policy_is_not_the_host_s(
    app: App, complaints: Complaints
) -> None:
    """A network that leads to a log-in page of another host."""
    app.page.route(
        "**/assets/numpy*",
        lambda route: route.fulfill(status=302, headers={"Location": "http://elsewhere.test/"}),
    )
    app.page.goto(app.url)
    app.expect_error("network", timeout=START)
    complaints.were_provoked()
