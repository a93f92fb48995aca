"""Who named somebody to you.

On the way back SQLite makes people_person anew without the column, and with the old table go the triggers of
both searches.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_SEARCHES = [import_module(f"askaround.people.migrations.{name}") for name in ("0002_search", "0010_notes_search")]


def _drop(apps, schema_editor):
    _run(schema_editor, [each for search in _SEARCHES for each in search.SQLITE_BACK if "TRIGGER" in each])


def _make(apps, schema_editor):
    _run(schema_editor, [each for search in _SEARCHES for each in search.SQLITE if "TRIGGER" in each])


def _run(schema_editor, statements):
    for statement in statements if schema_editor.connection.vendor == "sqlite" else ():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Add the column."""

    dependencies = [("people", "0010_notes_search")]

    operations = [
        migrations.RunPython(_drop, _make),
        migrations.AddField(
            model_name="person",
            name="introducer",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(introducer__isnull=False),
                fields=["owner", "introducer"],
                name="person_introduced",
            ),
        ),
        migrations.RunPython(_make, _drop),
    ]
