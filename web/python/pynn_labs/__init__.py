"""The Python side of the page: the labs around ``pynn``, and the table of their actions."""

from pynn_labs.labs import Labs, start

__all__ = ["Labs", "start"]
