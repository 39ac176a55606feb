"""Photographs of a drawn digit, as a phone takes them: made up from its ink, none alike."""

import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from tests.drawings import pad
from tests.drawings.pen import Point

Grey = NDArray[np.float64]
"""(height, width), 0 for black … 1 for white."""
Random = np.random.Generator
SIZE = (400, 300)
"""(height, width) of a photograph in pixels."""


def photograph(strokes: list[list[Point]], kind: str, rng: Random) -> Image.Image:
    """A photograph of one ``KIND`` of a digit's strokes, given in pixels of a pad of 280."""
    light, edit = KINDS[kind]
    ink = _on_page(pad.ink(strokes, rng.uniform(8, 20)), rng)
    scene = _page(light, ink, rng)
    scene = edit(scene, rng)
    return _camera(scene, rng)


def _on_page(ink: NDArray[np.uint8], rng: Random) -> Grey:
    """The pad's ink, between a third and nearly the whole of the page's width."""
    side = int(rng.uniform(0.4, 0.95) * min(SIZE))
    small = np.asarray(Image.fromarray(ink).resize((side, side), Image.Resampling.BOX)) / 255
    page = np.zeros(SIZE)
    top, left = (int(rng.integers(0, room - side)) for room in SIZE)
    page[top : top + side, left : left + side] = small
    return page


def _page(light: Grey | None, ink: Grey, rng: Random) -> Grey:
    """Paper of 150 to 205 of 255, brighter towards one side, with ink that lets little light back."""
    if light is None:
        light = _gradient(rng, 150 / 255, 205 / 255)
    pen = rng.uniform(0.15, 0.35)
    return light * (1 - ink * (1 - pen))


def _gradient(rng: Random, low: float, high: float) -> Grey:
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0 : SIZE[0], 0 : SIZE[1]]
    slope = np.cos(angle) * x + np.sin(angle) * y
    return low + (high - low) * (slope - slope.min()) / np.ptp(slope)


def _camera(scene: Grey, rng: Random) -> Image.Image:
    """A little out of focus, with the noise of a sensor."""
    grey = Image.fromarray(np.rint(255 * np.clip(scene, 0, 1)).astype(np.uint8))
    blurred = np.asarray(grey.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.5))), np.float64)
    noisy = blurred + rng.normal(0, rng.uniform(3, 8), blurred.shape)
    return Image.fromarray(np.rint(np.clip(noisy, 0, 255)).astype(np.uint8))


def _plain(scene: Grey, _rng: Random) -> Grey:
    return scene


def _shadow(scene: Grey, rng: Random) -> Grey:
    """The shadow of a hand or a head: a soft edge right across the page."""
    across = _gradient(rng, 0, 1)
    at, soft = rng.uniform(0.3, 0.7), rng.uniform(0.01, 0.06)
    return scene * (1 - rng.uniform(0.25, 0.5) / (1 + np.exp((across - at) / soft)))


def _vignette(scene: Grey, rng: Random) -> Grey:
    y, x = np.mgrid[-1 : 1 : SIZE[0] * 1j, -1 : 1 : SIZE[1] * 1j]
    return scene * (1 - rng.uniform(0.2, 0.45) * (x**2 + y**2) / 2)


def _dust(scene: Grey, rng: Random) -> Grey:
    """A few specks anywhere."""
    dusty = scene.copy()
    for _ in range(rng.integers(2, 7)):
        y, x = (int(rng.integers(2, room - 4)) for room in SIZE)
        dusty[y : y + rng.integers(1, 4), x : x + rng.integers(1, 4)] *= 0.4
    return dusty


def _table(scene: Grey, rng: Random) -> Grey:
    """A strip of a dark table at one or two sides."""
    framed = scene.copy()
    for side in rng.choice(4, rng.integers(1, 3), replace=False):
        turned = np.rot90(framed, side)
        turned[: int(rng.uniform(0.01, 0.05) * len(turned))] = rng.uniform(0.1, 0.3)
    return framed


def _sheet(scene: Grey, rng: Random) -> Grey:
    """A sheet that lies on a dark table, a little turned."""
    table = np.full((SIZE[0] * 3 // 2, SIZE[1] * 3 // 2), rng.uniform(0.1, 0.25))
    low, wide = SIZE[0] // 4, SIZE[1] // 4
    table[low : low + SIZE[0], wide : wide + SIZE[1]] = scene
    whole = Image.fromarray(np.rint(255 * table).astype(np.uint8))
    return np.asarray(whole.rotate(rng.uniform(-8, 8), Image.Resampling.BILINEAR, fillcolor=40)) / 255


def _ruled(scene: Grey, rng: Random) -> Grey:
    """Lines of an exercise book, paler than the ink."""
    return _lines(scene, rng, columns=False)


def _squared(scene: Grey, rng: Random) -> Grey:
    return _lines(scene, rng, columns=True)


def _lines(scene: Grey, rng: Random, *, columns: bool) -> Grey:
    sheet = Image.new("L", (SIZE[1] * 2, SIZE[0] * 2), 0)
    pen, step = ImageDraw.Draw(sheet), int(rng.uniform(20, 45))
    for at in range(0, max(sheet.size), step):
        pen.line((0, at, sheet.width, at), fill=255)
        if columns:
            pen.line((at, 0, at, sheet.height), fill=255)
    turned = sheet.rotate(rng.uniform(-3, 3), Image.Resampling.BILINEAR)
    corner = SIZE[1] // 2, SIZE[0] // 2
    part = turned.crop((*corner, corner[0] + SIZE[1], corner[1] + SIZE[0]))
    return scene * (1 - rng.uniform(0.15, 0.3) * np.asarray(part) / 255)


def _chalk(scene: Grey, _rng: Random) -> Grey:
    """Chalk on a board: light on dark."""
    return 0.95 - scene


def _jpeg(scene: Grey, rng: Random) -> Grey:
    content = io.BytesIO()
    image = Image.fromarray(np.rint(255 * np.clip(scene, 0, 1)).astype(np.uint8))
    image.save(content, "JPEG", quality=int(rng.integers(25, 60)))
    return np.asarray(Image.open(content)) / 255


WHITE = np.full(SIZE, 0.97)
KINDS: dict[str, tuple[Grey | None, Callable[[Grey, Random], Grey]]] = {
    "white paper": (WHITE, _plain),
    "grey paper": (None, _plain),
    "shadow": (None, _shadow),
    "vignette": (None, _vignette),
    "dust": (None, _dust),
    "table at the edge": (None, _table),
    "sheet on a table": (None, _sheet),
    "ruled": (None, _ruled),
    "squared": (None, _squared),
    "chalk": (None, _chalk),
    "jpeg": (None, _jpeg),
}
"""The light on the paper, None for uneven light, and what is done to the scene."""
