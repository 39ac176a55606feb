"""Checks values against declared types, field by field."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np


def check(path: str, value: object, hint: Any) -> None:
    """Fails, with its path, for a value that is not of the declared type ``hint``."""
    origin = get_origin(hint)
    if origin in _GENERIC:
        _GENERIC[origin](path, value, get_args(hint))
    elif isinstance(hint, type) and is_dataclass(hint):
        assert type(value) is hint, f"{path} is {value!r}, not {hint}"
        for name, member in get_type_hints(hint).items():
            check(f"{path}.{name}", getattr(value, name), member)
    elif hint is float:
        assert type(value) in {int, float}, f"{path} is {value!r}, not a number"
    else:
        expected = NoneType if hint is None else hint
        assert type(value) is expected, f"{path} is {value!r}, not {expected}"


def _check_union(path: str, value: object, members: tuple[Any, ...]) -> None:
    failures = []
    for member in members:
        try:
            check(path, value, member)
        except AssertionError as error:
            failures.append(str(error))
        else:
            return
    raise AssertionError("; ".join(failures))


def _check_literal(path: str, value: object, options: tuple[Any, ...]) -> None:
    assert value in options, f"{path} is {value!r}, not one of {options}"


def _check_array(path: str, value: object, arguments: tuple[Any, ...]) -> None:
    (dtype,) = get_args(arguments[1])
    assert isinstance(value, np.ndarray), f"{path} is {value!r}, not an array"
    assert value.dtype == np.dtype(dtype), f"{path} is an array of {value.dtype}, not {dtype}"


def _check_list(path: str, value: object, arguments: tuple[Any, ...]) -> None:
    assert type(value) is list, f"{path} is {value!r}, not a list"
    for place, item in enumerate(value):
        check(f"{path}[{place}]", item, arguments[0])


def _check_tuple(path: str, value: object, arguments: tuple[Any, ...]) -> None:
    assert isinstance(value, tuple), f"{path} is {value!r}, not a tuple"
    for place, (item, member) in enumerate(zip(value, arguments, strict=True)):
        check(f"{path}[{place}]", item, member)


def _check_mapping(path: str, value: object, arguments: tuple[Any, ...]) -> None:
    assert isinstance(value, Mapping), f"{path} is {value!r}, not a mapping"
    for key, item in value.items():
        check(f"a key of {path}", key, arguments[0])
        check(f"{path}[{key!r}]", item, arguments[1])


_GENERIC: dict[Any, Callable[[str, object, tuple[Any, ...]], None]] = {
    Union: _check_union,
    UnionType: _check_union,
    Literal: _check_literal,
    np.ndarray: _check_array,
    list: _check_list,
    tuple: _check_tuple,
    dict: _check_mapping,
    Mapping: _check_mapping,
}
