"""Databases for programs that tests start, and the tests' own one: emptied, or kept for a whole module."""

import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection, transaction


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


def drop_everything() -> None:
    """Leave nothing in the tests' own database, not even a table."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(":memory:")) as nothing:
            nothing.backup(connection.connection)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


@contextmanager
def kept_for_a_module(django_db_blocker) -> Iterator[None]:
    """Let what a fixture of a module makes in here be there for each of its tests, which take back what they do."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def on_scratch(home: Path, statements: str) -> str:
    """Run statements in a process of its own, on an empty database; return what it prints."""
    with scratch_database() as url:
        environment = {
            **os.environ,
            "ASKAROUND_HOME": str(home),
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "askaround.config.settings",
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", statements],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
