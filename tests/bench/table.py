"""The results as Markdown, to be read in a terminal and pasted into docs/benchmarks.md."""

from collections.abc import Sequence

from tests.bench.figures import Figure, Ratio, Target
from tests.bench.results import NAMES, Results
from tests.budget import VISITS

_DOWNLOAD = Target(VISITS["truth_table"].limit / 1e6, unit=" MB")
_MNIST = Target(10, unit=" MB")
_DELAY = Target(50, unit=" ms")
_LONG_TASK = Target(50, unit=" ms")
_MEMORY = Target(160, unit=" MB")
Row = Sequence[str]


def report(results: Results) -> str:
    """All tables, one after the other, and what they were measured on."""
    parts = [
        epoch_table(results),
        *(f"{name}: skipped. {why}" for name, why in results.skipped.items()),
        ratio_table(results.ratios()),
        page_table(results),
        machine_line(results),
    ]
    return "\n\n".join(part for part in parts if part)


def epoch_table(results: Results) -> str:
    """Seconds for one epoch, a row for each system."""
    batches = sorted({batch for by_batch in results.epochs.values() for batch in by_batch})
    if not batches:
        return ""
    rows = [
        [name, *(_seconds(Figure(tuple(results.epochs[name][batch]))) for batch in batches)]
        for name in NAMES
        if name in results.epochs
    ]
    rows += [[name, *("skipped" for _ in batches)] for name in NAMES if name in results.skipped]
    return markdown(["one epoch of 60,000", *(f"batch {batch}" for batch in batches)], rows)


def ratio_table(ratios: Sequence[Ratio]) -> str:
    """Each ratio with the two medians that it is made of."""
    rows = [
        [
            ratio.what,
            f"{ratio.value:.2f}",
            *_target_cells(ratio.target, ratio.value),
            f"{ratio.above.median:.3f} s ÷ {ratio.below.median:.3f} s",
        ]
        for ratio in ratios
    ]
    return markdown(["medians", "ratio", "target", "met", "of"], rows) if rows else ""


def page_table(results: Results) -> str:
    """Start, download and delays of the page, a row for each."""
    rows: list[Row] = []
    if results.ready and results.bare:
        rows += [
            [
                "opening the page until Python is ready, HTTP cache warm",
                _seconds(results.ready),
                "–",
                "–",
            ],
            ["the same for Pyodide and NumPy alone", _seconds(results.bare), "–", "–"],
        ]
    if results.download:
        rows += [
            _size("bytes until the truth table runs", results.download.until_truth_table, _DOWNLOAD),
            _size("bytes of MNIST, all 70,000 images", results.download.mnist, _MNIST),
        ]
    if results.responsiveness:
        learning = _seconds(results.learning) if results.learning else "not reached"
        rows += [["pressing Train until 95 % of the test digits are read", learning, "–", "–"]]
        rows += _while_training(results)
    return markdown(["the page", "median (range)", "target", "met"], rows) if rows else ""


def _while_training(results: Results) -> list[Row]:
    answers = results.responsiveness
    assert answers is not None
    percentile, worst = answers.delays.percentile(95), max(answers.long_tasks, default=0)
    count = len(answers.long_tasks)
    tasks = f"{count} of over 50 ms, worst {worst:.0f} ms" if count else "none of over 50 ms"
    return [
        [
            f"delay of a prediction while training, {len(answers.delays.values)} changes of the ink",
            f"{answers.delays.median:.1f} ms (worst {answers.delays.high:.1f})",
            "–",
            "–",
        ],
        ["its 95th percentile", f"{percentile:.1f} ms", *_target_cells(_DELAY, percentile)],
        ["long tasks on the page's thread while training", tasks, *_target_cells(_LONG_TASK, worst)],
        ["peak WASM memory, all of MNIST loaded, training", "not shown by this build", "≤ 160 MB", "–"]
        if answers.memory is None
        else _size("peak WASM memory, all of MNIST loaded, training", answers.memory, _MEMORY),
    ]


def machine_line(results: Results) -> str:
    """On what, and with what."""
    about = results.machine
    tfjs = results.tfjs
    parts = [
        f"{about['cpu']}, {about['cores']} cores",
        about["os"],
        about["browser"],
        f"SIMD: {about['simd']}" if "simd" in about else "",
        f"Python {about['python']}, NumPy {about['numpy']}",
        f"Pyodide {about['pyodide']}, Node {about['node']}",
        f"TensorFlow.js {tfjs['version']} ({tfjs['binary']})" if tfjs else "",
        f"PyTorch {about['torch']}" if "torch" in about else "",
        f"commit {about['commit']}, {about['date']}",
    ]
    return "Measured on: " + "; ".join(str(part) for part in parts if part) + "."


def markdown(head: Row, rows: Sequence[Row]) -> str:
    """A table whose columns line up in plain text too."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    padded = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([padded[0], rule, *padded[1:]])


def _seconds(measured: Figure) -> str:
    decimals = 3 if measured.median < 1 else 2
    low, median, high = (f"{v:.{decimals}f}" for v in (measured.low, measured.median, measured.high))
    return f"{median} s ({low}–{high})"


def _size(what: str, size: int, target: Target) -> Row:
    megabytes = size / 1e6
    return [what, f"{megabytes:.2f} MB", *_target_cells(target, megabytes)]


def _target_cells(target: Target | None, value: float) -> tuple[str, str]:
    if target is None:
        return "–", "–"
    return target.text, "yes" if target.is_met_by(value) else "no"
