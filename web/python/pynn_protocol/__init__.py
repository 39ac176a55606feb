"""What crosses between the page and Python: messages, and errors by code."""
