"""What more than one command declines."""

from askaround.kit.refusals import Refusal


class NotFound(Refusal):
    """Raised when a command names something that is not there."""


class NotReadable(Refusal):
    """Raised when a file cannot be opened or is not what it should be."""
