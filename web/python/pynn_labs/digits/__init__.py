"""The digits lab: a run on MNIST, the pad, and what the network has learned."""
