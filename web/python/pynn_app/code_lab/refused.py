"""What the page cannot have of the workshop, through no fault of the workshop's."""


class Refusal(ValueError):
    """What was asked for is not there, or cannot be done; the message says why, and what can."""
