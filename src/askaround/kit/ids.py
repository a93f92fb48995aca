"""Public identifiers."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_uuid() -> UUID:
    """Return a time-ordered identifier (RFC 9562, version 7), so that its index grows at one end."""
    return uuid7()
