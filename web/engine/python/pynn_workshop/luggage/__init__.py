"""What can be taken along: the package as it is now, and its runs, to be repeated without a page."""

from pynn_workshop.luggage.luggage import Luggage

__all__ = ["Luggage"]
