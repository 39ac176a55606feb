"""Systems that run outside the browser, each in a process of its own, on one thread."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pynn.cli import default_data_folder
from tests.bench.systems import Skipped
from web.build.paths import ROOT

_TORCH_PYTHON = "PYNN_TORCH_PYTHON"
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_TUNING = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")


class Native:
    """A process that returns the seconds of an epoch for each batch size."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self.name = name
        self._process = process

    def epoch(self, batch_size: int) -> float:
        """One epoch of a new network. Raises RuntimeError where the process has ended instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{batch_size}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} has ended without an answer: see above")
        return float(json.loads(answer)["seconds"])


@contextmanager
def native(name: str, module: str, python: str = sys.executable) -> Iterator[Native]:
    """Run ``tests/bench/MODULE.py`` inside the ``with`` block."""
    with subprocess.Popen(
        [python, "-m", f"tests.bench.{module}", str(default_data_folder())],
        cwd=ROOT,
        env=child_environment(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield Native(name, process)
        finally:
            process.terminate()


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """One BLAS thread, and no tuning of OpenBLAS by hand.

    Some machines set OpenBLAS's kernel and cache size for all programs; what is set for another
    CPU makes NumPy slower than it would be by itself, and pynn's page look better than it is.
    """
    untuned = {name: value for name, value in environment.items() if name not in _TUNING}
    return untuned | dict.fromkeys(_THREADS, "1")


def torch_python() -> tuple[str, str]:
    """A Python that has PyTorch, and PyTorch's version. Raises Skipped, saying how to have one."""
    named = os.environ.get(_TORCH_PYTHON)
    candidates = [named] if named else [sys.executable, shutil.which("python3")]
    for python in filter(None, candidates):
        if version := _torch_version(python):
            return python, version
    where = f"{named} cannot import it" if named else "neither this Python nor python3 has it"
    raise Skipped(
        f"PyTorch is not installed ({where}). To have it measured: pip install torch into any "
        f"Python 3, and name that with {_TORCH_PYTHON}=/path/to/python ./build.sh bench"
    )


def _torch_version(python: str) -> str | None:
    command = [python, "-c", "import torch; print(torch.__version__)"]
    try:
        done = subprocess.run(
            command, cwd=Path("/"), capture_output=True, encoding="utf-8", check=False
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
