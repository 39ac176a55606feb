"""The results of one run of the benchmark, and the ratios of its figures."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.bench.download import Download
from tests.bench.figures import Figure, Ratio, Target, figure
from tests.bench.machine import Machine
from tests.bench.responsiveness import Responsiveness
from tests.bench.systems import Epochs

PAGE = "pynn in the page"
PAGE_PLAIN = "pynn in the page, fast path off"
PYNN = "pynn natively, 1 BLAS thread"
NUMPY = "NumPy loop natively, 1 BLAS thread"
TFJS = "TensorFlow.js, WASM backend"
TORCH = "PyTorch natively, 1 thread"
NAMES = (PAGE, PAGE_PLAIN, PYNN, NUMPY, TFJS, TORCH)

_RATIOS: tuple[tuple[str, str, Mapping[int, Target]], ...] = (
    (PAGE, NUMPY, {10: Target(1.4, aim=1.0), 32: Target(1.6, aim=1.0)}),
    (PAGE, PYNN, {}),
    (PAGE_PLAIN, PAGE, {}),
    (TFJS, PAGE, {10: Target(25, at_most=False), 32: Target(18, at_most=False)}),
    (TORCH, PAGE, {10: Target(3.5, at_most=False)}),
)
"""The pairs of medians to divide, with the target of the ratio at each batch size."""
READY_TARGET = Target(1.1, aim=0.8)


@dataclass
class Results:
    """One run of the benchmark; what was not measured is empty or None."""

    machine: Machine
    epochs: Epochs = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    tfjs: dict[str, Any] = field(default_factory=dict)
    ready: Figure | None = None
    bare: Figure | None = None
    download: Download | None = None
    learning: Figure | None = None
    responsiveness: Responsiveness | None = None

    def ratios(self) -> list[Ratio]:
        """Every ratio of which both figures are there."""
        found = [
            Ratio(
                f"{above} ÷ {below}, batch {batch}",
                figure(self.epochs[above][batch]),
                figure(self.epochs[below][batch]),
                targets.get(batch),
            )
            for above, below, targets in _RATIOS
            if above in self.epochs and below in self.epochs
            for batch in self.epochs[above]
        ]
        if self.ready and self.bare:
            what = "page ready ÷ bare Pyodide and NumPy ready"
            found.append(Ratio(what, self.ready, self.bare, READY_TARGET))
        return found

    def as_json(self) -> dict[str, Any]:
        """Every raw figure in seconds, milliseconds (delays, long tasks) or bytes."""
        answers = self.responsiveness
        return {
            "machine": self.machine,
            "tfjs": self.tfjs,
            "skipped": self.skipped,
            "epoch_seconds": {
                name: {str(batch): figure(values).as_json() for batch, values in by_batch.items()}
                for name, by_batch in self.epochs.items()
            },
            "ratios": [ratio.as_json() for ratio in self.ratios()],
            "ready_seconds": _json(self.ready),
            "bare_ready_seconds": _json(self.bare),
            "download_bytes": asdict(self.download) if self.download else None,
            "seconds_to_95_percent": _json(self.learning),
            "prediction_delay_ms": _json(answers.delays if answers else None),
            "prediction_delay_p95_ms": answers.delays.percentile(95) if answers else None,
            "long_tasks_ms": list(answers.long_tasks) if answers else None,
            "peak_wasm_memory_bytes": answers.memory if answers else None,
        }


def _json(measured: Figure | None) -> dict[str, object] | None:
    return measured.as_json() if measured else None
