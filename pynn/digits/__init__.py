"""Handwritten digits: MNIST, drawings and pictures made to look like it, and reading them."""
