"""Getting a home ready for a command."""

import os
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

    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if any(app in executor.loader.migrated_apps for app, _ in unknown):
        raise Refusal(
            "This home was written by a newer Askaround. Nothing was changed; "
            "install the newer version to open it."
        )
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
