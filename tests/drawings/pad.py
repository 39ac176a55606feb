"""The page's pad without the page: strokes of a round pen as ink."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.drawings.pen import Point

SIDE = 280
_FINER = 3


def ink(strokes: list[list[Point]], width: float) -> NDArray[np.uint8]:
    """(280, 280) bytes: strokes in pixels of the pad, drawn with a pen of ``width`` pixels."""
    large = Image.new("L", (SIDE * _FINER, SIDE * _FINER), 0)
    pen, radius = ImageDraw.Draw(large), width * _FINER / 2
    for stroke in strokes:
        points = [(x * _FINER, y * _FINER) for x, y in smooth(stroke)]
        if len(points) > 1:
            pen.line(points, fill=255, width=round(width * _FINER), joint="curve")
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(large.resize((SIDE, SIDE), Image.Resampling.BOX))


def smooth(stroke: list[Point]) -> list[Point]:
    """The curve that the page draws through a stroke, in short lines.

    The page's own: web/page/labs/digits/pad/smooth_stroke.ts.
    From midpoint to midpoint, bending at each point in between.
    """
    if len(stroke) < 3:
        return stroke
    points = np.array(stroke)
    bends = points[1:-1]
    middles = (bends[:-1] + bends[1:]) / 2
    begins, ends = np.r_[points[:1], middles], np.r_[middles, points[-1:]]
    t = np.linspace(0, 1, 8)[:, np.newaxis, np.newaxis]
    curve = (1 - t) ** 2 * begins + 2 * t * (1 - t) * bends + t**2 * ends
    return [(float(x), float(y)) for x, y in curve.transpose(1, 0, 2).reshape(-1, 2)]
