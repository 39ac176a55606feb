"""The HTML of the page is filled in with the texts of the catalogue, or refused."""

import pytest
from fluent.syntax import ast

from web.build import page_texts
from web.build.checksums import BuildError


def test_the_html_is_filled_in_with_marks_and_attributes() -> None:
    page = (
        '<p data-text="a"><span id="x"><b>0</b></span><i class="y"><span id="w"></span></i></p>\n'
        '<input data-text="b" id="z">'
    )
    texts = {
        "a": "Of <i>ξ<span/></i>: <span/> <strong>done</strong>.",
        "b": None,
    }
    messages = {key: _message(key, text) for key, text in texts.items()}
    messages["b"].attributes.append(
        ast.Attribute(ast.Identifier("title"), ast.Pattern([ast.TextElement('a "b"')]))
    )
    assert page_texts.fill_in(page, messages) == (
        '<p data-text="a">Of <i class="y">ξ<span id="w"></span></i>: '
        '<span id="x"><b>0</b></span> <strong>done</strong>.</p>\n'
        '<input data-text="b" id="z" title="a &quot;b&quot;">'
    )


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ('<p><span data-text="a">', "without an end"),
        ('<p data-text="none"></p>', "names the text “none”"),
        ('<p data-text="a">Already</p>', "has a text of its own"),
        ('<p data-text="a"><span></span></p>', "has no place for <span>"),
    ],
)
def test_html_that_does_not_fit_its_text_is_refused(page: str, why: str) -> None:
    with pytest.raises(BuildError, match=why):
        page_texts.fill_in(page, {"a": _message("a", "words")})


def _message(key: str, text: str | None) -> ast.Message:
    pattern = None if text is None else ast.Pattern([ast.TextElement(text)])
    return ast.Message(ast.Identifier(key), pattern, [])
