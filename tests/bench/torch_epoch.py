"""One epoch in PyTorch on one thread, as its tutorials write it: ``python -m … FOLDER``.

Runs on any Python 3 with PyTorch, so it imports neither pynn nor NumPy.
"""

import importlib
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.child import answer

torch: Any = importlib.import_module("torch")  # not among the requirements: it may well be missing
IMAGES_HEADER = 16
LABELS_HEADER = 8
LEARNING_RATE = 1.0


def main(folder: str) -> None:
    torch.set_num_threads(1)
    images = read(Path(folder) / "train-images-idx3-ubyte", IMAGES_HEADER).reshape(-1, 784)
    labels = read(Path(folder) / "train-labels-idx1-ubyte", LABELS_HEADER)
    x = images.to(torch.float32) / 255
    y = torch.nn.functional.one_hot(labels.long(), 10).to(torch.float32)
    answer(lambda batch_size: epoch(x, y, batch_size))


def read(path: Path, header: int) -> Any:
    """The bytes of an IDX file behind its header."""
    return torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.uint8, offset=header)


def epoch(x: Any, y: Any, batch_size: int) -> float:
    """Seconds for one pass over all examples in random order, with a new network."""
    nn = torch.nn
    model = nn.Sequential(nn.Linear(784, 30), nn.Sigmoid(), nn.Linear(30, 10), nn.Sigmoid())
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    started = time.perf_counter()
    for rows in torch.randperm(len(x)).split(batch_size):
        optimizer.zero_grad()
        loss = (model(x[rows]) - y[rows]).square().sum(dim=1).mean()
        loss.backward()
        optimizer.step()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1])
