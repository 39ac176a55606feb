"""``python -m pynn mnist --save``, stopped in every way that a long run is stopped."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

import pytest

from pynn import Network, recipes, settings
from pynn.cli import main
from pynn.digits import mnist
from pynn.progress_bar import bar_line
from pynn.training_state import Progress
from tests.unit.commands import PYNN, start_command
from tests.unit.helpers import same
from tests.unit.made_up_mnist import write_files

OLD = b"what was in the file before"


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("mnist"), train=1000, test=50)


def endless(digits: Path, file: Path) -> list[str | Path]:
    """A training that takes longer than any test."""
    return [
        *PYNN,
        "mnist",
        "--data",
        digits,
        "--train-size",
        "1000",
        "--epochs",
        "1000",
        "--save",
        file,
    ]


def wait_for_epoch(output: IO[str], epoch: int) -> None:
    while not next(output).startswith(f"epoch {epoch:>3}"):
        pass


def epoch_by_epoch(digits: Path) -> Iterator[Network]:
    """The network after each epoch of an undisturbed run with these settings."""
    chosen = settings.defaults(settings.DIGITS) | {"train_size": 1000, "epochs": 1000}
    trainer = recipes.digits_trainer(mnist.load(digits).train, **chosen)
    while not trainer.progress.finished:
        trainer.advance()
        yield trainer.network


def after(digits: Path, epochs: int) -> Network:
    return next(islice(epoch_by_epoch(digits), epochs - 1, None))


def wait_for_end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for the end of a process; returns its exit code and its error output."""
    return process.wait(), process.communicate()[1]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_stopped_training_keeps_the_network_of_the_last_epoch_and_says_so(
    digits: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    file = tmp_path / "c.npz"
    with start_command(endless(digits, file)) as process:
        assert process.stdout
        wait_for_epoch(process.stdout, 3)
        process.send_signal(number)
        exit_code, stderr = wait_for_end(process)
    assert exit_code == code
    match = re.fullmatch(rf"pynn: stopped; the network after epoch (\d+) is in {file}\n", stderr)
    assert match, stderr
    assert int(match[1]) >= 3
    assert same(Network.load(file), after(digits, int(match[1])))
    assert [path.name for path in tmp_path.iterdir()] == ["c.npz"]


def test_a_training_whose_reader_has_left_ends_in_silence_and_keeps_its_network(
    digits: Path, tmp_path: Path
) -> None:
    file = tmp_path / "c.npz"
    with start_command(endless(digits, file)) as process:
        assert process.stdout
        assert process.stderr
        wait_for_epoch(process.stdout, 1)
        process.stdout.close()
        stderr = process.stderr.read()
        assert (process.wait(), stderr) == (141, "")
    saved = Network.load(file)
    assert any(same(saved, network) for network in epoch_by_epoch(digits))


@pytest.mark.parametrize("old", [None, OLD])
def test_a_training_stopped_before_its_first_epoch_saves_nothing_and_says_so(
    digits: Path, tmp_path: Path, old: bytes | None
) -> None:
    folder, file = tmp_path / "slow", tmp_path / "c.npz"
    folder.mkdir()
    for name in mnist.FILES.values():
        (folder / name).symlink_to(digits / name)
    slow = folder / mnist.FILES["train_images"]
    slow.unlink()
    os.mkfifo(slow)
    if old is not None:
        file.write_bytes(old)
    with start_command(endless(folder, file)) as process:
        with slow.open("wb") as images:  # opens once the command reads from it
            process.send_signal(signal.SIGINT)
            images.write((digits / slow.name).read_bytes())
        code, stderr = wait_for_end(process)
    assert code == 130
    assert "pynn: stopped; nothing was saved: no epoch was complete" in stderr
    assert (f"{file} is as it was" in stderr) == (old is not None)
    assert (file.read_bytes() if file.exists() else None) == old


def test_without_a_file_it_says_how_a_network_is_kept(digits: Path, tmp_path: Path) -> None:
    with start_command(endless(digits, tmp_path / "c.npz")[:-2]) as process:
        assert process.stdout
        wait_for_epoch(process.stdout, 1)
        process.send_signal(signal.SIGINT)
        assert wait_for_end(process) == (
            130,
            "pynn: stopped; nothing was saved: --save FILE keeps the network after each epoch\n",
        )


def test_a_signal_that_is_ignored_stays_ignored(digits: Path, tmp_path: Path) -> None:  # nohup
    nohup = ["sh", "-c", 'trap "" HUP; exec "$0" "$@"']
    with start_command([*nohup, *endless(digits, tmp_path / "c.npz")]) as process:
        assert process.stdout
        wait_for_epoch(process.stdout, 1)
        process.send_signal(signal.SIGHUP)
        wait_for_epoch(process.stdout, 5)
        process.send_signal(signal.SIGTERM)
        assert wait_for_end(process)[0] == 143


def test_a_training_that_diverges_says_which_network_is_kept(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(network: Network, file: str) -> None:
        original_save(network, file)
        network.weights[0][...] = float("nan")

    original_save = Network.save
    monkeypatch.setattr(Network, "save", save)
    file = tmp_path / "c.npz"
    command = [*map(str, endless(digits, file)[len(PYNN) :])]
    assert main(command) == 1
    assert f"; the network after epoch 1 is in {file}" in capsys.readouterr().err
    assert same(Network.load(file), after(digits, 1))


def test_a_full_disk_does_not_end_a_training_and_is_reported(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(network: Network, path: str) -> None:
        tried.append(path)
        if len(tried) > 1:
            raise OSError(28, "No space left on device", path)
        original_save(network, path)

    tried: list[str] = []
    original_save = Network.save
    monkeypatch.setattr(Network, "save", save)
    file = tmp_path / "c.npz"
    command = ["mnist", "--data", str(digits), "--train-size", "1000", "--epochs", "3"]
    assert main([*command, "--save", str(file)]) == 1
    printed = capsys.readouterr()
    assert "epoch   3" in printed.out
    assert f"pynn: after epoch 2 nothing was saved: {file}: No space left on device" in printed.err
    assert printed.err.endswith(f"pynn: the network after epoch 1 is in {file}\n")
    assert same(Network.load(file), after(digits, 1))


# -- the progress bar -------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("columns", [80, 40, 20, 10])
def test_the_progress_bar_fits_into_the_window(columns: int, tmp_path: Path) -> None:
    digits = write_files(tmp_path, train=1000, test=50)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    slow = ["--train-size", "1000", "--batch-size", "1", "--hidden", "500", "--epochs", "1"]
    command: list[str | Path] = [*PYNN, "mnist", "--data", digits, *slow]
    with start_command(command, stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
        assert process.wait() == 0
    os.close(ours)
    lines = shown.decode().split("\r")
    assert max(map(len, lines)) <= columns - 1  # or the cursor is on the next line
    assert ("█" in "".join(lines)) == (columns >= 40)
    assert any("%" in line or "░" in line for line in lines)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux: the other end is closed
        return b""


@pytest.mark.parametrize("loss", [float("nan"), 0.0123, 123456.0])
def test_a_progress_bar_is_never_wider_than_its_room(loss: float) -> None:
    nothing = float("nan")
    progress = Progress(999, 1000, 5, 30, loss, nothing, 1.0, nothing, waiting=False)
    for room in range(60):
        assert len(bar_line(progress, 1.0, room)) <= room
