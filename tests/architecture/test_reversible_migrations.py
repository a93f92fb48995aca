"""Migrations say what the models say, and can be taken back."""

import pytest
from django.core.management import call_command

from tests.scratch import on_scratch

# Runs in a process of its own, on a database of its own.
_THERE_AND_BACK = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection

def shape():
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        columns = {t: sorted(c.name for c in connection.introspection.get_table_description(cursor, t)) for t in tables}
        keys = {t: sorted(connection.introspection.get_constraints(cursor, t)) for t in tables}
        if connection.vendor == "sqlite":
            cursor.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY 1, 2")
            columns["triggers"] = cursor.fetchall()
    return columns, keys

def ours(names):
    labels = tuple(f"{label}_" for label in mine)
    return [name for name in names if name.startswith(labels)]

mine = [app.label for app in apps.get_app_configs() if app.name.startswith("askaround.")]
migrated = [label for label in mine if apps.get_app_config(label).models_module]
call_command("migrate", verbosity=0)
first = shape()
assert ours(first[0]), "nothing was made"
for label in reversed(migrated):
    call_command("migrate", label, "zero", verbosity=0)
left = ours(shape()[0])
assert not left, f"left behind: {left}"
call_command("migrate", verbosity=0)
assert shape() == first, "not the same the second time"
"""


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_every_migration_can_be_taken_back_and_done_again(tmp_path):
    on_scratch(tmp_path, _THERE_AND_BACK)
