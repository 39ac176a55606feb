"""The equations of a network with their numbers."""
