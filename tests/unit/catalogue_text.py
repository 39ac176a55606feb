"""The sentence of a text or an error, for tests of Python that sends only its id."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from pynn_labs.errors import text_of
from pynn_protocol.messages import CatalogueText, TextValue

from web.build.catalogue import ENGLISH, TEXTS


def english(text_or_error: CatalogueText | BaseException | Mapping[str, Any]) -> str:
    """The sentence of the English catalogue."""
    return in_language(ENGLISH, text_or_error)


def in_language(language: str, text_or_error: CatalogueText | BaseException | Mapping[str, Any]) -> str:
    """The sentence of a text, of an error, or of a text as plain data."""
    if isinstance(text_or_error, Mapping):
        text_or_error = CatalogueText(text_or_error["id"], text_or_error["values"])
    text = text_or_error if isinstance(text_or_error, CatalogueText) else text_of(text_or_error)
    bundle = _bundle(language)
    message = bundle.get_message(text.id)
    assert message.value is not None, text.id
    values = {name: _value(language, value) for name, value in text.values.items()}
    sentence, errors = bundle.format_pattern(message.value, values)
    assert errors == [], (text, errors)
    return str(sentence)


def _value(language: str, value: TextValue | Mapping[str, Any]) -> str | int:
    """Format a value as the page does: whole numbers with all digits, others with six."""
    if isinstance(value, CatalogueText | Mapping):
        return in_language(language, value)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e10 else f"{value:.6g}"
    return value


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle(["en-GB" if language == ENGLISH else language], use_isolating=False)
    bundle.add_resource(FluentResource((TEXTS / f"{language}.ftl").read_text("utf-8")))
    return bundle


@contextmanager
def raises_matching(error: type[Exception], words: str) -> Iterator[None]:
    """Expects an error whose English sentence contains a match of ``words``."""
    with pytest.raises(error) as raised:
        yield
    assert re.search(words, english(raised.value)), english(raised.value)
