"""The vectorised operations: C, compiled to WebAssembly by zig's clang for two sets of instructions."""

import sys
from pathlib import Path

from web.build.commands import run
from web.build.freshness import PINS, Product
from web.build.paths import WEB, WORK

SIMD = WEB / "simd"
FEATURES = {
    "simd128": "generic+simd128+bulk_memory",
    "relaxed": "generic+simd128+bulk_memory+relaxed_simd",
}
"""The compiler's names of the instruction sets. Relaxed SIMD has multiply-add."""
_COMPILE = (
    "-target",
    "wasm32-freestanding",
    "-O3",
    "-fPIC",
    "-nostdlib",
    "-Wall",
    "-Wextra",
    "-Werror",
)
LIBRARIES = Product(
    "simd",
    WORK / "simd",
    (
        *sorted(SIMD.glob("*.[ch]")),
        WEB / "build" / "simd.py",
        *PINS,
    ),
)
_LINK = ("--experimental-pic", "-shared", "--export-dynamic", "--strip-all")


def kernels() -> dict[str, bytes]:
    """The libraries ``simd-….so``, which ``ctypes`` in Pyodide loads."""
    for name, cpu in FEATURES.items():
        _build(library(name), cpu)
    LIBRARIES.record()
    return libraries()


def libraries() -> dict[str, bytes]:
    """The libraries of the last build."""
    return {f"simd-{name}.so": library(name).read_bytes() for name in FEATURES}


def library(name: str) -> Path:
    """The path of a library."""
    return WORK / "simd" / f"{name}.so"


def _build(output: Path, cpu: str) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    compiled = output.with_suffix(".o")
    _zig("cc", *_COMPILE, f"-mcpu={cpu}", "-c", "operations.c", "-o", compiled)
    _zig("wasm-ld", *_LINK, compiled, "-o", output)


def _zig(*command: str | Path) -> None:
    caches = {f"ZIG_{kind}_CACHE_DIR": str(WORK / "zig") for kind in ("GLOBAL", "LOCAL")}
    run([sys.executable, "-m", "ziglang", *command], cwd=SIMD, env=caches)
