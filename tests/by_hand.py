"""An independent implementation of the derivation, from the document, without pynn.

It uses single numbers and loops on purpose, so that it shares no code and no idea with pynn.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Numbers = dict[str, float]

SIGMA: dict[str, Callable[[float], float]] = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "identity": lambda z: z,
}
SLOPE: dict[str, Callable[[float], float]] = {
    "sigmoid": lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2,
    "tanh": lambda z: 1 / math.cosh(z) ** 2,
    "relu": lambda z: 1.0 if z > 0 else 0.0,
    "identity": lambda _: 1.0,
}
H = 1e-5


@dataclass
class ByHand:
    """A network, its table and its training."""

    inputs: list[list[int]]
    targets: list[float]
    hidden: list[int]
    activation: str
    loss: str
    biases: bool
    rate: float
    batch: str
    seed: int

    def __post_init__(self) -> None:
        self.sizes = [len(self.inputs[0]), *self.hidden, 1]
        self.rng = np.random.default_rng(self.seed)
        self.W: list[Any] = []
        self.b: list[Any] = []
        for n_in, n_out in zip(self.sizes, self.sizes[1:], strict=False):
            drawn = self.rng.standard_normal((n_out, n_in)) / math.sqrt(n_in)
            self.W.append(drawn.tolist())
            self.b.append([0.0] * n_out)
        self.order: list[int] = []

    @property
    def rows(self) -> list[int]:
        """The rows of the next step."""
        if self.batch == "all":
            return list(range(len(self.inputs)))
        if not self.order:
            self.order = self.rng.permutation(len(self.inputs)).tolist()
        return self.order[:1]

    def step(self) -> None:
        """w → w − ξ ∂L/∂w, all at once."""
        weights, biases = self.mean_gradients(self.rows)
        for l, (gW, gb) in enumerate(zip(weights, biases, strict=True)):
            for j in range(len(gW)):
                for i in range(len(gW[j])):
                    self.W[l][j][i] -= self.rate * gW[j][i]
                if self.biases:
                    self.b[l][j] -= self.rate * gb[j]
        if self.batch == "one":
            self.order = self.order[1:]

    def name(self, layer: int) -> str:
        return "sigmoid" if layer == len(self.W) else self.activation

    def forward(self, row: int) -> tuple[list[list[float]], list[list[float]]]:
        """(z of each layer, x of each layer and of the inputs)."""
        x, z = [[float(value) for value in self.inputs[row]]], []
        for l, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            into = [
                sum(w * value for w, value in zip(W[j], x[l], strict=True)) + b[j]
                for j in range(len(W))
            ]
            z.append(into)
            x.append([SIGMA[self.name(l + 1)](value) for value in into])
        return z, x

    def loss_of(self, row: int) -> float:
        y_hat, y = self.forward(row)[1][-1][0], self.targets[row]
        if self.loss == "squared_error":
            return (y - y_hat) ** 2
        return -math.log(y_hat if y else 1 - y_hat)

    def backward(self, row: int) -> dict[str, Any]:
        """Every derivative of this row's loss."""
        z, x = self.forward(row)
        y_hat, y = x[-1][0], self.targets[row]
        e = 2 * (y_hat - y) if self.loss == "squared_error" else (1 - y) / (1 - y_hat) - y / y_hat
        slopes = [[SLOPE[self.name(l + 1)](value) for value in layer] for l, layer in enumerate(z)]
        d: list[list[float]] = [[] for _ in z]
        weighted: list[list[float]] = [[] for _ in z]
        d[-1] = [e * slopes[-1][0]]
        for l in range(len(z) - 2, -1, -1):
            following, W = d[l + 1], self.W[l + 1]
            weighted[l] = [sum(following[k] * W[k][j] for k in range(len(W))) for j in range(len(z[l]))]
            d[l] = [c * s for c, s in zip(weighted[l], slopes[l], strict=True)]
        gW = [[[dj * xi for xi in x[l]] for dj in d[l]] for l in range(len(d))]
        return {"z": z, "x": x, "e": e, "s": slopes, "d": d, "c": weighted, "gW": gW}

    def mean_gradients(self, rows: list[int]) -> tuple[list[Any], list[Any]]:
        found = [self.backward(row) for row in rows]
        weights = [
            np.mean([gradients["gW"][l] for gradients in found], axis=0).tolist()
            for l in range(len(self.W))
        ]
        biases = [
            np.mean([gradients["d"][l] for gradients in found], axis=0).tolist()
            for l in range(len(self.W))
        ]
        return weights, biases

    def mean_loss(self, rows: list[int]) -> float:
        return math.fsum(self.loss_of(row) for row in rows) / len(rows)

    def numbers(self, row: int, selected: str) -> Numbers:
        """The number for each key of the page's equations."""
        found = self.backward(row)
        numbers: Numbers = {
            "xi": self.rate,
            "h": H,
            "loss": self.loss_of(row),
            "y.1": self.targets[row],
            "e.1": found["e"],
        }
        every_row = list(range(len(self.inputs)))
        numbers["L"] = self.mean_loss(every_row)
        numbers |= {f"loss.{row + 1}": self.loss_of(row) for row in every_row}
        for l, values in enumerate(found["x"]):
            numbers |= {f"x{l}.{j + 1}": value for j, value in enumerate(values)}
        weights, biases = self.mean_gradients(every_row)
        step_weights, step_biases = self.mean_gradients(self.rows)
        for l in range(len(self.W)):
            for name in "zsdc":
                numbers |= {f"{name}{l + 1}.{j + 1}": value for j, value in enumerate(found[name][l])}
            for j in range(len(self.W[l])):
                place = f"b{l + 1}.{j + 1}"
                numbers |= {
                    place: self.b[l][j],
                    f"g{place}": found["d"][l][j],
                    f"G{place}": biases[l][j],
                }
                numbers[f"S{place}"] = step_biases[l][j]
                numbers[f"n{place}"] = self.b[l][j] - self.rate * step_biases[l][j]
                for i in range(len(self.W[l][j])):
                    place, w = f"W{l + 1}.{j + 1}.{i + 1}", self.W[l][j][i]
                    numbers |= {
                        place: w,
                        f"g{place}": found["gW"][l][j][i],
                        f"G{place}": weights[l][j][i],
                    }
                    numbers[f"S{place}"] = step_weights[l][j][i]
                    numbers[f"n{place}"] = w - self.rate * step_weights[l][j][i]
        return numbers | self._members(every_row) | self._check(selected, every_row)

    def _members(self, rows: list[int]) -> Numbers:
        """The gradient of each row, of every parameter."""
        numbers: Numbers = {}
        for member, row in enumerate(rows, start=1):
            found = self.backward(row)
            for l in range(len(self.W)):
                for j in range(len(self.W[l])):
                    numbers[f"gb{l + 1}.{j + 1}@{member}"] = found["d"][l][j]
                    for i, gradient in enumerate(found["gW"][l][j]):
                        numbers[f"gW{l + 1}.{j + 1}.{i + 1}@{member}"] = gradient
        return numbers

    def _check(self, selected: str, rows: list[int]) -> Numbers:
        layer, *index = (int(number) - 1 for number in re.findall(r"\d+", selected))
        array: Any = (self.W if selected[0] == "W" else self.b)[layer]
        for place in index[:-1]:
            array = array[place]
        original = array[index[-1]]
        array[index[-1]] = original + H
        above = self.mean_loss(rows)
        array[index[-1]] = original - H
        below = self.mean_loss(rows)
        array[index[-1]] = original
        return {"above": above, "below": below, "difference": (above - below) / (2 * H)}
