"""The English sentence of a text or an error, for tests of Python that sends only its id."""

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


def english(said: CatalogueText | BaseException) -> str:
    """The sentence of the English catalogue."""
    text = said if isinstance(said, CatalogueText) else text_of(said)
    message = _bundle().get_message(text.id)
    assert message.value is not None, text.id
    values = {name: _filled_in(value) for name, value in text.values.items()}
    sentence, errors = _bundle().format_pattern(message.value, values)
    assert errors == [], (text, errors)
    return str(sentence)


def _filled_in(value: TextValue) -> str | int:
    """As the page does: whole numbers with all their digits, others with six of them."""
    if isinstance(value, CatalogueText):
        return english(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e10 else f"{value:g}"
    return value


@cache
def _bundle() -> FluentBundle:
    bundle = FluentBundle(["en-GB"], use_isolating=False)
    bundle.add_resource(FluentResource((TEXTS / f"{ENGLISH}.ftl").read_text("utf-8")))
    return bundle


def english_of_plain(text: Mapping[str, Any]) -> str:
    """The sentence of a text as it crosses to the page."""
    return english(_text(text))


def _text(plain: Mapping[str, Any]) -> CatalogueText:
    values = {
        name: _text(value) if isinstance(value, Mapping) else value
        for name, value in plain["values"].items()
    }
    return CatalogueText(plain["id"], values)


@contextmanager
def raises_saying(error: type[Exception], words: str) -> Iterator[None]:
    """Expects an error whose English sentence contains a match of ``words``."""
    with pytest.raises(error) as raised:
        yield
    assert re.search(words, english(raised.value)), english(raised.value)
