"""Reading, changing and breaking the running ``pynn``; what the code lab asks of Python.

Nothing here imports ``pynn`` for good: which one is meant changes with every edit.
"""

from pynn_app.dispatcher import Dispatcher, start

__all__ = ["Dispatcher", "start"]
