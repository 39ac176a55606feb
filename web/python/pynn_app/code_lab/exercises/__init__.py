"""Twelve exercises on the package's own code: six to break it, and six to write it anew."""

from pynn_app.code_lab.exercises.exercises import Exercises

__all__ = ["Exercises"]
