"""The Python side of the page: the labs around ``pynn``, and the table of their actions."""
