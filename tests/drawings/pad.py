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
        points = [(x * _FINER, y * _FINER) for x, y in stroke]
        if len(points) > 1:
            pen.line(points, fill=255, width=round(width * _FINER), joint="curve")
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(large.resize((SIDE, SIDE), Image.Resampling.BOX))
