"""Requests to the page's Python, with answers as plain data without declared types."""

from collections.abc import Mapping
from typing import Any

from pynn_app.dispatcher import Dispatcher


def answer_of(dispatcher: Dispatcher, action: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a request: its value, or its error."""
    return dict(dispatcher.answer(action, arguments))


def value_of(dispatcher: Dispatcher, action: str, **arguments: Any) -> Any:
    """The value of the answer to a request, which must not fail."""
    answer = answer_of(dispatcher, action, arguments)
    assert "value" in answer, answer
    return answer["value"]
