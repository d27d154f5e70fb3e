"""What can go wrong on the way to a target."""

__all__ = ["PublishError"]


class PublishError(Exception):
    """Publishing cannot begin or go on; the message is one line that says why and what to do."""
