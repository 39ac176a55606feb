"""The files of the built site stay within the budget of their kind, and each has a kind."""

from pathlib import Path

import pytest

from tests.budget import KINDS, ONE_FILE_LIMIT, kinds_of, weight
from web.build.one_file import NAME as ONE_FILE
from web.build.paths import DIST


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_files_weighs_no_more_than_it_may(kind: str) -> None:
    assert 0 < weight(kind) <= KINDS[kind].limit, f"{kind} is: {KINDS[kind].why}"


def test_every_file_of_the_site_is_of_one_kind_and_fonts_are_inside_the_styles() -> None:
    files = {path.relative_to(DIST).as_posix() for path in DIST.rglob("*") if path.is_file()}
    kinds = {file: kinds_of(file) for file in files - {ONE_FILE}}
    inside = {file: found for file, found in kinds.items() if len(found) != 1}
    assert list(inside.values()) == [["styles", "fonts"]], inside


def test_the_one_file_is_small_enough_to_hand_out() -> None:
    assert (DIST / ONE_FILE).stat().st_size <= ONE_FILE_LIMIT


def test_fonts_are_weighed_apart_from_the_styles_that_they_are_in(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    styles = tmp_path / "assets" / "styles-1.css"
    styles.write_text('a{b:url("data:font/woff2;base64,AAAA")}c{d:url(data:image/png;base64,BB)}')
    assert weight("fonts", tmp_path) == len('url("data:font/woff2;base64,AAAA")')
    assert weight("styles", tmp_path) == styles.stat().st_size - weight("fonts", tmp_path)
