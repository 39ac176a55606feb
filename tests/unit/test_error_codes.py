"""The errors of pynn by their codes: the English message is that of Python."""

from pynn_labs.errors import text_of
from pynn_protocol.messages import CatalogueText

from pynn.errors import CodedError
from pynn.settings import SettingError
from tests.unit.catalogue_text import english
from tests.unit.error_codes import error_classes, raised_errors
from tests.unit.sample_errors import sample_errors

RAISED = raised_errors()


NOT_SAMPLED = {
    "idx-gzip", "idx-shapes", "archive-too-large", "archive-array-header", "archive-array-size",
}  # fmt: skip
"""Codes whose files are made in other tests: of MNIST and of archives."""


def test_the_english_message_is_that_of_python_for_every_class_and_code() -> None:
    errors = sample_errors()
    for error in errors:
        text = text_of(error)
        if isinstance(error, SettingError):  # Python has its name where the page has its own words
            text = CatalogueText(text.id, {**text.values, "setting": error.name})
        assert _without_ends(english(text)) == _without_ends(str(error))
    sampled = {error.code for top in errors for error in (top, *_nested(top))}
    assert {error.code for error in RAISED} - sampled == NOT_SAMPLED
    assert {*error_classes().values()} - {type(error) for error in errors} == {CodedError}


def _nested(error: CodedError) -> list[CodedError]:
    return [value for value in error.values.values() if isinstance(value, CodedError)]


def _without_ends(sentence: str) -> str:
    """Without what the page may change: the first letter's case, and the final stop."""
    return sentence[0].lower() + sentence[1:].rstrip(".")


def test_a_setting_is_called_by_the_page_s_own_words() -> None:
    messages = {
        error.name: english(error) for error in sample_errors() if isinstance(error, SettingError)
    }
    assert messages["seed"].startswith("the seed must be a whole number from 0 to 4,294,967,295")
    assert messages["learning_rate"].startswith(
        "the learning rate ξ must be a number from 0.001 to 100"
    )
    assert messages["loss"].startswith("the loss must be one of squared_error, cross_entropy")
