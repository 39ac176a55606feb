"""The app in one file, opened from a folder: no server, no network, everything there."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.app import SAVED, START, App
from tests.browser.code_lab import SIGMA_PRIME, check_all, open_code, replace, run_labs
from tests.browser.complaints import Complaints
from tests.browser.pages import watch
from web.build.paths import DIST

FILE = DIST / "pynn-offline.html"


@pytest.fixture
def opened(browser: Browser, complaints: Complaints) -> Iterator[Callable[[Path], App]]:
    """Opens a file as a double click would; the network is cut."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)

    def open_file(path: Path) -> App:
        return App(watch(context.new_page(), path.as_uri(), complaints), path.as_uri())

    yield open_file
    context.close()
    complaints.check()


def test_it_does_everything_and_asks_nobody_for_anything(
    opened: Callable[[Path], App], tmp_path: Path
) -> None:
    alone = tmp_path / "pynn on a stick.html"  # nothing beside it
    alone.write_bytes(FILE.read_bytes())
    app = opened(alone)
    urls: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            urls.append(request.url.partition("#")[0])

    app.page.on("request", note)
    app.open()
    app.run_until_learned()
    app.page.get_by_role("link", name="Digits", exact=True).click()
    _, accuracy = app.train()
    assert accuracy > 0.95
    app.draw([[(140, 40), (140, 240)]])
    assert app.read() == "1"
    expect(app.by_test_id("engine")).to_have_attribute("data-simd", "relaxed")
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
    app.by_test_id("offline").locator("summary").click()
    expect(app.by_test_id("offline")).to_contain_text("are in this file and checked")
    with app.page.expect_download() as saved:
        app.click("model-save")
    saved.value.save_as(tmp_path / "model.npz")
    with app.page.expect_download() as notices:
        app.page.get_by_role("link", name="Third-party notices").click()
    assert "Mozilla Public License" in notices.value.path().read_text()
    open_code(app)
    replace(app, SIGMA_PRIME, "delta = delta @ W")
    run_labs(app)
    assert "W⁽¹⁾" in check_all(app)
    app.click("code-mark-restore")
    expect(app.by_test_id("code-mark")).to_be_hidden()
    app.page.get_by_role("link", name="Digits", exact=True).click()
    assert urls == [alone.as_uri()]
    app.page.reload()
    app.wait_for_engine("ready")
    app.load_model(tmp_path / "model.npz")
    expect(app.by_test_id("mnist-status")).to_contain_text(re.compile("network", re.IGNORECASE))
    app.expect_no_error()


def test_a_worker_that_dies_is_started_again_from_the_file(opened: Callable[[Path], App]) -> None:
    app = opened(FILE).open()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.kill_worker()
    app.expect_error("engine-died", timeout=START)  # by its silence: here there are no locks
    app.retry()
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.expect_no_error()


def test_in_a_browser_that_starts_no_worker_from_a_folder_the_error_says_what_to_do(
    opened: Callable[[Path], App],
) -> None:
    app = opened(FILE)
    app.page.add_init_script("window.Worker = class { constructor() { throw new Error('Refused.'); } }")
    app.page.goto(app.url)
    assert app.expect_error("engine-failed", timeout=START) == (
        "The engine failed: Refused. Some browsers start no Python in a page from a folder: open this "
        "file with Chrome, Edge or Firefox, or take the site from a server."
    )


def altered_copy(name: str, path: Path) -> Path:
    """A copy of the file in which one character of a part is another."""
    whole = FILE.read_text()
    at = whole.index(f'data-embedded="embedded:{name}">') + 5000
    assert whole[at] in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    path.write_text(whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :])
    return path


@pytest.mark.parametrize("name", ["worker.js", "pyodide.asm.wasm", "numpy.tar", "pynn.tar"])
def test_a_part_that_is_altered_is_found_before_its_use(
    opened: Callable[[Path], App], complaints: Complaints, tmp_path: Path, name: str
) -> None:
    app = opened(altered_copy(name, tmp_path / "damaged.html"))
    app.page.goto(app.url)
    message = app.expect_error("asset-damaged", timeout=START)
    assert f"“{name}”" in message
    assert "again from its source" in message
    complaints.were_provoked()  # Pyodide's own words about WebAssembly that breaks off


def test_a_piece_of_mnist_that_is_altered_is_named_by_the_mark_and_the_truth_table_works(
    opened: Callable[[Path], App], tmp_path: Path
) -> None:
    app = opened(altered_copy("mnist-train-07", tmp_path / "damaged.html")).open()
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "incomplete", timeout=SAVED)
    app.by_test_id("offline").locator("summary").click()
    expect(app.by_test_id("offline")).to_contain_text("Parts of this file are damaged (mnist-train-07)")
    app.run_until_learned()
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.click("mnist-run")
    assert "“mnist-train-07”" in app.expect_error("asset-damaged", timeout=START)


def truncated_copy(share: float, path: Path) -> Path:
    """A copy of the first part of the file."""
    whole = FILE.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def test_a_copy_that_ends_in_mnist_works_otherwise_and_the_mark_says_so(
    opened: Callable[[Path], App], tmp_path: Path
) -> None:
    app = opened(truncated_copy(0.7, tmp_path / "cut.html")).open()
    app.run_until_learned()
    expect(app.by_test_id("offline")).to_have_attribute("data-state", "incomplete", timeout=SAVED)


@pytest.mark.parametrize("more", range(4))  # base64 has its end only where four letters do
def test_a_copy_that_ends_in_python_names_what_is_missing(
    opened: Callable[[Path], App], complaints: Complaints, tmp_path: Path, more: int
) -> None:
    whole = FILE.read_text()
    end = whole.index('data-embedded="embedded:pyodide.asm.wasm">') + 1_000_000 + more
    (tmp_path / "cut.html").write_text(whole[:end])
    app = opened(tmp_path / "cut.html")
    app.page.goto(app.url)
    expect(app.by_test_id("error")).to_contain_text("again from its source", timeout=START)
    app.wait_for_engine("failed")
    complaints.were_provoked()  # Pyodide's own words about WebAssembly that breaks off


def test_a_copy_that_ends_in_its_script_says_so_by_itself(
    opened: Callable[[Path], App], complaints: Complaints, tmp_path: Path
) -> None:
    app = opened(truncated_copy(0.013, tmp_path / "cut.html"))
    app.page.goto(app.url)
    expect(app.page.locator("#not-started")).to_be_visible(timeout=START)
    complaints.were_provoked()  # the browser's own words about a script that is altered


def test_a_script_that_is_altered_is_not_run_and_the_page_says_so_by_itself(
    opened: Callable[[Path], App], complaints: Complaints, tmp_path: Path
) -> None:
    whole = FILE.read_text()
    at = whole.index('<script type="module">') + len('<script type="module">')
    damaged = tmp_path / "damaged.html"
    damaged.write_text(f"{whole[:at]} {whole[at:]}")
    app = opened(damaged)
    app.page.goto(app.url)
    expect(app.page.locator("#not-started")).to_be_visible(timeout=START)
    expect(app.by_test_id("engine")).to_have_attribute("data-state", "loading")
    assert any("Content Security Policy" in complaint for complaint in complaints)
    complaints.were_provoked()


def test_the_site_s_own_page_opened_from_a_folder_leads_to_the_one_file(
    opened: Callable[[Path], App], complaints: Complaints
) -> None:
    app = opened(DIST / "index.html")
    app.page.goto(app.url)
    notice = app.page.locator("#not-started")
    expect(notice).to_be_visible(timeout=START)
    notice.get_by_role("link", name="pynn-offline.html").click()
    app.wait_for_engine("ready")
    complaints.were_provoked()  # the browser's own words about scripts from a folder
