"""Pieces of MNIST as the build packs them: xz over an IDX file of images and one of labels."""

import lzma
import math
import time

from pynn.digits import mnist
from pynn.examples import Examples

Buffer = bytes | bytearray | memoryview

_PIECE = 1 << 16
"""Bytes unpacked at once: under a millisecond's work."""


class ShardUnpacker:
    """Unpacks one shard a little at a time, so that a drawing is answered in between."""

    def __init__(self, content: Buffer) -> None:
        self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        self._packed = bytes(content)
        self._unpacked = bytearray()

    def advance(self, seconds: float = math.inf) -> bool:
        """Go on for about ``seconds``; True when all is unpacked. Raises IdxError for damage."""
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
            raise mnist.IdxError(
                "shard-packed", f"a piece of MNIST cannot be unpacked: {error}", reason=str(error)
            ) from error
        if not piece and self._decompressor.needs_input:
            raise mnist.IdxError(
                "shard-cut-short", "a piece of MNIST cannot be unpacked: it ends too early"
            )
        return piece

    def examples(self) -> Examples:
        """The digits, once all is unpacked. Raises IdxError where it is no piece of MNIST."""
        unpacked = memoryview(self._unpacked)
        count = int.from_bytes(unpacked[4:8], "big")
        split = 16 + count * mnist.PIXELS
        images = mnist.parse_idx(unpacked[:split], "the images of a piece of MNIST")
        labels = mnist.parse_idx(unpacked[split:], "the labels of a piece of MNIST")
        if images.shape[1:] != (28, 28) or labels.shape != (count,):
            raise mnist.IdxError(
                "shard-shapes",
                f"a piece of MNIST has images {images.shape}, labels {labels.shape}",
                images=str(images.shape),
                labels=str(labels.shape),
            )
        return mnist.digits(images, labels)
