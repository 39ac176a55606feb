"""The engine that the tests of the page use answers as Pyodide does, in values and in their types."""

from collections.abc import Iterator
from math import isclose

import numpy as np
import pytest
from playwright.sync_api import Browser

from tests.browser.app import App
from tests.browser.pages import watched_page
from tests.ui.cpython_engine.site import cpython_site

type Request = tuple[str, dict[str, object]]

REQUESTS: list[Request] = [
    ("truth_table.state", {}),
    ("truth_table.check_all", {}),
    ("truth_table.advance", {"steps": 20}),
    ("truth_table.advance_epoch", {}),
    ("truth_table.visit", {"step": 3}),
    ("truth_table.visit", {"step": -1}),
    ("truth_table.select", {"row": 2, "name": "b1.2"}),
    ("truth_table.select", {"name": "W9.9.9"}),
    ("truth_table.between_rows", {"across": 0, "up": 1}),
    ("truth_table.set_targets", {"targets": [1, 0, 0, 1]}),
    ("truth_table.set_parameter", {"name": "W1.1.1", "value": "-0.25"}),
    ("truth_table.set_parameter", {"name": "W1.1.1", "value": "much"}),
    ("truth_table.configure", {"settings": {"hidden": "5", "activation": "relu"}}),
    ("truth_table.configure", {"settings": {"learning_rate": "-1"}}),
    ("truth_table.set_table", {"kind": "3", "preset": "parity"}),
    ("truth_table.equations", {"key": "no such key"}),
    ("truth_table.reset", {}),
    ("digits.progress", {}),
    ("digits.check", {"settings": {"epochs": "2"}}),
    ("digits.check", {"settings": {"epochs": "x"}}),
    ("digits.configure", {"settings": {"hidden": "7", "train_size": "100"}}),
    ("drawing.read_picture", {"picture": [0, 128, 255, 128] * 196}),
    ("inspection.units", {}),
    ("inspection.confusion", {}),
    ("own_digits.state", {}),
    ("console.begin", {}),
    ("console.run", {"text": "np.arange(6.0).reshape(2, 3)"}),
    ("console.run", {"text": "raise ValueError('no')"}),
    ("console.run", {"text": "show(np.eye(3))"}),
    ("console.complete", {"text": "np.ar", "at": 5}),
    ("code.files", {}),
    ("code.altered", {}),
    ("equations.lines", {}),
    ("exercises.catalogue", {}),
    ("exercises.begin", {"key": "forward"}),
    ("export.script", {"truth_table": None, "digits": None}),
]

_ASK = """([action, args]) => new Promise((resolve) => {
  const kinds = (value) => {
    if (ArrayBuffer.isView(value)) {
      return { kind: value.constructor.name, values: [...value].map(kinds) };
    }
    if (Array.isArray(value)) return value.map(kinds);
    if (value === undefined) return { kind: "undefined" };
    if (typeof value === "number" && !Number.isFinite(value)) return { kind: String(value) };
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kinds(item)]));
  };
  const post = self.postMessage;
  self.postMessage = (message) => {
    if (message.id !== -1) return post.call(self, message);
    self.postMessage = post;
    resolve(kinds(message));
  };
  if (args.picture) args.picture = Uint8Array.from(args.picture);
  self.onmessage({ data: { id: -1, action, args } });
})"""


@pytest.fixture(scope="module")
def engines(browser: Browser, site_url: str) -> Iterator[tuple[App, App]]:
    """The real one, computing with NumPy as the other one does, and that of the tests."""
    with cpython_site() as cpython_url:
        pages = [watched_page(browser, url, []) for url in (site_url, cpython_url)]
        real, other = (
            App(page, page_url)
            for page, page_url in zip(pages, (f"{site_url}?simd=off", cpython_url), strict=True)
        )
        yield real.open(), other.open()
        for page in pages:
            page.context.close()


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: f"{request[0]} {request[1]}")
def test_both_engines_answer_alike(engines: tuple[App, App], request_: Request) -> None:
    real, other = (app.worker.evaluate(_ASK, request_) for app in engines)
    difference = _difference(real, other, "answer")
    assert difference is None


def _difference(one: object, other: object, where: str) -> str | None:
    """The first place in which two answers differ by more than rounding; None if there is none."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        found = (_difference(one[key], other[key], f"{where}.{key}") for key in one)
        return next(filter(None, found), None)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        found = (
            _difference(*pair, f"{where}[{index}]")
            for index, pair in enumerate(zip(one, other, strict=True))
        )
        return next(filter(None, found), None)
    if isinstance(one, float) and isinstance(other, float | int):
        same = isclose(one, other, rel_tol=1e-5, abs_tol=np.finfo(np.float32).eps)
    else:
        same = one == other
    return None if same else f"{where}: {one!r:.200} and {other!r:.200}"
