"""The benchmark of people's handwriting: its files, its styles and its tables."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.bench import hands
from tests.drawings import handwriting, pad, pen, unipen
from tests.drawings.handwriting import Drawing

LINE = [[0.5, 0.0], [0.5, 1.0]]
STYLES = {
    "slashed 0": ("0", [[[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5], [0.5, 0]], [[0.9, 0], [0.1, 1]]]),
    "1 with base": ("1", [LINE, [[0.1, 1], [0.9, 1]]]),
    "1 with upstroke": ("1", [[[0.2, 0.3], [0.5, 0], [0.5, 1]]]),
    "4 in one stroke": ("4", [[[0.3, 0], [0.1, 0.5], [0.6, 0.5], [0.5, 1]]]),
    "crossed 7": ("7", [[[0.1, 0], [0.8, 0], [0.4, 1]], [[0.2, 0.5], [0.8, 0.5]]]),
    "curled 9": ("9", [[[0.7, 0.1], [0.2, 0.2], [0.7, 0.3], [0.7, 0.8], [0.4, 1], [0.1, 0.9]]]),
}
PENDIGITS = """
.SEGMENT DIGIT 0-1 ? "7"
.COMMENT 7 12 1
.PEN_DOWN
 100 300
 200 300
 150 100
.PEN_UP
.PEN_DOWN
 110 200
 190 200
.PEN_UP
.SEGMENT DIGIT 2 ? "1"
.COMMENT 1 12 2
.PEN_DOWN
 10 90
 10 10
.PEN_UP
"""
UJI = """
.SEGMENT CHARACTER ? "a"
.PEN_DOWN
5 1
5 9
.PEN_UP
.SEGMENT CHARACTER ? "?"
.PEN_DOWN
5 1
.PEN_UP
"""


def drawing(text: str, strokes: list[list[list[float]]], writer: str = "w1") -> Drawing:
    return Drawing(text, "made up", writer, [np.array(stroke) for stroke in strokes])


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_told_from_the_strokes(style: str) -> None:
    assert drawing(*STYLES[style]).style == style


@pytest.mark.parametrize("digit", "01479")
def test_a_plain_stroke_has_no_style(digit: str) -> None:
    strokes = [LINE, LINE] if digit == "4" else [LINE]
    assert drawing(digit, strokes).style is None


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "strokes.json"
    written = [drawing("7", STYLES["crossed 7"][1], "w2"), drawing("b", [LINE], "w3")]
    handwriting.save(path, written, "made up")
    read = handwriting.load(path)
    assert [(d.text, d.source, d.writer) for d in read] == [
        ("7", "made up", "w2"),
        ("b", "made up", "w3"),
    ]
    for one, other in zip(written, read, strict=True):
        for stroke, again in zip(one.strokes, other.strokes, strict=True):
            np.testing.assert_array_equal(stroke, again)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"digits": []}', '{"digits": [{"digit": 1, "source": "s", "writer": "w"}]}']
    + [
        f'{{"digits": [{{"digit": 1, "source": "s", "writer": "w", "strokes": {strokes}}}]}}'
        for strokes in ("[]", "[[]]", "[[1]]", '[["a", "b"]]')
    ],
)
def test_a_file_without_strokes_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "strokes.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"strokes\.json holds no"):
        handwriting.load(path)


def test_every_place_is_on_the_pad_and_keeps_the_shape() -> None:
    strokes = [np.array(stroke) for stroke in STYLES["crossed 7"][1]]
    scaled = handwriting.scaled([100 + 7 * stroke for stroke in strokes])
    rng = np.random.default_rng(0)
    for _ in range(50):
        points = np.concatenate([np.array(stroke) for stroke in pen.place_randomly(scaled, rng)])
        assert points.min() >= 20
        assert points.max() <= pad.SIDE - 20
        width, height = np.ptp(points, axis=0)
        assert width / height == pytest.approx(0.7)


def test_the_public_files_become_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    digits, letters, made = tmp_path / "orig.tra", tmp_path / "w05", tmp_path / "made.json"
    digits.write_text(PENDIGITS)
    letters.write_text(UJI)
    arguments = [made, "--convert", "--pendigits", digits, "--uji", letters]
    monkeypatch.setattr(sys, "argv", ["hands", *map(str, arguments)])
    hands.main()
    assert "3 drawings written" in capsys.readouterr().out
    seven, one, a = handwriting.load(made)
    assert (seven.text, seven.writer, seven.style) == ("7", "orig.tra 12", "crossed 7")
    np.testing.assert_array_equal(seven.strokes[0], [[0, 0], [0.5, 0], [0.25, 1]])  # y points down
    assert (one.text, one.source) == ("1", "pendigits")
    assert (a.text, a.source, a.writer) == ("a", "uji", "w05")
    np.testing.assert_array_equal(a.strokes[0], [[0, 0], [0, 1]])


def test_a_line_that_is_no_point_is_named() -> None:
    with pytest.raises(ValueError, match="line 3 is no point"):
        list(unipen.characters('.SEGMENT DIGIT ? "1"\n.PEN_DOWN\n12 a\n.PEN_UP'))


def test_the_tables_count_right_wrong_and_not_sure() -> None:
    seven, one = drawing(*STYLES["crossed 7"], "w1"), drawing("1", [LINE], "w2")
    answers = [
        hands.Answer(seven, "7", 0.9),
        hands.Answer(seven, "2", 0.45),
        hands.Answer(one, "1", 0.65),
        hands.Answer(one, None, 0.2),
        hands.Answer(drawing("b", [LINE]), "6", 0.65),
    ]
    report = re.sub(" +", " ", hands.report(answers))
    assert "| digits | 4 | 50.0% | 25.0% | 25.0% |" in report
    assert "| crossed 7 | 2 | 50.0% | 50.0% | 0.0% |" in report
    assert "| 1 | 2 | 50.0% | 0.0% | 50.0% |" in report
    assert "of 2 writers" in report
    assert "1 letters: not sure of 0.0%" in report
    assert "| 0.5 | 50.0% | 0.0% | 0.0% |" in report  # the wrong one is refused
    assert "| 0.7 | 25.0% | 0.0% | 100.0% |" in report
