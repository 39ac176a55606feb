"""Find the ink of one digit in a picture: dark on light or light on dark, on uneven paper.

The steps: estimate the paper's brightness at each place, see how much each pixel differs from it,
separate ink from paper with a threshold, and keep the shapes that make up the digit.
"""

from dataclasses import dataclass

import numpy as np

from pynn.activations import Array
from pynn.digits.components import Components, connected_components
from pynn.digits.drawing import INK, resampled
from pynn.digits.image_filters import Mask, dilated, highest, otsu, smoothed, spanned, stretched

# Chosen on photographs made up of 150 redrawn MNIST test digits, 150 people's strokes and blank pages,
# see ``tests/drawings/photographs.py``. Shares are of the picture's shorter side unless stated.
GRID = 100
"""The paper's brightness is estimated on a grid with this many cells along the longer side."""
WIDEST_STROKE = 0.25
"""A dark area that is wider than this share is paper in shadow, or a table."""
PURE = 0.01
"""Paper is even if a third of all pixels are this close to the border's brightness …"""
EVEN = 0.04
"""… or if most of the border's pixels are this close, and most of the paper's …"""
NOISY = 0.012
"""… without a camera's noise: half of the border's pixels are off by no more than this."""
DEEPEST_SHADOW = 0.35
"""Contrast is not amplified further on paper darker than this share of the brightest: it is noise."""
FAINTEST = 0.12
"""Ink differs from its paper by at least this, or the picture is blank; on uneven paper also …"""
FAINTEST_SHARE = 0.2
"""… by at least this share of the paper's brightness …"""
NOISE = 5.0
"""… and by this many standard deviations of the noise."""
SHARE_OF_INK = 0.4
"""A pixel is ink from this share of full ink on: the paler lines of ruled paper are not."""
SPECK = 0.02
"""A shape with a smaller share of the largest one's area is dust …"""
DUST = 0.03
"""… and in a photograph also one that is smaller than this share."""
SMALLEST = 0.08
"""Shapes that the picture's border cuts off are ignored if one inside is this large …"""
LARGE = 0.7
"""… but smaller than this share of the longer side: then the border may cut off parts of the digit."""
TABLE_EDGE = 0.6
"""A shape along more than this share of one side of a photograph is the edge of a table."""
NEAR = 0.25
"""Shapes belong together up to this gap, as a share of the largest one's size."""


class SeveralShapes(ValueError):
    """A picture with more than one digit."""


@dataclass(frozen=True)
class _Finding:
    """The ink that one of the two polarities leads to."""

    ink: Array
    strength: float
    """The ink's difference from its paper, 0 … 1, times its size; 0 for none."""
    several: bool = False
    """True if there is more than one shape as large as a digit."""


def find_ink(levels: Array) -> Array:
    """(height, width) levels, 0 black … 1 white -> ink, 0 paper … 1, of the one digit there.

    All zeros for a blank picture. Raises SeveralShapes.
    """
    finding = _best(levels)
    if finding.several:
        raise SeveralShapes("found several separate shapes: crop the picture to one digit")
    return finding.ink


def _best(levels: Array) -> _Finding:
    """Even paper has its border's brightness; else both are tried, dark ink and light.

    Ink surrounds the paper inside of a loop, so the right choice leads to the larger shape; and the
    wrong one finds nothing else, as paper is wider than any stroke.
    """
    tone = _even_tone(levels)
    if tone is not None and not _is_sheet(levels):
        dark = tone > (levels.min() + levels.max()) / 2
        return _even(levels, tone) if dark else _even(1 - levels, 1 - tone)
    return max(_uneven(levels), _uneven(1 - levels), key=lambda finding: finding.strength)


def _even_tone(levels: Array) -> float | None:
    """The brightness of paper that is evenly bright, or None."""
    border = np.concatenate([levels[0], levels[-1], levels[:, 0], levels[:, -1]])
    tone = float(np.median(border))
    if np.mean(np.abs(levels - tone) < PURE) > 1 / 3:
        return tone
    if np.mean(np.abs(border - tone) < EVEN) < 0.6 or np.median(np.abs(border - tone)) > NOISY:
        return None
    threshold = otsu(levels)
    paper = levels[(levels > threshold) == (tone > threshold)]
    low, high = np.quantile(paper, (0.15, 0.85))
    return tone if high - low < EVEN else None


def _even(levels: Array, tone: float) -> _Finding:
    """Ink that is darker than paper of this brightness."""
    contrast = np.clip((tone - levels) / max(tone, 0.1), 0, 1)
    blank = _Finding(np.zeros_like(levels), 0)
    full = float(contrast.max())
    if full < FAINTEST:
        return blank
    shapes = connected_components(contrast > INK)
    _, chosen, several = _digit_shapes(shapes, np.ones(len(shapes.areas), bool))
    return _Finding(np.where(shapes.pixels(chosen), contrast, 0), 1, several)


def _uneven(levels: Array) -> _Finding:
    """Ink that is darker than paper of any brightness."""
    blank = _Finding(np.zeros_like(levels), 0)
    paper = _paper(levels)
    floor = max(DEEPEST_SHADOW * float(paper.max()), 0.05)
    contrast = (paper - levels) / np.maximum(paper, floor)
    smooth = smoothed(contrast) if min(levels.shape) > GRID else contrast
    while True:
        full = _full_ink(smooth)
        if full < FAINTEST_SHARE:
            return blank
        shapes = connected_components(smooth > SHARE_OF_INK * full)
        edges = _table_edges(shapes)
        if not edges.any():
            break
        smooth = np.where(dilated(shapes.pixels(edges)), 0, smooth)  # paler ink may remain
    candidates = shapes.sizes >= DUST * min(levels.shape)
    if not candidates.any():
        return blank
    main, chosen, several = _digit_shapes(shapes, candidates)
    core = shapes.pixels(chosen)
    difference = float(np.quantile((paper - levels)[core], 0.75))
    if difference < FAINTEST:
        return blank
    faintest = SHARE_OF_INK * full / 2
    ink = np.clip((contrast - faintest) / (full - faintest), 0, 1)
    near = core
    for _ in range(2):
        near = dilated(near) & (ink > 0)
    return _Finding(np.where(core | near, ink, 0), difference * shapes.sizes[main], several)


def _full_ink(contrast: Array) -> float:
    """The contrast of full ink, as a share of the paper's brightness; 0 if all is noise."""
    middle = np.median(contrast)
    noise = 1.4826 * np.median(np.abs(contrast - middle))  # σ of a normal distribution
    threshold = max(otsu(np.clip(contrast, 0, 1)), float(middle + NOISE * noise))
    above = contrast[contrast > threshold]
    return float(np.quantile(above, 0.9)) if above.size else 0.0


def _is_sheet(levels: Array) -> bool:
    """True for a sheet of paper on a darker table: a broad, convex light shape in dark surroundings."""
    if max(levels.shape) < GRID:
        return False
    grid = _coarse(levels)
    light = grid > otsu(grid)
    border = np.concatenate([light[0], light[-1], light[:, 0], light[:, -1]])
    if border.mean() > 0.4 or not light.any():
        return False
    shapes = connected_components(light)
    nth = int(shapes.areas.argmax())
    top, left, bottom, right = shapes.boxes[nth]
    box = shapes.labels[top:bottom, left:right] == nth + 1
    if min(box.shape) < 0.3 * min(grid.shape) or box.mean() < 0.55:
        return False
    return bool(box.sum() > 0.75 * (spanned(box) & spanned(box.T).T).sum())


def _coarse(levels: Array) -> Array:
    cell = max(1.0, max(levels.shape) / GRID)
    height, width = (max(1, round(side / cell)) for side in levels.shape)
    return resampled(levels, height, width)


def _paper(levels: Array) -> Array:
    """The brightness of the paper at each pixel: dark areas that are no wider than a stroke are filled.

    A closing by reconstruction: the filled picture is lowered again wherever it touches what stays
    dark, so that the edges of shadows and tables stay where they are. Soille 2003, ch. 6.
    """
    grid = _coarse(levels)
    window = max(3, round(WIDEST_STROKE * min(grid.shape))) | 1
    paper = -highest(-highest(grid, window), window)
    while True:
        lower = np.maximum(-highest(-paper, 3), grid)
        if np.array_equal(lower, paper):
            break
        paper = lower
    darkest_nearby = -highest(-smoothed(paper), 5)  # no false ink beside a sharp edge
    return stretched(darkest_nearby, levels.shape)


def _table_edges(shapes: Components) -> Mask:
    """(n,) Shapes that take up most of one side of the picture."""
    labels, n = shapes.labels, len(shapes.areas)
    found = np.zeros(n, bool)
    for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        found |= np.bincount(side, minlength=n + 1)[1:] > TABLE_EDGE * len(side)
    return found


def _main_shape(shapes: Components, candidates: Mask) -> tuple[int, Mask]:
    """The largest shape, and which candidates remain: what the border cuts off counts only if large."""
    top, left, bottom, right = shapes.boxes.T
    height, width = shapes.labels.shape
    inside = candidates & (top > 0) & (left > 0) & (bottom < height) & (right < width)
    if (shapes.sizes[inside] >= SMALLEST * min(height, width)).any():
        main = int(np.where(inside, shapes.areas, 0).argmax())
        if shapes.sizes[main] <= LARGE * max(height, width):
            return main, inside
        return main, candidates
    return int(np.where(candidates, shapes.areas, 0).argmax()), candidates


def _digit_shapes(shapes: Components, candidates: Mask) -> tuple[int, Mask, bool]:
    """The largest shape, the shapes that belong to it, and True if another is as large as a digit."""
    main, candidates = _main_shape(shapes, candidates)
    size, area = shapes.sizes[main], shapes.areas[main]
    no_specks = candidates & (shapes.areas >= SPECK * area)
    chosen = np.zeros_like(no_specks)
    pending = [main]
    while pending:
        nth = pending.pop()
        chosen[nth] = True
        near = no_specks & ~chosen & (shapes.gaps(nth) <= NEAR * size)
        chosen |= near
        pending.extend(int(other) for other in np.flatnonzero(near))
    others = candidates & ~chosen
    several = bool((others & (shapes.sizes > 0.5 * size) & (shapes.areas > 0.2 * area)).any())
    return main, chosen, several
