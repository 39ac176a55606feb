"""The benchmark's arithmetic and words; its figures are no test."""

import json
import time

import pytest

from tests.bench import long_run, native
from tests.bench.__main__ import main
from tests.bench.download import Download
from tests.bench.figures import Ratio, Target, figure
from tests.bench.memory import Memory
from tests.bench.responsiveness import Responsiveness
from tests.bench.results import NUMPY, PAGE, TFJS, TORCH, Results
from tests.bench.systems import Skipped, rotate, run_rounds
from tests.bench.table import markdown, report

MACHINE: dict[str, str | int] = {
    "date": "2026-01-01",
    "commit": "abc1234",
    "cpu": "a CPU",
    "cores": 2,
    "os": "an OS",
    "browser": "a browser",
    "python": "3.12",
    "numpy": "2",
    "node": "20",
    "pyodide": "1",
}


def results() -> Results:
    return Results(
        MACHINE,
        epochs={
            PAGE: {10: [0.3, 0.2, 0.4]},
            NUMPY: {10: [0.25, 0.2, 0.3]},
            TFJS: {10: [6.0, 6.0, 9.0]},
        },
        skipped={TORCH: "it is not here"},
        ready=figure([2.0]),
        bare=figure([2.5]),
        download=Download(7_000_000, 11_000_000),
        learning=figure([1.5]),
        responsiveness=Responsiveness(figure([10.0, 60.0]), (), None),
    )


def test_a_figure_is_summarised_by_median_range_and_percentile() -> None:
    measured = figure([5, 1, 2, 4, 3])
    assert (measured.median, measured.low, measured.high) == (3, 1, 5)
    assert figure([1, 2]).median == 1.5
    assert [figure(range(1, 101)).percentile(percent) for percent in (0, 50, 95, 100)] == [
        1,
        50,
        95,
        100,
    ]
    assert figure([7]).percentile(95) == 7
    with pytest.raises(ValueError, match="at least one"):
        figure([])


def test_a_ratio_is_one_of_medians_and_knows_whether_its_target_is_met() -> None:
    ratio = Ratio("a ÷ b", figure([1, 6, 100]), figure([2, 3, 4]), Target(2, aim=1))
    assert ratio.value == 2
    assert ratio.as_json()["met"] is True
    assert Target(2, aim=1.0).text == "≤ 2 (aim 1)"
    at_least = Target(25, at_most=False)
    assert at_least.text == "≥ 25"
    assert (at_least.is_met_by(24.9), at_least.is_met_by(25)) == (False, True)


def test_all_systems_take_turns_after_a_warm_up_that_does_not_count() -> None:
    epochs: list[tuple[str, int]] = []

    class FakeSystem:
        def __init__(self, name: str) -> None:
            self.name = name

        def epoch(self, batch_size: int) -> float:
            epochs.append((self.name, batch_size))
            return len(epochs)

    seconds = run_rounds([FakeSystem("a"), FakeSystem("b")], [10, 32], 2, lambda _: None)
    assert epochs[:2] == [("a", 32), ("b", 32)]
    assert epochs[2:6] == [("a", 10), ("b", 10), ("a", 32), ("b", 32)]
    assert epochs[6:] == [("b", 32), ("a", 32), ("b", 10), ("a", 10)]
    assert seconds == {"a": {10: [3, 10], 32: [5, 8]}, "b": {10: [4, 9], 32: [6, 7]}}
    assert rotate([1, 2, 3], 4) == [2, 3, 1]


def test_a_table_is_markdown_whose_columns_line_up() -> None:
    assert markdown(["a", "b"], [["one", "2"]]) == "| a   | b |\n| --- | - |\n| one | 2 |"


def test_the_report_lists_medians_ratios_targets_and_what_was_skipped() -> None:
    lines = report(results()).splitlines()

    def cells(start: str) -> list[str]:
        (line,) = (line for line in lines if line.startswith(f"| {start}"))
        return [cell.strip() for cell in line.strip("|").split("|")][1:]

    assert cells(f"{PAGE}  ") == ["0.300 s (0.200–0.400)"]
    assert cells(TORCH) == ["skipped"]
    assert f"{TORCH}: skipped. it is not here" in lines
    assert cells(f"{PAGE} ÷ {NUMPY}") == ["1.20", "≤ 1.4 (aim 1)", "yes", "0.300 s ÷ 0.250 s"]
    assert cells(f"{TFJS} ÷ {PAGE}")[:3] == ["20.00", "≥ 25", "no"]
    assert cells("page ready")[:3] == ["0.80", "≤ 1.1 (aim 0.8)", "yes"]
    assert cells("bytes until") == ["7.00 MB", "≤ 7.54 MB", "yes"]
    assert cells("bytes of MNIST") == ["11.00 MB", "≤ 10 MB", "no"]
    assert cells("its 95th") == ["60.0 ms", "≤ 50 ms", "no"]
    assert cells("long tasks") == ["none of over 50 ms", "≤ 50 ms", "yes"]
    assert cells("peak WASM")[0] == "not shown by this build"


def test_the_json_holds_every_raw_figure() -> None:
    data = json.loads(json.dumps(results().as_json()))
    assert data["epoch_seconds"][PAGE]["10"] == {
        "median": 0.3,
        "min": 0.2,
        "max": 0.4,
        "values": [0.3, 0.2, 0.4],
    }
    assert data["prediction_delay_ms"]["values"] == [10.0, 60.0]
    assert data["skipped"] == {TORCH: "it is not here"}
    assert {ratio["what"].split(",")[0] for ratio in data["ratios"]} >= {
        f"{TFJS} ÷ {PAGE}".split(",")[0]
    }


def test_a_missing_pytorch_is_reported_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYNN_TORCH_PYTHON", "/nowhere/python")
    with pytest.raises(Skipped, match=r"/nowhere/python cannot import it.*pip install torch"):
        native.torch_python()
    monkeypatch.delenv("PYNN_TORCH_PYTHON")
    monkeypatch.setattr(native, "_torch_version", lambda _: None)
    with pytest.raises(Skipped, match=r"neither this Python.*PYNN_TORCH_PYTHON=/path"):
        native.torch_python()


def test_native_systems_get_one_thread_and_no_tuning_of_openblas_by_hand() -> None:
    environment = native.child_environment(
        {"PATH": "/bin", "OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_L2_SIZE": "512"}
    )
    assert environment["PATH"] == "/bin"
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
    assert not {"OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"} & environment.keys()


@pytest.mark.parametrize("module", ["numpy_epoch", "pynn_epoch"])
def test_a_native_system_answers_a_batch_size_with_seconds(module: str) -> None:
    with native.native("it", module) as system:
        before = time.perf_counter()
        seconds = system.epoch(5_000)
        waited = time.perf_counter() - before
    assert 0 < seconds < waited


def test_a_native_system_that_ends_is_reported() -> None:
    with (
        native.native("it", "no_such_module") as system,
        pytest.raises(RuntimeError, match="it has ended"),
    ):
        system.epoch(10)


def test_wrong_arguments_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, word in (
        (["--rounds", "0"], "1 or more"),
        (["--batches", "10,x"], "'x' is not a whole number"),
        (["--json", "/no/such/folder/bench.json"], "there is no folder /no/such/folder"),
    ):
        with pytest.raises(SystemExit):
            main(arguments)
        assert word in capsys.readouterr().err


def test_a_long_run_is_compared_with_its_fifth_epoch() -> None:
    assert long_run.looks(25) == [1, 5, 10, 20, 25]
    settled = Memory(wasm=10, page=20, worker=30, drawn=40, documents=1, nodes=50, listeners=60)
    more = Memory(wasm=10, page=22, worker=30, drawn=80, documents=1, nodes=51, listeners=60)
    measured = {1: more, 5: settled, 10: more}
    assert long_run.ratios(measured)["JS, page"] == pytest.approx(1.1)
    assert long_run.grown(measured) == ["JS, page"]  # and 2 % more nodes; the DOM's memory has no limit
    assert long_run.grown({5: settled, 10: settled}) == []
    assert "| end ÷ epoch 5 | 1.000" in long_run.table(measured)
