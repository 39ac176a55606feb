"""Bad input in the real page: a reason each time, nothing changed, and the page goes on."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app import App
from tests.unit import damage

BAD = ["", "   ", "abc", "1,5", "--1", "0x10", "1e999", "-1", "NaN", "∞", "9" * 300, "<b>1</b>"]
"""Texts that no number field here accepts."""


# -- addresses ------------------------------------------------------------------------------------

_VISIT = """async (hashes) => {
  const seen = [];
  for (const hash of hashes) {
    const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    location.hash = hash;
    await changed;
    const labs = [...document.querySelectorAll("section.lab")].filter((lab) => !lab.hidden);
    const note = document.querySelector("[data-testid=address-note]");
    seen.push([labs.map((lab) => lab.id).join(), note.hidden ? "" : note.textContent]);
  }
  return seen;
}"""


def unknown_hashes(count: int) -> list[str]:
    """Hashes that name no lab, all different."""
    rng = random.Random(6)  # noqa: S311  no secrets
    signs = "abcxyzDIGITS-–/=&%#<>'\"\\0 ßé数😀\u202e"
    return [f"{''.join(rng.choices(signs, k=rng.randint(1, 120)))}{i}" for i in range(count)]


def test_an_address_that_names_no_lab_shows_the_first_and_says_why(app: App) -> None:
    app.open()
    seen = app.page.evaluate(_VISIT, unknown_hashes(100))
    for lab, note in seen:
        assert lab == "truth-table-lab"
        assert "which does not exist; there are #truth-table, #digits and #code" in note
        assert len(note) < 250
    app.page.get_by_role("link", name="Digits").click()
    expect(app.page.locator("#digits-lab")).to_be_visible()
    expect(app.by_test_id("address-note")).to_be_hidden()
    app.page.evaluate("location.hash = '#labs'")  # as “Skip to the lab” does
    expect(app.page.locator("#digits-lab")).to_be_visible()
    app.page.evaluate("location.hash = '#truth-table'")
    app.run_until_learned()


def test_a_damaged_address_opens_the_page_all_the_same(app: App) -> None:
    app.page.goto(f"{app.url}?simd=fastest#%E0%A4%A<img src=x onerror=alert(1)>")
    app.wait_for_engine("ready")
    note = app.by_test_id("address-note")
    expect(note).to_contain_text("which does not exist")
    expect(note).to_contain_text("“fastest”, which is not one of off, simd128, relaxed")
    assert note.locator("*").count() == 0
    app.run_until_learned()


# -- files ----------------------------------------------------------------------------------------


def download_file(app: App, button: str, path: Path) -> bytes:
    with app.page.expect_download() as download:
        app.click(button)
    download.value.save_as(path)
    return path.read_bytes()


def damaged(content: bytes, array: str) -> Iterator[bytes]:
    """Damaged versions of a good file; ``array`` is the name of one of its arrays."""
    rng = random.Random(6)  # noqa: S311  no secrets
    numbers = content.index(f"{array}.npy".encode()) + 300  # among its numbers, behind the header
    for _ in range(5):
        flipped = bytearray(content)
        flipped[numbers + rng.randrange(200)] ^= 1 << rng.randrange(8)
        yield bytes(flipped)
    for _ in range(4):
        yield content[: rng.randrange(len(content) - 30)]
    parts = damage.unpack(content)
    others = {name: part for name, part in parts.items() if name != array}
    yield damage.pack(others)
    for worse in (
        np.array(["text"]),
        np.array([{}], dtype=object),
        parts[array].T[1:],
        np.float32(np.nan),
    ):
        yield damage.pack(others | {array: worse})
    for header in damage.HEADERS:
        yield damage.zip_members({f"{array}.npy": damage.with_header(header, bytes(64))})
    yield damage.bomb(array, "f4", 60_000, 784)
    yield from (b"", b"%PDF-1.7 no network", content[::-1], rng.randbytes(3000))


def check_rejected(app: App, files: Iterator[bytes], field: str, kind: str, path: Path) -> None:
    """Check that each file is rejected with an error of this kind."""
    for content in files:
        path.write_bytes(content)
        app.by_test_id(field).set_input_files(path)
        message = app.expect_error(kind)
        assert len(message) > 20
        app.page.get_by_role("button", name="Dismiss").click()
        app.expect_no_error()


def test_damaged_networks_leave_the_trained_one(app: App, tmp_path: Path) -> None:
    app.open("digits")
    app.fill_in({"mnist-train-size": 1000, "mnist-epochs": 1})
    figures = app.train()
    before = download_file(app, "model-save", tmp_path / "good.npz")
    files = damaged(before, "weights_0")
    check_rejected(app, files, "model-load", "model-file", tmp_path / "bad.npz")
    assert (app.value("mnist-loss"), app.value("mnist-accuracy")) == figures
    assert app.status() == "finished"
    assert download_file(app, "model-save", tmp_path / "after.npz") == before
    app.load_model(tmp_path / "good.npz")
    expect(app.by_test_id("mnist-status")).to_contain_text("Loaded a 784-30-10 network")
    app.expect_no_error()


def test_damaged_digits_leave_those_that_are_there(app: App, tmp_path: Path) -> None:
    app.open("digits")
    app.draw([[(80, 70), (200, 70), (120, 220)]])
    app.read()
    app.click("own-add-7")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    before = download_file(app, "own-export", tmp_path / "good.npz")
    files = (content for content in damaged(damage.pack(damage.unpack(before)), "images"))
    check_rejected(app, files, "own-import", "digits-file", tmp_path / "bad.npz")
    assert app.value("own-count") == 1
    assert download_file(app, "own-export", tmp_path / "after.npz") == before


def test_a_file_too_large_to_be_read_is_refused_unread(app: App, tmp_path: Path) -> None:
    path = tmp_path / "film.npz"
    with path.open("wb") as film:
        film.truncate(70_000_000)
    app.open("digits")
    app.load_model(path)
    assert (
        "70.0\N{NO-BREAK SPACE}MB, but pynn’s files are at most 64.0\N{NO-BREAK SPACE}MB"
        in app.expect_error("file")
    )


# -- settings -------------------------------------------------------------------------------------


def check_fields(app: App, fields: list[str], shown: Callable[[], object]) -> None:
    """Check that each bad text is marked with its reason and changes nothing else on the page."""
    before = shown()
    for name in fields:
        field = app.by_test_id(name)
        good = field.input_value()
        for typed in BAD:
            if typed.strip() == good.strip():
                continue  # a field that may be empty
            app.fill(name, typed)
            expect(field).to_have_attribute("aria-invalid", "true")
            assert "must be" in reason_of(app, field)
            app.fill(name, good)
            expect(field).not_to_have_attribute("aria-invalid", "true")
        assert shown() == before
    app.expect_no_error()


def reason_of(app: App, field: Locator) -> str:
    place = field.get_attribute("aria-describedby")
    return app.page.locator(f"[id='{place}']").inner_text()


def weights(app: App) -> list[str | None]:
    return [
        parameter.get_attribute("data-value")
        for parameter in app.page.locator("[data-testid^=tt-parameter-]").all()
    ]


def test_bad_settings_of_the_truth_table_change_nothing(app: App) -> None:
    app.open()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    shown = lambda: (weights(app), app.outputs(), app.value("tt-epoch"), app.value("tt-loss"))  # noqa: E731
    check_fields(app, ["tt-learning-rate", "tt-hidden", "tt-seed"], shown)
    app.run_until_learned()


@pytest.mark.parametrize("name", ["tt-parameter-W1.1.1", "tt-selected-value"])
def test_a_bad_weight_stands_until_it_is_let_go(app: App, name: str) -> None:
    app.open()
    before = weights(app)
    field = app.by_test_id(name)
    for typed in BAD:
        if typed == "-1":
            continue  # a good one
        field.fill(typed)
        field.press("Tab")
        app.expect_error("settings")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_value(typed)
        field.press("Escape")
        expect(field).not_to_have_attribute("aria-invalid", "true")
        app.expect_no_error()
    assert weights(app) == before


@pytest.mark.parametrize(
    "fields",
    [
        ["mnist-epochs", "mnist-batch-size", "mnist-learning-rate"],
        ["mnist-hidden", "mnist-train-size", "mnist-seed"],
        ["mnist-stop-accuracy", "mnist-stop-patience"],
    ],
)
def test_bad_settings_of_the_digits_change_nothing(app: App, fields: list[str]) -> None:
    app.open("digits")
    app.fill_in({"mnist-train-size": 1000, "mnist-epochs": 1})
    app.train()
    shown = lambda: [app.text_value(f"mnist-{name}") for name in ("loss", "accuracy", "epoch")]  # noqa: E731
    check_fields(app, fields, shown)
    assert app.status() == "finished"
