"""Values of every kind for any setting, and which of them are valid by the page's data."""

from collections.abc import Mapping
from typing import Any

import hypothesis
from hypothesis import strategies as st

from pynn import settings


def examples(count: int) -> hypothesis.settings:
    """Always the same ones, no more than the profile allows: see ``conftest.py``.

    No deadline: the machine may be busy, and what hangs is ended.
    """
    return hypothesis.settings(
        max_examples=min(count, hypothesis.settings().max_examples),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )


TYPED: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        ["", " ", "abc", "NaN", "inf", "-inf", "1e999", "0x10", "1,5", "٣٫٥", "½", "--1", "1e", "\0",
         "\ud800", "1" * 400, "x" * 9_000, None, True, False, [], [4], {}, {"a": 1}, b"4",
         float("nan"), float("inf"), 10**400, -1, 0, 2**63, 1e300, -1e300, 2.5, 5e-324]
    ),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
)  # fmt: skip
"""Possible contents of a field, or values in its place."""


def is_good_value(setting: settings.Setting | settings.Choice, value: object) -> bool:
    """True for an option of a setting, or a number from its low to its high."""
    if isinstance(setting, settings.Choice):
        return isinstance(value, str) and value.strip() in setting.options
    if value is None or (isinstance(value, str) and not value.strip()):
        return setting.default is None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return False
    return setting.low <= number <= setting.high and (not setting.whole or number.is_integer())


def bad_settings(group: settings.Group) -> st.SearchStrategy[Any]:
    """Good settings of a group but for one to three; or no settings at all."""
    good = settings.defaults(group)
    names = st.sampled_from(sorted(group))
    worse = st.dictionaries(names, TYPED, min_size=1, max_size=3)

    def is_bad(chosen: Mapping[str, Any]) -> bool:
        return not all(is_good_value(group[name], chosen.get(name)) for name in group)

    wrong = st.builds(lambda others: {**good, **others}, worse).filter(is_bad)
    missing = st.lists(names, min_size=1).map(
        lambda left_out: {name: value for name, value in good.items() if name not in left_out}
    )
    nothing = st.sampled_from([None, [], "", "learning_rate", 4, [["epochs", 3]]])
    return st.one_of(wrong, wrong, wrong, missing.filter(is_bad), nothing)


def with_one_worse(
    good: dict[str, Any], worse: Mapping[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Any]:
    """``good`` with another value for one of its names."""
    changes = [st.tuples(st.just(name), values) for name, values in worse.items()]
    return st.one_of(changes).map(lambda change: {**good, change[0]: change[1]})


def numbers_out_of(low: float, high: float, *, whole: bool = True) -> st.SearchStrategy[Any]:
    """Values that are no number from ``low`` to ``high``."""
    allowed = settings.Setting(low, low, high, whole)
    return TYPED.filter(lambda value: not is_good_value(allowed, value))
