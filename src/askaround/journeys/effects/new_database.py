"""The tables of a new database, made at once: one migration after the other takes ten seconds."""

from importlib import import_module

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from askaround.kit import beside

# The migrations whose last step makes a search index as it is now; models do not tell of them.
_SEARCH_INDEXES = (
    "askaround.people.migrations.0015_search_words",
    "askaround.conversations.migrations.0003_search_words",
    "askaround.outreach.migrations.0003_search_words",
    "askaround.insights.migrations.0004_search_words",
)


def make_tables(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Make all tables and indexes in one transaction, and note that every migration is carried out."""
    connection, carried_out = connections[alias], MigrationRecorder.Migration
    migrations = sorted(MigrationLoader(connection).graph.nodes)
    with beside.standing_in(alias), connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models():
            editor.create_model(model)
        editor.create_model(carried_out)
        for name in _SEARCH_INDEXES:
            import_module(name).Migration.operations[-1].code(apps, editor)
        rows = [carried_out(app=app, name=name) for app, name in migrations]
        carried_out.objects.using(alias).bulk_create(rows)
        emit_post_migrate_signal(verbosity=0, interactive=False, db=alias)
