"""``python -m pynn predict`` on photographs: they are read as clean pictures are, or not at all."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pynn import Network
from pynn.backpropagation import classes
from pynn.cli import default_data_folder, main
from pynn.digits import mnist
from pynn.digits.familiarity import Familiar
from pynn.digits.ink import SeveralShapes, find_ink
from pynn.digits.picture_file import load_levels
from pynn.digits.reading import Reading, read_drawing
from tests.drawings import pad, pen, photographs, scribbles

DIGITS = 30
pytestmark = pytest.mark.slow  # it trains on all of MNIST, and makes up hundreds of photographs


@dataclass
class DigitReader:
    """A trained network, what is familiar, and digits as strokes on the pad."""

    model: Path
    network: Network
    familiar: Familiar
    drawings: list[tuple[list[list[pen.Point]], int]]

    def read(self, picture: Image.Image, path: Path) -> Reading | None:
        """The reading of a picture, by way of a file; None for several shapes."""
        picture.save(path)
        try:
            ink = find_ink(load_levels(path))
        except SeveralShapes:
            return None
        return read_drawing(self.network, ink, familiar=self.familiar)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> DigitReader:
    model = tmp_path_factory.mktemp("model") / "digits.npz"
    assert main(["mnist", "--recipe", "best", "--epochs", "4", "--save", str(model)]) == 0
    data = mnist.load(default_data_folder())
    familiar = Familiar()
    familiar.add(data.train.inputs, classes(data.train.targets))
    rng = np.random.default_rng(11)
    drawings = [
        (pen.place_randomly(pen.strokes(data.test.inputs[nth].reshape(28, 28)), rng), _truth(data, nth))
        for nth in rng.choice(len(data.test), DIGITS, replace=False)
    ]
    return DigitReader(model, Network.load(model), familiar, drawings)


def _truth(data: mnist.Mnist, nth: int) -> int:
    return int(data.test.targets[nth].argmax())


@pytest.fixture(scope="module")
def clean(reader: DigitReader, tmp_path_factory: pytest.TempPathFactory) -> list[int | None]:
    """The digit that is read from a clean picture of each drawing."""
    path = tmp_path_factory.mktemp("clean") / "clean.png"
    answers = []
    for strokes, _ in reader.drawings:
        reading = reader.read(Image.fromarray(255 - pad.ink(strokes, 14)), path)
        answers.append(None if reading is None else reading.digit)
    return answers


@pytest.mark.parametrize("kind", photographs.KINDS)
def test_a_photograph_is_read_as_a_clean_picture_is(
    kind: str, reader: DigitReader, clean: list[int | None], tmp_path: Path
) -> None:
    rng = np.random.default_rng(12)
    read = wrong = wrong_when_clean = readable = 0
    for (strokes, truth), clean_answer in zip(reader.drawings, clean, strict=True):
        picture = photographs.photograph(strokes, kind, rng)
        reading = reader.read(picture, tmp_path / "photograph.jpg")
        digit = None if reading is None else reading.digit
        readable += clean_answer == truth
        read += digit == truth == clean_answer
        wrong += digit not in {truth, None}
        wrong_when_clean += clean_answer not in {truth, None}
    assert readable > 0.8 * DIGITS
    assert read >= 0.9 * readable
    assert wrong <= wrong_when_clean + 1  # of 30: noise may tip one that was not sure


@pytest.mark.parametrize("kind", photographs.KINDS)
def test_a_photograph_of_a_blank_page_is_blank(kind: str, reader: DigitReader, tmp_path: Path) -> None:
    rng = np.random.default_rng(13)
    for _ in range(5):
        picture = photographs.photograph([[(-90.0, -90.0)]], kind, rng)
        reading = reader.read(picture, tmp_path / "blank.png")
        assert reading is not None
        assert reading.doubt == "blank"


def test_photographed_scribbles_are_not_read(reader: DigitReader, tmp_path: Path) -> None:
    rng = np.random.default_rng(14)
    answers: Counter[bool] = Counter()
    for kind in ("white paper", "grey paper", "shadow", "sheet on a table"):
        for _ in range(15):
            picture = photographs.photograph(scribbles.scribble(rng), kind, rng)
            reading = reader.read(picture, tmp_path / "scribble.png")
            answers[reading is not None and reading.digit is not None] += 1
    assert answers[True] <= 9  # of 60; of such scribbles on the pad 3 % are read, photographed 5 %


def _saved(reader: DigitReader, tmp_path: Path) -> str:
    strokes = [[(60.0, 60.0), (200.0, 60.0), (120.0, 230.0)]]
    path = tmp_path / "seven.jpg"
    photographs.photograph(strokes, "grey paper", np.random.default_rng(3)).save(path)
    del reader
    return str(path)


def test_the_command_reads_a_photograph_and_prints_the_outputs(
    reader: DigitReader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["predict", str(reader.model), _saved(reader, tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("7\n  0  0.")
    assert len(printed.out.splitlines()) == 11
    assert printed.err == ""


def test_what_is_no_digit_is_not_sure_as_on_the_page_and_no_error(
    reader: DigitReader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lattice = np.full((140, 140), 255, np.uint8)
    lattice[20:120:24] = lattice[:, 20:120:24] = 0
    lattice[:16] = lattice[:, :16] = lattice[124:] = lattice[:, 124:] = 255
    Image.fromarray(lattice).save(tmp_path / "lattice.png")
    assert main(["predict", str(reader.model), str(tmp_path / "lattice.png")]) == 0
    assert "not sure: unlike any digit it was trained on" in capsys.readouterr().out


def test_without_mnist_it_reads_and_says_what_it_cannot_recognise(
    reader: DigitReader,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYNN_CACHE", str(tmp_path / "none"))
    arguments = ["predict", str(reader.model), _saved(reader, tmp_path)]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("7\n")
    assert "without MNIST" in printed.err
    assert "--data FOLDER" in printed.err
    assert main([*arguments, "--data", str(tmp_path)]) == 1  # asked for, and not there
    assert "has no train-images" in capsys.readouterr().err


def test_help_names_what_can_be_read_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["predict", "--help"])
    output = " ".join(capsys.readouterr().out.split())
    for kind in ("JPEG", "PNG", "WebP", "GIF", "BMP", "TIFF", ".npy", "exit code is 0"):
        assert kind in output


def test_a_saved_network_given_as_the_picture_is_named(
    reader: DigitReader, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["predict", str(reader.model), str(reader.model)]) == 1
    assert "such as a saved network, and no picture" in capsys.readouterr().err


def test_two_digits_are_refused_with_what_to_do(
    reader: DigitReader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = np.full((100, 160), 230, np.uint8)
    paper[20:80, 30:38] = paper[20:80, 120:128] = 20
    Image.fromarray(paper).save(tmp_path / "eleven.png")
    assert main(["predict", str(reader.model), str(tmp_path / "eleven.png")]) == 1
    assert "several separate shapes: crop the picture to one digit" in capsys.readouterr().err
