"""What the log must not say, and must not stop."""

import logging
import re
from logging.handlers import RotatingFileHandler

_LAUNCH_TOKEN = re.compile(r"(/enter/)[\w%-]+")


class LogFile(RotatingFileHandler):
    """A file that may take no line (the disk is full, or read-only): then lines are lost, nothing else."""

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say nothing: what could not be logged was told to whoever it concerns."""


class Discreet(logging.Formatter):
    """Writes lines without launch tokens, wherever in a line or its traceback an address is told."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with tokens left out."""
        return _LAUNCH_TOKEN.sub(r"\1…", super().format(record))
