"""Exports: the package as it runs now, and documents that repeat its runs without the page."""
