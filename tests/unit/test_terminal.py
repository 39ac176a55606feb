"""Commands and their surroundings: encodings that lack letters, pipes that are closed, full disks."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from pynn_app.dispatcher import Dispatcher

from pynn import Network, terminal
from pynn.terminal import as_ascii
from tests.unit.answering import answer_of
from tests.unit.commands import PYNN, environment
from tests.unit.made_up_mnist import write_files
from tests.unit.module_server import ModuleServer

LOCALES = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "latin-1": {"PYTHONIOENCODING": "latin-1:strict"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
}


def codec(locale: str) -> str:
    return "ascii" if locale == "C" else locale


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every ŷ is within 0.1 of its y", "every y^ is within 0.1 of its y"),
        ("y\N{COMBINING CIRCUMFLEX ACCENT}", "y^"),
        ("rate ξ, σ′(z) and ς, Δ, Σ, µ", "rate xi, sigma'(z) and sigma, Delta, Sigma, mu"),
        ("28 × 28 − 3 ÷ 2 · 1 ± ½", "28 x 28 - 3 / 2 * 1 +- 1/2"),
        ("10⁻¹⁴, x₁², W⁽¹⁾", "10^-14, x1^2, W^(1)"),
        ("█████░░░ 63 %…", "#####... 63 %..."),
        ("the recipe’s “Best” – 5 → 6", "the recipe's \"Best\" - 5 -> 6"),
        ("∂L/∂W ≥ 0, ≤ ∞, ≈ √(2)", "dL/dW >= 0, <= inf, ~ sqrt(2)"),
        ("Größe, café", "Grosse, cafe"),
        ("1\N{NO-BREAK SPACE}000\N{THIN SPACE}s", "1 000 s"),
        ("漢\udcff", r"\u6f22\udcff"),
    ],
)  # fmt: skip
def test_ascii_that_can_be_read_stands_for_what_is_not_there(text: str, expected: str) -> None:
    assert as_ascii(text) == expected


def test_latin_1_has_some_superscripts_and_needs_no_second_sign(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w", encoding="latin-1") as file:
        monkeypatch.setattr(sys, "stdout", file)
        terminal.write_any_text()
        print("10⁻¹⁴ ŷ²")
    assert (tmp_path / "out").read_text("latin-1") == "10^-¹4 y^²\n"


# -- every command in every encoding -----------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with MNIST, a network and a drawing."""
    folder = write_files(tmp_path_factory.mktemp("work"), train=100, test=50)
    network = Network([784, 10], seed=1, output_activation="softmax", loss="cross_entropy")
    network.weights[0] *= 30  # so that its bars are long
    network.save(folder / "c.npz")
    ink = np.zeros((40, 40))
    ink[5:35, 18:22] = 1
    np.save(folder / "one.npy", ink)
    return folder


TOOLS = {
    name: (sys.executable, "-m", name)
    for name in ("web.build", "tests", "tests.bench", "tests.pictures")
}
FEW_STEPS = (*PYNN[:-1], "tests.unit.few_steps")
COMMANDS: dict[str, Sequence[str]] = {
    "help": [*PYNN, "--help"],
    "help of truth-table": [*PYNN, "truth-table", "--help"],
    "help of mnist": [*PYNN, "mnist", "--help"],
    "help of predict": [*PYNN, "predict", "--help"],
    "truth-table": [*PYNN, "truth-table"],
    "not learned": [*FEW_STEPS, "truth-table", "--targets", "0110", "--hidden-layers", "0"],
    "mnist": [*PYNN, "mnist", "--data", ".", "--epochs", "1", "--train-size", "100"],
    "predict": [*PYNN, "predict", "c.npz", "one.npy"],
    "no command": [*PYNN],
    "a setting out of range": [*PYNN, "truth-table", "--learning-rate", "1000"],
    "no such data": [*PYNN, "mnist", "--data", "σ’s folder"],
    "no such model": [*PYNN, "predict", "ξ.npz", "one.npy"],
    "help of the build": [*TOOLS["web.build"], "--help"],
    "help of serve": [*TOOLS["web.build"], "serve", "--help"],
    "help of the kit": [*TOOLS["web.build"], "kit", "--help"],
    "no such port": [*TOOLS["web.build"], "serve", "--port", "ŷ"],
    "no such check": [*TOOLS["tests"], "ŷ"],
    "help of the benchmark": [*TOOLS["tests.bench"], "--help"],
    "help of the pictures": [*TOOLS["tests.pictures"], "--help"],
    "no batch size": [*TOOLS["tests.bench"], "--batches", "½"],
    "what the page weighs": [sys.executable, "-m", "tests.budget"],
}  # fmt: skip


Run = Callable[..., subprocess.CompletedProcess[bytes]]
"""Runs a command, see the fixture."""


@pytest.fixture(scope="module")
def run(folder: Path) -> Iterator[Run]:
    """Runs a command in the folder as ``python -m``, with these variables in its environment."""
    servers: dict[tuple[object, ...], ModuleServer] = {}

    def run(
        command: Sequence[str], stdout: int | None = None, stderr: int | None = None, **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        _, *rest = command
        at = rest.index("-m")
        options, module = rest[:at], rest[at + 1 :]
        key = (*options, *sorted(env.items()))
        if key not in servers:
            servers[key] = ModuleServer(options, environment(COLUMNS="80", **env))
        return servers[key].run(module, folder, stdout, stderr)

    yield run
    for server in servers.values():
        server.close()


def run_command(run: Run, command: Sequence[str], encoding: str, **env: str) -> tuple[int, str, str]:
    """Exit code and output, without the time that an epoch took."""
    done = run(command, **env)
    out, err = (
        re.sub(r"\d\.\d\d s ", "", stream.decode(encoding)) for stream in (done.stdout, done.stderr)
    )
    return done.returncode, out, err


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_works_in_every_encoding(name: str, run: Run) -> None:
    code, out, err = run_command(run, COMMANDS[name], "utf-8", PYTHONUTF8="1")
    for locale in LOCALES if "-W" in COMMANDS[name] else ("ascii", "cp1252"):  # pynn, or a tool
        env = LOCALES[locale]
        found = run_command(run, COMMANDS[name], codec(locale), **env)
        assert (found[0], *map(as_ascii, found[1:])) == (code, as_ascii(out), as_ascii(err)), locale
        assert "Error" not in found[2], locale
        assert not re.search(r"\\u|\\x", found[1] + found[2]), locale


def test_what_an_encoding_has_is_written_as_it_is(run: Run) -> None:
    def help_text(locale: str) -> str:
        return run_command(run, COMMANDS["help of mnist"], codec(locale), **LOCALES[locale])[1]

    assert "the recipe’s" in help_text("cp1252")
    assert "the recipe's" in help_text("cp437")
    bars = run_command(run, COMMANDS["predict"], "cp437", **LOCALES["cp437"])[1]
    assert "█████" in bars


@pytest.mark.parametrize("locale", LOCALES)
def test_a_script_that_was_taken_along_works_in_every_encoding(
    locale: str, dispatcher: Dispatcher, tmp_path: Path
) -> None:
    answer_of(dispatcher, "truth_table.advance", {"steps": 3})
    arguments = {"truth_table": True, "digits": False}
    script = answer_of(dispatcher, "export.script", arguments)["value"]["content"]
    (tmp_path / "run.py").write_bytes(script)
    env = {"PATH": os.environ["PATH"]} | LOCALES[locale]
    command = [sys.executable, "-W", "error", "-s", "run.py"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.stderr == b""
    assert "y^ of row 1" in done.stdout.decode(codec(locale))


# -- output without a reader -------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_ends_in_silence_where_nobody_reads_it(name: str, run: Run) -> None:
    command = COMMANDS[name]
    usual = run(command)
    reader, writer = os.pipe()
    os.close(reader)
    done = run(command, stdout=writer)
    if usual.stdout:
        assert (done.returncode, done.stderr) == (141, b"")
    else:  # it says what is wrong
        assert (done.returncode, done.stderr) == (usual.returncode, usual.stderr)
        done = run(command, stderr=writer)
        assert done.stdout == b""
        assert done.returncode in {141, usual.returncode}  # argparse passes it over
    os.close(writer)


@pytest.mark.parametrize("name", ["truth-table", "no such data", "no such port"])
@pytest.mark.parametrize("locale", ["C", "cp1252"])
def test_a_command_does_the_same_in_a_process_of_its_own(
    name: str, locale: str, run: Run, folder: Path
) -> None:
    done = run(COMMANDS[name], **LOCALES[locale])
    env = environment(COLUMNS="80", **LOCALES[locale])
    alone = subprocess.run(COMMANDS[name], cwd=folder, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (alone.returncode, alone.stdout, alone.stderr)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("name", ["help", "truth-table", "mnist", "predict"])
def test_output_that_is_closed_from_the_start_goes_nowhere(
    name: str, closed: str, folder: Path
) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMANDS[name]]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) == (closed == "2>&-")


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no disk that is always full"
)
def test_a_full_disk_behind_the_output_is_reported_once() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PYNN, "truth-table"], env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"pynn: No space left on device\n")
