"""Pieces of MNIST as the build packs them: xz over an IDX file of images and one of labels."""

import lzma
import math
import time

from pynn.digits import mnist
from pynn.examples import Examples
from pynn_labs.errors import DamagedShard, text_of

Buffer = bytes | bytearray | memoryview

_PIECE = 1 << 16
"""Bytes that are unpacked at once: they take less than a millisecond."""


class ShardUnpacker:
    """Unpacks one shard a little at a time, so that a drawing is answered in between."""

    def __init__(self, content: Buffer) -> None:
        self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        self._packed = bytes(content)
        self._unpacked = bytearray()

    def advance(self, seconds: float = math.inf) -> bool:
        """Go on for about ``seconds``; True when all is unpacked. Raises DamagedShard."""
        deadline = time.perf_counter() + seconds
        while not self._decompressor.eof:
            self._unpacked += self._next_piece()
            if time.perf_counter() >= deadline:
                break
        return self._decompressor.eof

    def _next_piece(self) -> bytes:
        packed, self._packed = self._packed, b""
        try:
            piece = self._decompressor.decompress(packed, _PIECE)
        except lzma.LZMAError as error:
            raise DamagedShard("shard-unpacking", error=str(error)) from error
        if not piece and self._decompressor.needs_input:
            raise DamagedShard("shard-cut-short")
        return piece

    def examples(self) -> Examples:
        """The digits, once all is unpacked. Raises DamagedShard if it is not a piece of MNIST."""
        unpacked = memoryview(self._unpacked)
        count = int.from_bytes(unpacked[4:8], "big")
        split = 16 + count * mnist.PIXELS
        try:
            images = mnist.parse_idx(unpacked[:split], "images")
            labels = mnist.parse_idx(unpacked[split:], "labels")
            if images.shape[1:] != (28, 28) or labels.shape != (count,):
                shapes = {"images": str(images.shape), "labels": str(labels.shape)}
                raise DamagedShard("shard-shapes", **shapes)
            return mnist.digits(images, labels)
        except mnist.IdxError as error:
            raise DamagedShard("shard-content", error=text_of(error)) from error
