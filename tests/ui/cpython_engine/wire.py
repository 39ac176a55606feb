"""Messages as bytes: the length of the JSON (4 bytes), the JSON, then the arrays that it refers to.

Each array begins at a multiple of 8 bytes. The counterpart is ``wire.ts``.
"""

import json
import math
from collections.abc import Mapping
from typing import cast

import numpy as np
from pynn_protocol.plain import Plain, PlainAnswer

_ALIGNMENT = 8


def encode(answer: PlainAnswer) -> bytes:
    """The answer's bytes."""
    arrays: list[bytes] = []
    end = 0

    def prepared(value: Plain) -> object:
        nonlocal end
        if isinstance(value, bytes):
            return prepared(np.frombuffer(value, np.uint8))
        if isinstance(value, np.ndarray):
            content = value.tobytes()
            content += b"\0" * (-len(content) % _ALIGNMENT)
            at, end = end, end + len(content)
            arrays.append(content)
            kind = "uint8" if value.dtype == bool else value.dtype.name
            return {"$array": [kind, at, value.size]}
        if isinstance(value, float) and not math.isfinite(value):
            return {"$number": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
        if isinstance(value, Mapping):
            return {key: prepared(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [prepared(item) for item in value]
        return value

    head = json.dumps(prepared(cast("Plain", answer)), allow_nan=False).encode()
    head = len(head).to_bytes(4, "little") + head
    return b"".join([head, b"\0" * (-len(head) % _ALIGNMENT), *arrays])


def decode(message: bytes) -> tuple[str, dict[str, object]]:
    """The action and the arguments of a request; arrays as memory views, as Pyodide passes them."""
    length = int.from_bytes(message[:4], "little")
    start = -(-(4 + length) // _ALIGNMENT) * _ALIGNMENT

    def restored(value: dict[str, object]) -> object:
        if "$array" in value:
            _, at, count = cast("tuple[str, int, int]", value["$array"])
            return memoryview(message)[start + at : start + at + count]
        return float(cast("str", value["$number"])) if "$number" in value else value

    action, arguments = json.loads(message[4 : 4 + length], object_hook=restored)
    return action, arguments
