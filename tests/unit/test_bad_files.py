"""Generated bad files, given as the page gives them: always a reason, never a change of anything."""

import io
import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pynn import Network, settings
from tests.unit import damage
from tests.unit.bad_values import (
    TYPED,
    bad_settings,
    examples,
    is_good_value,
    numbers_out_of,
    with_one_worse,
)
from tests.unit.damage import File
from tests.unit.labs_under_test import LabsUnderTest, busy_labs
from tests.unit.made_up_mnist import CHOSEN

# -- model files ----------------------------------------------------------------------------------


def saved_network(sizes: list[int], **others: Any) -> File:
    file = io.BytesIO()
    Network(sizes, **others).save(file)
    return File(file.getvalue())


MODEL = saved_network([784, 8, 10], dtype=np.float32, loss="cross_entropy", output_activation="softmax")
BOMBS: list[tuple[Any, ...]] = [
    ("weights_0", "f4", 60_000, 784),
    ("sizes", "i8", 30_000_000),
    ("activation", "U50000000"),
    ("something", "u1", 200 * 2**20),
    ("images", "u1", 300_000, 28, 28),
    ("labels", "u1", 200 * 2**20),
]
"""Arguments of ``damage.bomb``."""
OTHERS = [
    saved_network([3, 4, 1]), saved_network([784, 10, 9]), saved_network([783, 10]),
    saved_network([784, 501, 10], dtype=np.float32), saved_network([784, *(40 * [1]), 10]),
]  # fmt: skip
"""Networks, but none that this lab can use."""


def parts_of(content: bytes) -> dict[str, Any] | None:
    """The arrays that plain NumPy reads from an ``.npz``, as far as it can; None if it is none."""
    parts = {}
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            for name in archive.files:
                with np.errstate(all="ignore"):
                    parts[name] = _part(archive, name)
    except Exception:  # noqa: BLE001  any error of NumPy
        return None
    return parts


def _part(archive: Mapping[str, Any], name: str) -> Any:
    try:
        return archive[name]
    except Exception:  # noqa: BLE001  that one part is damaged
        return None


def is_good_network(content: bytes) -> bool:
    """By the layout that ``pynn.model_file`` promises, checked with plain NumPy: a usable network."""
    parts = parts_of(content)
    if parts is None:
        return False
    scalars = {
        name: part.item()
        for name, part in parts.items()
        if isinstance(part, np.ndarray) and part.ndim == 0 and part.dtype.kind in "bifU"
    }
    sizes = parts.get("sizes")
    if sizes is None or sizes.ndim != 1 or sizes.dtype.kind != "i" or len(sizes) < 2:
        return False
    expected: dict[str, tuple[int, ...]] = {}
    for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
        expected |= {f"weights_{layer}": (n_out, n_in), f"biases_{layer}": (n_out,)}
    arrays: list[Any] = [parts.get(name) for name in expected]
    return (
        scalars.get("format_version") == 1
        and scalars.get("activation") in ("sigmoid", "tanh", "relu", "identity")
        and (scalars.get("loss"), scalars.get("output_activation"))
        in {
            ("cross_entropy", "softmax"), ("cross_entropy", "sigmoid"), ("squared_error", "sigmoid"),
            ("squared_error", "tanh"), ("squared_error", "relu"), ("squared_error", "identity"),
            ("squared_error", "softmax"),
        }
        and scalars.get("has_biases", True) is True
        and sizes[0] == 784
        and sizes[-1] == 10
        and all(array is not None and array.dtype in ("f4", "f8") for array in arrays)
        and len({array.dtype for array in arrays}) == 1
        and [array.shape for array in arrays] == list(expected.values())
        and all(np.isfinite(array).all() for array in arrays)
    )  # fmt: skip


def bad(files: st.SearchStrategy[bytes], is_good: Callable[[bytes], bool]) -> st.SearchStrategy[bytes]:
    """Those that are not harmlessly damaged."""
    return files.filter(lambda content: not is_good(content))


@examples(400)
@given(content=bad(damage.damaged(MODEL), is_good_network))
def test_a_bad_model_file(labs_under_test: LabsUnderTest, content: bytes) -> None:
    labs_under_test.expect_file_rejected("digits.load", {"model": content})


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_huge_network(labs_under_test: LabsUnderTest, bomb: tuple[Any, ...]) -> None:
    labs_under_test.expect_file_rejected("digits.load", {"model": damage.bomb(*bomb)})


@pytest.mark.parametrize("content", OTHERS)
def test_a_network_that_the_lab_cannot_use(labs_under_test: LabsUnderTest, content: bytes) -> None:
    labs_under_test.expect_file_rejected("digits.load", {"model": content})


# -- own digits -----------------------------------------------------------------------------------

IMAGES = np.arange(5 * 784, dtype=np.uint8).reshape(5, 28, 28)
OWN = damage.pack({"images": IMAGES, "labels": np.arange(5, dtype=np.uint8)})


def are_good_digits(content: bytes) -> bool:
    parts = parts_of(content)
    images, labels = (None, None) if parts is None else (parts.get("images"), parts.get("labels"))
    return (
        images is not None
        and labels is not None
        and (images.dtype, labels.dtype) == (np.uint8, np.uint8)
        and images.shape == (len(images), 28, 28)
        and labels.shape == (len(images),)
        and len(labels) <= 500
        and all(label <= 9 for label in labels.tolist())
    )


@examples(250)
@given(content=bad(damage.damaged(OWN), are_good_digits))
def test_a_bad_file_of_own_digits(labs_under_test: LabsUnderTest, content: bytes) -> None:
    labs_under_test.expect_file_rejected("own_digits.load", {"content": content})


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_huge_file_of_own_digits(labs_under_test: LabsUnderTest, bomb: tuple[Any, ...]) -> None:
    labs_under_test.expect_file_rejected("own_digits.load", {"content": damage.bomb(*bomb)})


# -- a saved run -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def run(labs_under_test: LabsUnderTest) -> dict[str, Any]:
    """A valid saved run."""
    digits = labs_under_test.engine.digits
    steps = digits.progress().moments[:3]
    moments = [vars(digits.moment(step)) for step in steps]
    return {
        "settings": CHOSEN | {"recipe": "best"},
        "model": File(digits._run.checkpoint.model),
        "epoch": 1,
        "accuracy": 0.5,
        "past": [moment | {"model": File(moment["model"])} for moment in moments],
    }


def remembers_well(content: bytes) -> bool:
    """True for a valid network whose momentum, if there is one of its shapes, is readable and finite.

    Arrays of other shapes are not its momentum: the file counts as a network alone.
    """
    if not is_good_network(content):
        return False
    parts = parts_of(content) or {}
    layers = range(len(parts["sizes"]) - 1)
    shapes = [parts[f"{name}_{layer}"].shape for name in ("weights", "biases") for layer in layers]
    velocities = [part for name, part in parts.items() if name.startswith("velocity_")]
    if any(part is None for part in velocities):
        return False
    return [part.shape for part in velocities] != shapes or all(
        part.dtype == np.float32 and np.isfinite(part).all() for part in velocities
    )


@pytest.fixture(scope="module")
def bad_runs(run: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The run with one part that is damaged or another."""
    moment = run["past"][1]
    networks = [saved_network([784, 3, 10]), saved_network([784, 1, 10]), *OTHERS]
    other = with_one_worse(
        moment,
        {
            "step": numbers_out_of(0, 60_000_000),
            "accuracy": TYPED.filter(lambda share: not is_share(share)),
            "model": st.one_of(
                st.sampled_from(networks), bad(damage.damaged(moment["model"]), is_good_network)
            ),
        },
    )
    pasts = st.one_of(
        other.map(lambda each: [run["past"][0], each]),
        st.sampled_from([[None], [{}], [3], 7, "past", [{"step": 1}]]),
    )
    worse = {
        "settings": bad_settings(settings.DIGITS),
        "model": bad(damage.damaged(run["model"]), remembers_well),
        "epoch": numbers_out_of(0, 1000),
        "accuracy": TYPED.filter(lambda share: not is_share(share)),
        "past": pasts,
    }
    return with_one_worse(run, worse)


@examples(250)
@given(data=st.data())
def test_a_bad_saved_run(
    labs_under_test: LabsUnderTest,
    bad_runs: st.SearchStrategy[dict[str, Any]],
    data: st.DataObject,
) -> None:
    labs_under_test.expect_rejected("digits.resume", data.draw(bad_runs))


def is_share(value: object) -> bool:
    """From 0 to 1, or NaN: it was not known yet."""
    unknown = isinstance(value, float) and math.isnan(value)
    return unknown or is_good_value(settings.Setting(0, 0, 1, whole=False), value)


def test_what_is_damaged_here_is_taken_as_it_was(run: dict[str, Any]) -> None:
    engine = busy_labs()
    for action, arguments in (
        ("digits.resume", run),
        ("digits.load", {"model": MODEL}),
        ("own_digits.load", {"content": OWN}),
    ):
        assert "value" in engine.answer(action, arguments)
