"""Getting a home ready for a command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from askaround.accounts.models import User


def setup() -> None:
    """Load Django with this home's settings."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askaround.config.settings")
    django.setup()


def prepared() -> "User":
    """Return the owner of a home whose database is there and up to date."""
    setup()
    from askaround.accounts.commands import ensure_local_user
    from askaround.cli.surroundings import country, time_zone

    migrate()
    zone = time_zone()
    return ensure_local_user(time_zone=zone, country=country(zone))


def migrate() -> None:
    """Bring the database up to date, if it is not."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from askaround.kit.refusals import Refusal

    _connect()
    executor = MigrationExecutor(connection)
    if set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations):
        raise Refusal(
            "This home was written by a newer Askaround. Nothing was changed; "
            "install the newer version to open it."
        )
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with _all_or_nothing():
            call_command("migrate", verbosity=0, interactive=False)


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

    from askaround.kit.refusals import Refusal

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        why = str(error).partition("\n")[0]
        raise Refusal(f"The database {_where()} cannot be opened: {why}. Nothing was changed.") from error


def _where() -> str:
    from django.conf import settings

    return "that DATABASE_URL names" if settings.ENVIRONMENT.database_url else f"in {settings.HOME}"
