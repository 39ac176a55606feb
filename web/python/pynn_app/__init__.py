"""Reading, changing and breaking the running ``pynn``; what the code lab asks of Python.

Nothing here imports ``pynn`` for good: which one is meant changes with every edit.
"""
