"""Connected components: the separate shapes in a mask, their areas, and the boxes around them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pynn.digits.image_filters import Mask

Ints = NDArray[np.intp]


@dataclass(frozen=True)
class Components:
    """The connected components of a mask; pixels that touch by a corner are connected."""

    labels: NDArray[np.int32]
    """(height, width): 1, 2, … for the pixels of each component, 0 elsewhere."""
    areas: Ints
    """(n,) pixels of each."""
    boxes: Ints
    """(n, 4): top, left, bottom, right of each, bottom and right exclusive."""

    @property
    def sizes(self) -> Ints:
        """(n,) the longer side of each box."""
        top, left, bottom, right = self.boxes.T
        return np.maximum(bottom - top, right - left)

    def gaps(self, nth: int) -> Ints:
        """(n,) from the box of one component to every other box, in pixels; 0 where they overlap."""
        top, left, bottom, right = self.boxes.T
        down = np.maximum(top - bottom[nth], top[nth] - bottom)
        across = np.maximum(left - right[nth], left[nth] - right)
        return np.maximum(np.maximum(down, across), 0)

    def pixels(self, chosen: Mask) -> Mask:
        """(height, width): the pixels of the components for which ``chosen`` (n,) is true."""
        return np.concatenate([[False], chosen])[self.labels]


def connected_components(mask: Mask) -> Components:
    """Label the components of ``mask`` by joining the runs of its rows."""
    height, width = mask.shape
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    labels = _joined(rows, starts, ends, width + 2)
    names, of_run = np.unique(labels, return_inverse=True)
    n, lengths = len(names), ends - starts
    boxes = np.empty((n, 4), np.intp)
    boxes[:, :2], boxes[:, 2:] = max(height, width), 0
    np.minimum.at(boxes[:, 0], of_run, rows)
    np.minimum.at(boxes[:, 1], of_run, starts)
    np.maximum.at(boxes[:, 2], of_run, rows + 1)
    np.maximum.at(boxes[:, 3], of_run, ends)
    painted = np.zeros(mask.shape, np.int32)
    painted[mask] = np.repeat(of_run + 1, lengths)  # both go row by row
    areas = np.bincount(of_run, lengths, n).astype(np.intp)
    return Components(painted, areas, boxes)


def _joined(rows: Ints, starts: Ints, ends: Ints, stride: int) -> Ints:
    """One label for all runs [start, end) that hang together: the smallest index among them."""
    # Runs i and k of neighbouring rows touch where start_k <= end_i and end_k >= start_i. Both keys
    # grow from run to run, so the k of each i are a range.
    first = np.searchsorted(rows * stride + ends, (rows + 1) * stride + starts)
    last = np.searchsorted(rows * stride + starts, (rows + 1) * stride + ends, side="right")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(rows)), counts)
    lower = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts - first, counts)
    labels = np.arange(len(rows))
    while True:
        one, other = labels[upper], labels[lower]
        if np.array_equal(one, other):
            return labels
        np.minimum.at(labels, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(labels, labels[labels]):
            labels = labels[labels]
