"""After one visit no network is needed; a newer build replaces all files, at the user's request."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, expect

from tests.browser.app import SAVED, App
from tests.browser.complaints import Complaints
from tests.browser.hosts import NoStoreHandler, host
from tests.browser.pages import watch
from tests.browser.states import States
from web.build.checksums import sha256
from web.build.paths import DIST
from web.build.site import write_service_worker


class Host:
    """A host whose site can be replaced, and that can be switched off; nothing of it is cached."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._serving = ExitStack()
        shutil.copytree(DIST, folder)
        self.url, _ = self._serving.enter_context(host(folder, NoStoreHandler))

    def switch_off(self) -> None:
        self._serving.close()

    def switch_on(self) -> None:
        port = int(self.url.rstrip("/").rpartition(":")[2])
        self._serving.enter_context(host(self.folder, NoStoreHandler, port))

    def deploy(self, version: str, title: str) -> None:
        """Put up another build: another page, another script, another service worker."""
        page = (self.folder / "index.html").read_text()
        site_data = json.loads(page.partition('id="site">')[2].partition("</script>")[0])
        old = self.folder / site_data["worker"]["url"]
        script = old.read_bytes() + f"\n// {version}\n".encode()
        digest = sha256(script)
        url = f"assets/worker-{digest[:8]}.js"
        (self.folder / url).write_bytes(script)
        old.unlink()
        page = (
            page.replace(site_data["worker"]["url"], url)
            .replace(site_data["worker"]["sha256"], digest)
            .replace(
                f'"bytes":{site_data["worker"]["bytes"]},"sha256":"{digest}"',
                f'"bytes":{len(script)},"sha256":"{digest}"',
            )
            .replace(site_data["version"], version)
            .replace("Learn a truth table", title)
        )
        (self.folder / "index.html").write_text(page)
        bundled = (self.folder / "sw.js").read_bytes().partition(b"\n")[2]
        write_service_worker(self.folder, version, bundled)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Host]:
    site = Host(tmp_path / "site")
    yield site
    site.switch_off()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def tab(context: BrowserContext, site: Host, complaints: Complaints) -> App:
    return App(watch(context.new_page(), site.url, complaints), site.url)


def visit(context: BrowserContext, site: Host, complaints: Complaints) -> App:
    """A first visit, until all is saved."""
    app = tab(context, site, complaints).open()
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    return app


def title(app: App) -> str:
    return app.page.locator("#truth-table-title").inner_text()


def expect_incomplete(app: App, *reasons: str) -> Locator:
    """The mark says that not all is saved, and why; returns the mark, opened."""
    mark = app.by_test_id("offline")
    expect(mark).to_have_attribute("data-state", "incomplete", timeout=SAVED)
    mark.locator("summary").click()
    for reason in reasons:
        expect(mark).to_contain_text(reason)
    return mark


def expect_digits_to_be_read(app: App) -> None:
    app.fill_in({"mnist-epochs": 1})
    _, accuracy = app.train()
    assert accuracy > 0.9
    app.expect_no_error()


def test_after_one_visit_everything_works_without_a_network(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    visit(context, site, complaints).page.close()
    site.switch_off()
    app = tab(context, site, complaints).open("digits")
    expect_digits_to_be_read(app)
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    app.page.goto(f"{site.url}index.html?simd=simd128#truth-table")
    app.wait_for_engine("ready")
    expect(app.by_test_id("engine")).to_have_attribute("data-simd", "simd128")
    complaints.check()


def test_the_mark_checks_every_file_repairs_what_it_can_and_names_the_rest(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = visit(context, site, complaints)
    mark = app.by_test_id("offline")
    mark.locator("summary").click()
    for damage in (_ALTER, _REMOVE):
        name = app.page.evaluate(damage)
        site.switch_off()
        mark.get_by_role("button", name="again").click()
        expect(mark).to_have_attribute("data-state", "incomplete", timeout=SAVED)
        expect(mark).to_contain_text("1 of")
        expect(mark).to_contain_text(name)
        site.switch_on()
        mark.get_by_role("button", name="Try again").click()
        expect(mark).to_have_attribute("data-state", "ready", timeout=SAVED)
    complaints.were_provoked()  # the browser's own words about the host that was off


def test_a_copy_that_is_damaged_is_not_used_and_trying_again_repairs_it(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = visit(context, site, complaints)
    name = app.page.evaluate(_ALTER)
    app.page.reload()
    assert "“numpy.tar”" in app.expect_error("asset-damaged", timeout=SAVED)
    assert "numpy" in name
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()
    site.switch_off()
    app.page.reload()
    app.wait_for_engine("ready")
    complaints.were_provoked()


@pytest.mark.parametrize("part", ["index.html", "page-", "early-", "styles-"])
def test_a_page_script_or_style_that_was_altered_in_the_cache_is_never_answered_with(
    context: BrowserContext, site: Host, complaints: Complaints, part: str
) -> None:
    app = visit(context, site, complaints)
    app.page.evaluate(_POISON, part)
    app.page.reload()
    app.wait_for_engine("ready")
    assert app.page.evaluate("globalThis.poisoned") is None
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    site.switch_off()
    app.page.reload()  # the copy was repaired
    app.wait_for_engine("ready")
    complaints.were_provoked()


def test_a_page_that_was_altered_or_added_in_the_cache_is_refused_without_a_network(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = visit(context, site, complaints)
    app.page.evaluate(_POISON, "index.html")
    app.page.evaluate(_ADD, "added.html")
    site.switch_off()
    app.page.reload()
    expect(app.page.locator("body")).to_contain_text("missing or damaged, so it was not used")
    expect(app.page.locator("body")).not_to_contain_text("poisoned")
    with pytest.raises(Error, match="ERR_FAILED"):
        app.page.goto(f"{site.url}added.html")
    app.page.wait_for_url("chrome-error://**")  # or its arrival interrupts what is opened next
    site.switch_on()
    app.open()
    complaints.were_provoked()


def test_a_newer_build_waits_until_it_is_requested_and_is_never_mixed(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app, other = visit(context, site, complaints), tab(context, site, complaints).open()
    old = title(app)
    site.deploy("newer", "The newer one")
    app.page.reload()
    app.wait_for_engine("ready")
    expect(app.by_test_id("newer-use")).to_be_visible(timeout=SAVED)
    states = States(app.page)
    states.check_state("a newer version is here")
    states.expect_clean()
    assert title(app) == old
    app.click("newer-later")
    expect(app.by_test_id("newer-use")).to_be_hidden()
    app.page.reload()
    app.wait_for_engine("ready")
    assert title(app) == old
    expect(app.by_test_id("newer-use")).to_be_visible(timeout=SAVED)
    app.click("newer-use")
    expect(app.page.locator("#truth-table-title")).to_have_text("The newer one", timeout=SAVED)
    app.wait_for_engine("ready")
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    # the other tab goes on with the files of the old build, which the host has no more
    assert title(other) == old
    other.kill_worker()
    other.expect_error("engine-died")
    other.retry()
    other.wait_for_engine("ready")
    other.page.goto(f"{site.url}#digits")
    expect_digits_to_be_read(other)
    complaints.check()


def test_what_an_old_build_has_left_goes_when_no_page_of_it_is_open(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = visit(context, site, complaints)
    site.deploy("newer", "The newer one")
    app.page.reload()
    expect(app.by_test_id("newer-use")).to_be_visible(timeout=SAVED)
    app.click("newer-use")
    expect(app.page.locator("#truth-table-title")).to_have_text("The newer one", timeout=SAVED)
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    app.page.wait_for_function("async () => (await caches.keys()).length === 1")
    site.switch_off()
    app.page.reload()
    app.wait_for_engine("ready")
    assert title(app) == "The newer one"
    complaints.were_provoked()


def test_a_newer_build_that_is_not_whole_leaves_the_old_one_as_it_is(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = visit(context, site, complaints)
    old = title(app)
    site.deploy("newer", "The newer one")
    (worker,) = (site.folder / "assets").glob("worker-*.js")
    worker.write_bytes(worker.read_bytes() + b"x")
    app.page.reload()
    app.wait_for_engine("ready")
    app.page.evaluate(_UNTIL_IT_HAS_FAILED)
    assert title(app) == old
    expect(app.by_test_id("newer-use")).to_be_hidden()
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    complaints.were_provoked()


def test_where_the_browser_has_no_room_the_mark_says_so_and_the_page_works(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = tab(context, site, complaints)
    session = context.new_cdp_session(app.page)
    quota = {"origin": site.url.rstrip("/"), "quotaSize": 5_000_000}
    session.send("Storage.overrideQuotaForOrigin", quota)
    app.open()
    mark = expect_incomplete(app, "did not save a copy of")
    app.run_until_learned()
    session.send("Storage.overrideQuotaForOrigin", {"origin": quota["origin"]})
    mark.locator("summary").click()
    mark.get_by_role("button", name="Try again").click()
    expect(mark).to_have_attribute("data-state", "ready", timeout=SAVED)
    complaints.were_provoked()


def test_a_file_that_the_host_lacks_is_named_by_the_mark_and_the_page_works(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    (icon,) = (site.folder / "assets").glob("icon-512-*.png")
    aside = icon.rename(site.folder / "aside")
    app = tab(context, site, complaints).open()
    mark = expect_incomplete(app, "icon-512", "is missing (status 404)")
    aside.rename(icon)
    mark.get_by_role("button", name="Try again").click()
    expect(mark).to_have_attribute("data-state", "ready", timeout=SAVED)
    complaints.were_provoked()


def test_a_browser_whose_store_is_broken_gets_everything_from_the_host(
    context: BrowserContext, site: Host, complaints: Complaints
) -> None:
    app = visit(context, site, complaints)
    (worker,) = context.service_workers
    worker.evaluate("() => { caches.open = () => Promise.reject(new Error('The store is broken.')); }")
    mark = app.by_test_id("offline")
    mark.locator("summary").click()
    mark.get_by_role("button", name="Check again").click()
    expect(mark).to_have_attribute("data-state", "incomplete")
    expect(mark).to_contain_text("The store is broken.")
    app.page.reload()
    app.wait_for_engine("ready")
    app.expect_no_error()
    complaints.check()


def test_it_can_be_installed(context: BrowserContext, site: Host, complaints: Complaints) -> None:
    app = visit(context, site, complaints)
    session = context.new_cdp_session(app.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    content = json.loads(manifest["data"])
    assert (content["short_name"], content["display"]) == ("pynn", "standalone")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # a test's window is a private one, where nothing is installed; anything else would be a fault
    assert [error["errorId"] for error in errors] in ([], ["in-incognito"])
    complaints.check()


_CACHE = """
const [name] = await caches.keys();
const cache = await caches.open(name);
const request = (await cache.keys()).find(({ url }) => url.includes("numpy"));
"""
_ALTER = f"""async () => {{
  {_CACHE}
  const content = new Uint8Array(await (await cache.match(request)).arrayBuffer());
  content[1000] ^= 1;
  await cache.put(request, new Response(content));
  return request.url.split("/").at(-1);
}}"""
_REMOVE = f"""async () => {{
  {_CACHE}
  await cache.delete(request);
  return request.url.split("/").at(-1);
}}"""
_POISON = """async (part) => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const request = (await cache.keys()).find(({ url }) => url.includes(part));
  const script = "globalThis.poisoned = true";
  const content = part === "index.html" ? `<title>poisoned</title>poisoned` : script;
  const type = part === "index.html" ? "text/html" : "text/javascript";
  await cache.put(request, new Response(content, { headers: { "Content-Type": type } }));
}"""
_ADD = """async (part) => {
  const [name] = await caches.keys();
  const headers = { "Content-Type": "text/html" };
  const page = new Response("poisoned", { headers });
  await (await caches.open(name)).put(new URL(part, document.baseURI), page);
}"""
_UNTIL_IT_HAS_FAILED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const worker = await new Promise((resolve) => {
    if (registration.installing) resolve(registration.installing);
    registration.addEventListener("updatefound", () => resolve(registration.installing));
    registration.update().catch(() => {});
  });
  await new Promise((resolve) => {
    const look = () => worker.state === "redundant" && resolve();
    worker.addEventListener("statechange", look);
    look();
  });
}"""
