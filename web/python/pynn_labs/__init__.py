"""The Python side of the page: two labs around ``pynn``, and the table of what may be asked."""

from pynn_labs.labs import Labs, start

__all__ = ["Labs", "start"]
