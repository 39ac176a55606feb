from typing import Any

import pytest
from pynn_labs.labs import Labs, start

from tests.unit.catalogue_text import english


def error(engine: Labs, action: str, arguments: dict[str, Any]) -> dict[str, Any]:
    answer: Any = engine.answer(action, arguments)
    assert "value" not in answer
    return dict(answer["error"])


def test_an_answer_is_a_value() -> None:
    answer: Any = start().answer("truth_table.advance", {"steps": 2})
    assert answer["value"]["step"] == 2


def test_it_says_what_is_running() -> None:
    versions: Any = start().answer("engine.versions", {})["value"]
    assert set(versions) == {"python", "numpy", "pynn", "simd", "why"}


@pytest.mark.parametrize(
    ("action", "arguments", "kind", "words"),
    [
        ("truth_table.configure", {"settings": {}}, "settings", "empty"),
        ("digits.load", {"model": b"junk"}, "model-file", "not a network"),
        ("digits.fly", {}, "python", "digits.fly"),
        ("truth_table._start", {}, "python", "_start"),
        ("drawing.read", {"ink": b"123", "height": 2, "width": 2, "steps": {}}, "python", "reshape"),
    ],
)
def test_every_error_has_a_kind_and_words(
    action: str, arguments: dict[str, Any], kind: str, words: str
) -> None:
    failure = error(start(), action, arguments)
    assert failure["kind"] == kind
    assert words in english(failure["text"])


def test_a_damaged_piece_of_mnist_has_a_kind_and_words_too() -> None:
    engine = start()
    engine.answer("digits_data.set_test", {"content": b"junk"})
    failure = error(engine, "digits_data.unpack", {"seconds": 1})
    assert failure["kind"] == "asset-damaged"
    assert "cannot be unpacked" in english(failure["text"])


def test_a_library_that_cannot_be_loaded_leaves_numpy_computing_and_says_why() -> None:
    versions: Any = start("/no/such/library.so", "simd128").answer("engine.versions", {})["value"]
    assert versions["simd"] == ""
    assert "could not be loaded" in english(versions["why"])


def test_a_refused_setting_is_named() -> None:
    chosen = {"learning_rate": 1, "hidden": 0, "seed": 0}
    assert error(start(), "truth_table.configure", {"settings": chosen})["setting"] == "hidden"


def test_only_what_nobody_expected_brings_its_traceback() -> None:
    assert "KeyError" in error(start(), "digits.fly", {})["traceback"]
    assert error(start(), "digits.load", {"model": b""})["traceback"] is None
