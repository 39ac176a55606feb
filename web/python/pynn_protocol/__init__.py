"""The data that crosses between the page and Python: messages, and errors by code."""
