"""Reading, changing and breaking the running package."""
