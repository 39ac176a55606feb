"""Twelve exercises on the package's own code: six to break it, and six to write a function of it."""
