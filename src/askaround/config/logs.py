"""What the log must not say."""

import logging
import re

_LAUNCH_TOKEN = re.compile(r"(/enter/)[\w%-]+")


class Discreet(logging.Formatter):
    """Writes lines without launch tokens, wherever in a line or its traceback an address is told."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with tokens left out."""
        return _LAUNCH_TOKEN.sub(r"\1…", super().format(record))
