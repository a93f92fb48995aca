"""Which Askaround this is: cookies by home and port, and a proof that only this home's key can give."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac


def cookie_name(home: Path, port: int) -> str:
    """Return how this home's cookies are called; browsers send them to every other port as well."""
    return f"askaround_{port}_{hashlib.sha256(os.fsencode(home)).hexdigest()[:8]}"


def answer_at(port: int) -> None:
    """Let pages answer to a port, with cookies of its own."""
    settings.PORT = port
    settings.SESSION_COOKIE_NAME = cookie_name(settings.HOME, port)
    settings.CSRF_COOKIE_NAME = f"{settings.SESSION_COOKIE_NAME}_csrf"


def proof(question: str, port: int) -> str:
    """Return what only a program that holds this home's key can answer, at this port."""
    return salted_hmac("askaround.instance", f"{port}:{question}", algorithm="sha256").hexdigest()
