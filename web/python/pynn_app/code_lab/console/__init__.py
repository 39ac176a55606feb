"""Python's own prompt, with the labs' networks at hand."""
