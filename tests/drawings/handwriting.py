"""People's handwriting: strokes from a file, and their style.

A file is JSON: ``{"digits": [{"source", "digit", "writer", "strokes"}, …], "letters": [{"source",
"letter", "writer", "strokes"}, …]}``; ``strokes`` hold (x, y) points, y downwards, the longer side of
each drawing from 0 to 1, aspect kept.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.float64]
"""(n, 2) points."""


@dataclass(frozen=True)
class Drawing:
    """A digit or a letter that a person wrote."""

    text: str
    """"0" to "9", or a letter."""
    source: str
    writer: str
    strokes: list[Stroke]

    @property
    def is_digit(self) -> bool:
        """False for a letter."""
        return self.text in set("0123456789")

    @property
    def style(self) -> str | None:
        """The first style of its digit that it is written in; None if it is none of ``STYLES``."""
        found = STYLES.get(self.text, {})
        return next((name for name, is_written in found.items() if is_written(self.strokes)), None)


def load(path: Path) -> list[Drawing]:
    """All drawings of a file. Raises ValueError if it does not hold any as described above."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = [*content["digits"], *content.get("letters", [])]
        drawings = [_drawing(entry) for entry in entries]
    except (json.JSONDecodeError, KeyError, TypeError, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"{path} holds no strokes as described in {__name__}: {error!r}") from None
    if not drawings:
        raise ValueError(f"{path} holds no drawings")
    return drawings


def save(path: Path, drawings: list[Drawing], about: str) -> None:
    """Write a file that ``load`` reads."""
    content = {
        "about": about,
        "digits": [_entry(drawing, "digit", int) for drawing in drawings if drawing.is_digit],
        "letters": [_entry(drawing, "letter", str) for drawing in drawings if not drawing.is_digit],
    }
    path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


def scaled(strokes: list[Stroke]) -> list[Stroke]:
    """The strokes moved and scaled, aspect kept, so that their longer side goes from 0 to 1."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    longer = float((high - low).max()) or 1.0
    return [(stroke - low) / longer for stroke in strokes]


def _drawing(entry: dict[str, Any]) -> Drawing:
    text = str(entry["digit"] if "digit" in entry else entry["letter"])
    strokes = [np.array(stroke, dtype=np.float64).reshape(-1, 2) for stroke in entry["strokes"]]
    if not strokes or not all(len(stroke) for stroke in strokes):
        raise ValueError(f"a drawing of {text!r} has an empty stroke, or none")
    return Drawing(text, str(entry["source"]), str(entry["writer"]), strokes)


def _entry(drawing: Drawing, key: str, kind: Callable[[str], object]) -> dict[str, object]:
    return {
        "source": drawing.source,
        key: kind(drawing.text),
        "writer": drawing.writer,
        "strokes": [np.round(stroke, 3).tolist() for stroke in drawing.strokes],
    }


# -- styles ---------------------------------------------------------------------------------------
# recognised by the strokes; lengths are shares of the drawing's height


def _has_more_strokes(strokes: list[Stroke]) -> bool:
    return len(strokes) > 1


def _has_one_stroke(strokes: list[Stroke]) -> bool:
    return len(strokes) == 1


def _has_base(strokes: list[Stroke]) -> bool:
    """The lowest eighth is wide."""
    points = np.concatenate(strokes)
    low = points[points[:, 1] > points[:, 1].max() - 0.125 * np.ptp(points[:, 1])]
    return bool(np.ptp(low[:, 0]) > 0.35 * np.ptp(points[:, 1]))


def _has_upstroke(strokes: list[Stroke]) -> bool:
    """The pen goes up before it goes down."""
    first = strokes[0]
    rise = first[0, 1] - first[:, 1].min()
    return bool(rise > 0.12 * np.ptp(np.concatenate(strokes)[:, 1]))


def _is_curled(strokes: list[Stroke]) -> bool:
    """The tail ends low, and clearly left of where the lower half is rightmost."""
    last = strokes[-1]
    points = np.concatenate(strokes)
    top, height = points[:, 1].min(), np.ptp(points[:, 1])
    lower = last[last[:, 1] > top + 0.5 * height]
    if len(lower) == 0:
        return False
    ends_low = last[-1, 1] > top + 0.75 * height
    return bool(ends_low and lower[:, 0].max() - last[-1, 0] > 0.3 * height)


STYLES: dict[str, dict[str, Callable[[list[Stroke]], bool]]] = {
    "0": {"slashed 0": _has_more_strokes},
    "1": {"1 with base": _has_base, "1 with upstroke": _has_upstroke},
    "4": {"4 in one stroke": _has_one_stroke},
    "7": {"crossed 7": _has_more_strokes},
    "9": {"curled 9": _is_curled},
}
"""By digit, in the order in which they are looked for."""
