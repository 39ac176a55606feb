"""The Python side of the page: two labs around ``pynn``, and the table of what may be asked."""

from pynn_labs.labs import Engine, start

__all__ = ["Engine", "start"]
