from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pynn import Network
from pynn.cli import main


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "digits.npz"
    assert main(["mnist", "--train-size", "2000", "--epochs", "2", "--save", str(path)]) == 0
    return path


@pytest.fixture
def seven() -> np.ndarray:
    """A seven in bytes, ink bright on black paper."""
    ink = np.zeros((100, 80), dtype=np.uint8)
    ink[15:25, 15:65] = 255
    for y in range(25, 90):
        middle = 60 - (y - 25) * 25 // 65
        ink[y, middle - 5 : middle + 5] = 255
    return ink


def test_the_truth_table_is_learned_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["truth-table"]) == 0
    printed = capsys.readouterr().out
    assert " 0  1  1   1  0.9" in printed
    assert "every ŷ is within 0.1 of its y" in printed


def test_another_function_of_three_inputs_is_learned(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["truth-table", "--targets", "00010111"]) == 0  # majority
    assert len(capsys.readouterr().out.splitlines()) == 1 + 8 + 2


def test_what_a_network_cannot_learn_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pynn.truth_table_command.MAX_STEPS", 300)
    assert main(["truth-table", "--targets", "0110100110010110", "--hidden", "1"]) == 1
    assert "not learned. Try more hidden units" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["truth-table", "--targets", "01a0"], "zeros and ones"),
        (["truth-table", "--targets", "010"], "got 3"),
        (["truth-table", "--hidden", "0"], "the number of hidden units must be"),
        (["mnist", "--data", "no/such/folder"], "no/such/folder has no train-images-idx3-ubyte"),
        (["predict", "no-such-file.npz", "x.npy"], "no-such-file.npz"),
    ],
)
def test_a_mistake_is_reported_in_words(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    assert message in capsys.readouterr().err


def test_help_explains_each_command(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["truth-table"], ["mnist"], ["predict"]):
        with pytest.raises(SystemExit) as ended:
            main([*command, "--help"])
        assert ended.value.code == 0
    assert "a network saved with 'mnist --save'" in capsys.readouterr().out


def test_a_drawing_is_read_from_numpy_and_from_a_picture_dark_or_light(
    model: Path, seven: np.ndarray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.save(tmp_path / "seven.npy", seven)
    Image.fromarray(seven).save(tmp_path / "seven.png")
    Image.fromarray(255 - seven).save(tmp_path / "paper.png")
    answers = []
    for name in ("seven.npy", "seven.png", "paper.png"):
        capsys.readouterr()
        assert main(["predict", str(model), str(tmp_path / name)]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0].startswith("7\n")
    assert answers[0] == answers[1] == answers[2]


def test_a_blank_picture_and_a_file_that_is_none_are_reported(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.save(tmp_path / "blank.npy", np.zeros((9, 9)))
    assert main(["predict", str(model), str(tmp_path / "blank.npy")]) == 1
    assert "blank" in capsys.readouterr().out
    (tmp_path / "junk.png").write_text("junk")
    assert main(["predict", str(model), str(tmp_path / "junk.png")]) == 1
    assert "no picture that can be read" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short"], ids=["empty", "half a zip"])
def test_a_grid_that_is_none_is_reported(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # EOFError, BadZipFile
    Network([784, 10]).save(tmp_path / "digits.npz")
    (tmp_path / "odd.npy").write_bytes(content)
    assert main(["predict", str(tmp_path / "digits.npz"), str(tmp_path / "odd.npy")]) == 1
    assert "odd.npy" in capsys.readouterr().err


def test_a_damaged_picture_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # SyntaxError
    Network([784, 10]).save(tmp_path / "digits.npz")
    odd = tmp_path / "odd.png"
    grey = np.random.default_rng(0).integers(0, 256, (60, 60))
    Image.fromarray(grey.astype(np.uint8)).save(odd)
    content = bytearray(odd.read_bytes())
    content[35] = 1  # the length of the chunk with the pixels, now far too short
    odd.write_bytes(content)
    assert main(["predict", str(tmp_path / "digits.npz"), str(odd)]) == 1
    assert "odd.png" in capsys.readouterr().err


def test_ink_on_a_transparent_picture_is_ink(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # "the image is blank"
    Network([784, 10]).save(tmp_path / "digits.npz")
    picture = np.zeros((60, 60, 4), np.uint8)
    picture[10:50, 28:32, 3] = 255  # black strokes on nothing, as drawing programs export them
    Image.fromarray(picture).save(tmp_path / "one.png")
    main(["predict", str(tmp_path / "digits.npz"), str(tmp_path / "one.png")])
    assert "blank" not in capsys.readouterr().out


def test_a_place_that_cannot_be_saved_to_is_reported_before_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # trains to the end, then loses the network
    path = str(tmp_path / "no-such-folder" / "digits.npz")
    assert main(["mnist", "--train-size", "100", "--epochs", "1", "--save", path]) == 1
    assert "epoch" not in capsys.readouterr().out


def test_a_recipe_brings_its_own_settings_unless_others_are_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["mnist", "--train-size", "1000", "--recipe", "best"]
    assert main([*command, "--epochs", "2", "--batch-size", "100"]) == 0
    output = capsys.readouterr().out
    assert "epoch   2" in output
    assert "epoch   3" not in output
    assert main([*command[:3], "--recipe", "secret"]) == 1
    assert "must be one of document, improved, best; not secret" in capsys.readouterr().err


def test_a_rule_for_stopping_ends_a_run_early(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mnist", "--train-size", "500", "--epochs", "9", "--stop-accuracy", "5"]) == 0
    output = capsys.readouterr().out
    assert "epoch   1" in output
    assert "epoch   2" not in output
