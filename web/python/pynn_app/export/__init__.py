"""What can be taken along: the package as it is now, and its runs, to be repeated without a page."""

from pynn_app.export.export import Exporter

__all__ = ["Exporter"]
