"""Databases for programs that tests start."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from django.db import connection


@contextmanager
def scratch_database() -> Iterator[str]:
    """Yield the address of an empty database: a file in the home, or beside the tests' own on their server."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"scratch_{uuid.uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
