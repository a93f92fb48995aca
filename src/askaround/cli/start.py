"""Getting a home ready for a command."""

import atexit
import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from askaround.kit.refusals import Refusal

if TYPE_CHECKING:
    from askaround.accounts.models import User


class Damaged(Refusal):
    """Raised when the database is not what was left there; nothing is written to it."""

    def __init__(self, damage: str, remedy: str) -> None:
        """Keep what is wrong, apart from what to do."""
        super().__init__(f"The database {_where()} cannot be opened: {damage} Nothing was changed. {remedy}")
        self.damage = damage


def setup() -> None:
    """Load Django with this home's settings."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askaround.config.settings")
    django.setup()


def prepared() -> "User":
    """Return the owner of a home whose database is there and up to date; raises Damaged."""
    setup()
    from django.conf import settings

    if settings.ENVIRONMENT.read_only:
        return _to_read_only()
    refuse_damaged()
    from askaround.accounts.commands import ensure_local_user
    from askaround.kit.machine import place_of_machine

    migrate()
    owner = ensure_local_user(find_place=place_of_machine)
    note_state()
    atexit.register(note_state)
    return owner


def _to_read_only() -> "User":
    """Return the owner of a home on a disk that cannot be written to; raises Damaged."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from askaround.accounts.models import User
    from askaround.kit import soundness
    from askaround.kit.unavailable import READ_ONLY

    found = soundness.find_damage(database()) if _is_sqlite() else ""
    if found:
        raise Damaged(found, _remedy())
    _connect()
    executor = MigrationExecutor(connection)
    owner = None if executor.migration_plan(executor.loader.graph.leaf_nodes()) else User.objects.first()
    if owner is None:
        raise Refusal(f"This home was not made by this version of Askaround, or not yet. {READ_ONLY}")
    return owner


def refuse_damaged() -> None:
    """See that the database is what was left there, or let the home's processes know; raises Damaged."""
    from django.conf import settings

    from askaround.kit import damage, soundness
    from askaround.kit.unavailable import is_locked

    try:
        found = soundness.find_damage(database()) if _is_sqlite() else ""
    except sqlite3.OperationalError as error:
        if is_locked(error):
            raise
        raise Refusal(f"The database {_where()} cannot be opened: {error}. Nothing was changed.") from error
    if found:
        damage.announce(settings.HOME, found)
        raise Damaged(found, _remedy())
    damage.forget(settings.HOME)


def note_state() -> None:
    """Note what the database is like now, for the next start to compare; no transaction may be open."""
    from django.db import connections

    from askaround.kit import soundness

    if _is_sqlite():
        connections.close_all()
        # Without a note, the next start looks at the structure of the database instead.
        with suppress(OSError, sqlite3.Error):
            soundness.note(database())


def database() -> Path:
    """Return the file of this home's SQLite database."""
    from django.conf import settings
    from django.db import connection

    if settings.ENVIRONMENT.read_only:
        return Path(settings.HOME) / "askaround.sqlite3"
    return Path(connection.settings_dict["NAME"])


def _is_sqlite() -> bool:
    from django.db import connection

    return connection.vendor == "sqlite"


def _remedy() -> str:
    from askaround.journeys.effects.backup import newest_good
    from askaround.kit.clock import now

    backup = newest_good(now())
    if backup is None:
        return "There is no backup of this home that can be read; a copy of the folder would help."
    return f"Bring the newest good backup back with: askaround restore {shlex.quote(str(backup.path))}"


def migrate() -> None:
    """Bring the database up to date, if it is not."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from askaround.journeys.effects.new_database import make_tables

    _connect()
    executor = MigrationExecutor(connection)
    if set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations):
        raise Refusal(
            "This home was written by a newer Askaround. Nothing was changed; "
            "install the newer version to open it."
        )
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if not executor.loader.applied_migrations:
            make_tables()
            return
        _back_up_first()
        with _all_or_nothing():
            call_command("migrate", verbosity=0, interactive=False)


def _back_up_first() -> None:
    from askaround.journeys.effects.backup import make
    from askaround.journeys.rules.backup import Kind
    from askaround.kit.clock import now

    make(kind=Kind.BEFORE, now=now())


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """Let migrations come about together.

    Django may record a migration in a transaction after its own; a program that ends in between leaves tables
    that every later start would try to make again. SQLite switches foreign keys outside of transactions only.
    """
    from django.db import connection, transaction

    if connection.vendor != "sqlite":
        yield
        return
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            yield
    finally:
        connection.enable_constraint_checking()


def _connect() -> None:
    from django.db import DatabaseError, connection

    from askaround.kit.unavailable import why_unavailable

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        if sentence := why_unavailable(error):
            raise Refusal(f"The database {_where()} cannot be opened. {sentence}") from error
        why = str(error).partition("\n")[0]
        raise Refusal(f"The database {_where()} cannot be opened: {why}. Nothing was changed.") from error


def _where() -> str:
    from django.conf import settings

    return "that DATABASE_URL names" if settings.ENVIRONMENT.database_url else f"in {settings.HOME}"
