"""The browser enforces the page's content security policy, on the site and in the one file."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.console import open_console, run
from tests.browser.hosts import host
from tests.browser.pages import watch, watched_page
from web.build.paths import DIST

FILE = (DIST / "pynn-offline.html").as_uri()


@pytest.fixture(scope="module", params=["site", "file"])
def either(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[App]:
    """The site, or the one file; complaints of the browser are expected here."""
    url = site_url if request.param == "site" else FILE
    page = watched_page(browser, url, [])
    yield App(page, url).open()
    page.context.close()


MAKE = "(tag, properties) => Object.assign(document.createElement(tag), properties)"


@pytest.mark.parametrize(
    ("directive", "attempt"),
    [
        ("require-trusted-types-for", "eval('1')"),
        ("require-trusted-types-for", "new Function('return 1')()"),
        ("require-trusted-types-for", "document.body.innerHTML = '<b>bold</b>'"),
        ("require-trusted-types-for", "document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')"),
        ("require-trusted-types-for", "document.write('text')"),
        ("require-trusted-types-for", "new Worker('data:text/javascript,0')"),
        ("trusted-types", "trustedTypes.createPolicy('another', {})"),
        ("connect-src", "await fetch('http://elsewhere.test/')"),
        ("connect-src", "new WebSocket('ws://elsewhere.test/')"),
        ("connect-src", "navigator.sendBeacon('http://elsewhere.test/')"),
        ("img-src", "make('img', { src: 'http://elsewhere.test/a.png' })"),
        ("style-src-elem", "document.body.append(make('style', { textContent: 'b { color: red }' }))"),
        ("frame-src", "document.body.append(make('iframe', { src: 'http://elsewhere.test/' }))"),
        ("base-uri", "document.head.append(make('base', { href: 'http://elsewhere.test/' }))"),
        (
            "form-action",
            "const form = make('form', { action: '/' }); document.body.append(form); form.submit()",
        ),
    ],
)
def test_the_page_refuses(either: App, directive: str, attempt: str) -> None:
    violated = either.page.evaluate(
        f"""async () => {{
          const make = {MAKE};
          const violation = new Promise((resolve) => {{
            document.addEventListener("securitypolicyviolation", resolve, {{ once: true }});
          }});
          // in a task of its own: what a debugger runs may do more than a page
          setTimeout(async () => {{
            {attempt};
          }});
          const nothing = new Promise((resolve) => setTimeout(resolve, 10_000, "let through"));
          return Promise.race([violation.then((event) => event.effectiveDirective), nothing]);
        }}"""
    )
    assert violated == directive


@pytest.mark.parametrize(
    ("attempt", "error"),
    [("await fetch('http://elsewhere.test/')", "TypeError"), ("eval('1')", "EvalError")],
)
def test_the_worker_that_runs_python_may_do_no_more_than_the_page(
    either: App, attempt: str, error: str
) -> None:
    (worker,) = either.page.workers
    raised = worker.evaluate(
        f"""() => new Promise((resolve) => {{
          setTimeout(async () => {{
            try {{
              {attempt};
              resolve("let through");
            }} catch ({{ name }}) {{
              resolve(name);
            }}
          }});
        }})"""
    )
    assert raised == error


GETTER = "js.Object.getOwnPropertyDescriptor(js.WorkerGlobalScope.prototype, '{}').get.call(js.self)"


@pytest.mark.parametrize(
    "line",
    [
        "js.caches.open('a')",
        "js.self.caches.open('a')",
        "js.globalThis['caches'].open('a')",
        GETTER.format("caches"),
        "js.Reflect.get(js.WorkerGlobalScope.prototype, 'caches', js.self).open('a')",
        "js.Object.getPrototypeOf(js.Object.getPrototypeOf(js.self)).caches",
        "js.indexedDB.open('pynn')",
        GETTER.format("indexedDB"),
        "js.IDBFactory.new()",
        "js.CacheStorage.new()",
        "js.navigator.locks.request",
        "js.Reflect.get(js.Object.getPrototypeOf(js.navigator), 'locks', js.navigator).request",
        "js.navigator.storage.getDirectory()",
        "js.navigator.storageBuckets.open('a')",
        "js.navigator.serviceWorker.register('a.js')",
        "js.webkitRequestFileSystemSync(1, 1)",
        "js.Worker.new(js.location.href)",
        "js.Worker.new('data:text/javascript,caches.open(0)')",
        "js.BroadcastChannel.new('pynn/kept')",
        "js.importScripts('data:text/javascript,0')",
        "js.eval('caches')",
        "js.Function.new('return caches')()",
        "import pyodide.code; pyodide.code.run_js('caches')",
        "import pyodide_js; pyodide_js.FS.filesystems.IDBFS.indexedDB().open('a')",
        "js.URL.revokeObjectURL(js.location.href)",
    ],
)
def test_code_in_the_console_cannot_write_into_what_the_site_keeps(console: App, line: str) -> None:
    entry = run(console, f"import js; {line}")
    expect(entry.locator('[data-kind="error"]')).to_have_count(1)
    stored_names = "async () => [await caches.keys(), (await indexedDB.databases()).map((d) => d.name)]"
    assert console.page.evaluate(stored_names) == [[], [f"pynn {console.url}"]]


def test_python_starts_again_after_code_that_was_up_to_mischief(console: App) -> None:
    run(console, 'import js; js.postMessage(js.JSON.parse(\'{"event": "state", "detail": 3}\'))')
    console.kill_worker()
    console.expect_error("engine-died")
    console.retry()
    console.wait_for_engine("ready")
    console.expect_no_error()


@pytest.fixture(scope="module")
def console(browser: Browser, site_url: str) -> Iterator[App]:
    """The console; complaints of the browser are expected here."""
    page = watched_page(browser, site_url, [])
    app = App(page, site_url)
    open_console(app)
    yield app
    page.context.close()


def test_no_cookie_and_nothing_in_web_storage(browser: Browser, complaints: Complaints) -> None:
    with host(DIST) as (url, _):
        context = browser.new_context()
        app = App(watch(context.new_page(), url, complaints), url).open("digits")
        app.fill_in({"mnist-epochs": 1, "mnist-train-size": 2000})
        app.train()
        expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=60_000)
        assert context.cookies() == []
        assert app.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == [
            "",
            0,
            0,
        ]
        context.close()
    complaints.check()  # no request to another host among them


def test_the_policy_has_no_loophole() -> None:
    for name in ("index.html", "pynn-offline.html"):
        head = (DIST / name).read_text()[:4000]
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
        assert found is not None
        policy = found[1]
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert not re.search(r"https?:|\*", policy)
        assert "default-src 'none'" in policy
        assert head.index("Content-Security-Policy") < head.index("<title")
