"""How you know somebody moves to the person; one question a row, by a key that begins with the owner.

SQLite makes people_person anew for a new column, and with the old table go the triggers of the search.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_search = import_module("askaround.people.migrations.0002_search")
_TIES = ["family", "friend", "colleague", "studied", "introduced", "met", "linkedin"]
_DROP = [statement for statement in _search.SQLITE_BACK if "TRIGGER" in statement]
_MAKE = [statement for statement in _search.SQLITE if "TRIGGER" in statement]


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements if schema_editor.connection.vendor == "sqlite" else ():
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    """Add the columns and the keys."""

    dependencies = [("people", "0002_search")]

    operations = [
        migrations.RunPython(_run(_DROP), _run(_MAKE)),
        migrations.AddField(
            model_name="person",
            name="tie",
            field=models.CharField(blank=True, choices=[(tie, tie) for tie in _TIES], max_length=16, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="person",
            name="tie_detail",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="person",
            name="tie_year",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(condition=models.Q(tie__in=["", *_TIES]), name="person_tie"),
        ),
        migrations.AlterField(
            model_name="mergecandidate",
            name="row",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="candidates",
                to="people.importedrow",
            ),
        ),
        migrations.AddConstraint(
            model_name="mergecandidate",
            constraint=models.UniqueConstraint(fields=("owner", "row"), name="candidate_once"),
        ),
        migrations.RunPython(_run(_MAKE), _run(_DROP)),
    ]
