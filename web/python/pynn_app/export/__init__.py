"""Exports: the package as it runs now, and documents that repeat its runs without the page."""

from pynn_app.export.export import Exporter

__all__ = ["Exporter"]
